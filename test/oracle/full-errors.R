# Full standard errors: every replicate weight of a delete-one-school jackknife scores the pupils again, from band means
# to ranks. Base R and the survey package (withReplicates) on an invented sample of 150 schools and two years.
# Groups: o, d and p (p are disadvantaged as well). Written for R 4.2.2 and survey 4.1.1.
#
#   Rscript test/oracle/full-errors.R
#
# reads test/oracle/data/school-sample.csv and writes test/oracle/results/full-errors.csv: expected (who teaches the
# expectation: all, or not_p), method, figure, value, fixed (scores as given, svydesign) and jackknife.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")

pupils <- read.csv("test/oracle/data/school-sample.csv", stringsAsFactors = FALSE)
# Bands of two tenths of a grade, the lowest and the highest wider; every band has 40 pupils and more in each year.
pupils$band <- findInterval(pupils$prior, seq(30, 54, 2))
stopifnot(min(table(pupils$band, pupils$year)) >= 40)
years <- sort(unique(pupils$year))

weighted_percentile_rank <- function(x, w) {
  at <- match(x, values <- sort(unique(x)))
  tied <- as.vector(tapply(w, factor(at, seq_along(values)), sum))
  100 * (cumsum(tied) - tied / 2)[at] / sum(w)
}

# Scores of all pupils under weights, year by year. Residuals are rounded for ranks alone, so that equal ones tie:
# outcomes are whole, bands have fewer than 1,000 pupils, so unequal ones differ by more than 1e-6.
score <- function(method, expected, w) {
  values <- numeric(nrow(pupils))
  for (year in years) {
    i <- which(pupils$year == year)
    y <- pupils$outcome[i]
    e <- y
    if (method %in% c("rank of residual", "standardised residual", "points of residual")) {
      teaches <- w[i] * expected[i]
      band <- pupils$band[i]
      e <- y - ave(teaches * y, band, FUN = sum) / ave(teaches, band, FUN = sum)
    }
    values[i] <- switch(method,
      "rank of residual" = weighted_percentile_rank(round(e, 7), w[i]),
      "rank" = weighted_percentile_rank(y, w[i]),
      "standardised residual" = , "standardised" = {
        centre <- weighted.mean(e, w[i])
        e / sqrt(weighted.mean((e - centre)^2, w[i]))
      },
      "points of residual" = e
    )
  }
  values
}

groups <- list(all = TRUE, others = pupils$group == "o", disadvantaged = pupils$group != "o", persistent = pupils$group == "p")
areas <- list(nation = TRUE, hill = pupils$area == "hill", shore = pupils$area == "shore")
inside <- list()
for (g in names(groups)) for (a in names(areas)) for (year in years)
  inside[[paste(g, a, year, sep = "|")]] <- pupils$year == year & groups[[g]] & areas[[a]]

figures_of <- function(means) {
  m <- function(g, a, year) means[[paste(g, a, year, sep = "|")]]
  gap <- function(g, a, year, from = "nation") m("others", from, year) - m(g, a, year)
  out <- list()
  for (year in years) for (a in names(areas)) {
    for (g in names(groups)) out[[paste("mean", g, a, year, sep = "|")]] <- m(g, a, year)
    for (g in c("disadvantaged", "persistent")) {
      out[[paste("gap", g, a, year, sep = "|")]] <- gap(g, a, year)
      if (a != "nation") out[[paste("in_area_gap", g, a, year, sep = "|")]] <- gap(g, a, year, a)
    }
  }
  for (a in names(areas)) {
    out[[paste("change", "disadvantaged", a, sep = "|")]] <- gap("disadvantaged", a, years[2]) - gap("disadvantaged", a, years[1])
  }
  out[["ratio|disadvantaged|shore|hill"]] <- gap("disadvantaged", "shore", years[2]) / gap("disadvantaged", "hill", years[2])
  unlist(out)
}

theta <- function(method, expected) function(w, data) {
  scores <- score(method, expected, w)
  figures_of(lapply(inside, function(rows) sum(w[rows] * scores[rows]) / sum(w[rows])))
}

# Scores as given: errors of the domain totals from svydesign, carried through means and figures by their derivatives,
# which complex steps give exactly.
derivatives <- function(f, at) {
  sapply(seq_along(at), function(k) Im(f(replace(as.complex(at), k, at[k] + 1e-20i))) / 1e-20)
}
fixed_errors <- function(method, expected) {
  scores <- score(method, expected, rep(1, nrow(pupils)))
  columns <- do.call(cbind, lapply(inside, function(rows) cbind(rows * 1, rows * scores)))
  colnames(columns) <- paste0("total", seq_len(ncol(columns)))
  totals <- svytotal(
    as.formula(paste("~", paste(colnames(columns), collapse = "+"))),
    svydesign(ids = ~school, weights = ~1, data = cbind(pupils, columns))
  )
  pupils_of <- seq(1, ncol(columns), 2)
  figures <- function(at) figures_of(setNames(as.list(at[pupils_of + 1] / at[pupils_of]), names(inside)))
  slopes <- derivatives(figures, coef(totals))
  sqrt(diag(slopes %*% vcov(totals) %*% t(slopes)))
}

design <- svydesign(ids = ~school, weights = ~1, data = pupils)
replicates <- as.svrepdesign(design, type = "JK1")
printed <- function(x) ifelse(abs(x) < 1e-9, "0", sprintf("%.17g", x)) # what is 0 by definition is 1e-14 or so
results <- NULL
for (expects in c("all", "not_p")) {
  expected <- if (expects == "all") rep(1, nrow(pupils)) else (pupils$group != "p") * 1
  methods <- c("rank of residual", "standardised residual", "points of residual")
  if (expects == "all") methods <- c(methods, "rank", "standardised")
  for (method in methods) {
    found <- withReplicates(replicates, theta(method, expected))
    results <- rbind(results, data.frame(
      expected = expects, method = method, figure = names(coef(found)), value = printed(coef(found)),
      fixed = printed(fixed_errors(method, expected)), jackknife = printed(SE(found))
    ))
  }
}
write.csv(results, "test/oracle/results/full-errors.csv", row.names = FALSE, quote = FALSE)
