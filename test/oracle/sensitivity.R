# Gaps under other choices, on the invented sample of full-errors.R: compared within bands of prior attainment, with
# expectations corrected for errors of prior attainment, and with bounds for pupils without prior attainment. Standard
# errors are delete-one-school jackknives (withReplicates) in which everything is worked out again.
# Written for R 4.2.2 and survey 4.1.1.
#
#   Rscript test/oracle/sensitivity.R
#
# reads test/oracle/data/school-sample.csv and writes test/oracle/results/sensitivity.csv: choice, method, figure,
# value, jackknife. Every seventh pupil of the file is the one without prior attainment, where a choice needs some.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")

pupils <- read.csv("test/oracle/data/school-sample.csv", stringsAsFactors = FALSE)
pupils$band <- findInterval(pupils$prior, seq(30, 54, 2))
years <- sort(unique(pupils$year))
unseen <- seq_len(nrow(pupils)) %% 7 == 0

percentile_rank <- function(x, w) {
  at <- match(x, values <- sort(unique(x)))
  tied <- as.vector(tapply(w, factor(at, seq_along(values)), sum))
  100 * (cumsum(tied) - tied / 2)[at] / sum(w)
}

# Scores of the pupils who count; `whole` rounds the corrected sums of outcomes of a band, as integer sums are.
score <- function(method, w, counts, reliability, whole) {
  values <- rep(NA_real_, nrow(pupils))
  for (year in years) {
    i <- which(pupils$year == year & counts)
    y <- pupils$outcome[i]
    band <- factor(pupils$band[i])
    size <- tapply(w[i], band, sum)
    sums <- tapply(w[i] * y, band, sum)
    priors <- tapply(w[i] * pupils$prior[i], band, sum)
    if (reliability < 1) {
      line <- lm(I(sums / size) ~ I(priors / size), weights = size)
      shift <- size * coef(line)[[2]] * (1 / reliability - 1) * (priors / size - sum(priors) / sum(size))
      sums <- sums + if (whole) round(shift) else shift
    }
    e <- y - as.vector((sums / size)[band])
    values[i] <- switch(method,
      "rank of residual" = percentile_rank(round(e, 7), w[i]),
      "standardised residual" = {
        centre <- weighted.mean(e, w[i])
        e / sqrt(weighted.mean((e - centre)^2, w[i]))
      },
      "points of residual" = e
    )
  }
  values
}

groups <- list(others = pupils$group == "o", disadvantaged = pupils$group != "o", persistent = pupils$group == "p")
areas <- list(nation = TRUE, hill = pupils$area == "hill", shore = pupils$area == "shore")
rows_of <- function(g, a, year) which(pupils$year == year & groups[[g]] & areas[[a]])
figures <- expand.grid(group = c("disadvantaged", "persistent"), area = names(areas), year = years, stringsAsFactors = FALSE)
each_figure <- function(gap) {
  values <- mapply(gap, figures$group, figures$area, figures$year)
  setNames(values, paste("gap", figures$group, figures$area, figures$year, sep = "|"))
}

# The mean, over the group's pupils, of what the others of their band reach, less what they reach themselves.
within_bands <- function(scores, w) each_figure(function(g, a, year) {
  of <- rows_of(g, a, year)
  from <- rows_of("others", "nation", year)
  bands <- sort(unique(pupils$band))
  mean_of <- sapply(bands, function(b) weighted.mean(scores[from][pupils$band[from] == b], w[from][pupils$band[from] == b]))
  compared <- !is.na(mean_of[match(pupils$band[of], bands)])
  of <- of[compared]
  sum(w[of] * (mean_of[match(pupils$band[of], bands)] - scores[of])) / sum(w[of])
})
plain <- function(scores, w) each_figure(function(g, a, year) {
  m <- function(rows) weighted.mean(scores[rows], w[rows])
  m(rows_of("others", "nation", year)) - m(rows_of(g, a, year))
})
bound <- function(of_group, of_others) function(scores, w) each_figure(function(g, a, year) {
  m <- function(rows, put) weighted.mean(ifelse(unseen[rows], put, scores[rows]), w[rows])
  m(rows_of("others", "nation", year), of_others) - m(rows_of(g, a, year), of_group)
})

design <- as.svrepdesign(svydesign(ids = ~school, weights = ~1, data = pupils), type = "JK1")
everybody <- rep(TRUE, nrow(pupils))
results <- NULL
add <- function(choice, method, counts, reliability, figure) {
  theta <- function(whole) function(w, data) figure(score(method, w, counts, reliability, whole), w)
  value <- theta(TRUE)(rep(1, nrow(pupils)), NULL)
  found <- withReplicates(design, theta(FALSE))
  results <<- rbind(results, data.frame(
    choice = choice, method = method, figure = names(value), value = sprintf("%.17g", value),
    jackknife = sprintf("%.17g", SE(found))
  ))
}
for (method in c("rank of residual", "standardised residual", "points of residual")) {
  add("within bands", method, everybody, 1, within_bands)
  add("reliability 0.8", method, everybody, 0.8, plain)
}
add("smallest", "rank of residual", !unseen, 1, bound(100, 0))
add("largest", "rank of residual", !unseen, 1, bound(0, 100))
write.csv(results, "test/oracle/results/sensitivity.csv", row.names = FALSE, quote = FALSE)
