# What figures of grades are together, and their errors when schools are left out one by one: from the list of schools
# itself, with the definitions of docs/methods.md, base R and survey.
#
#   Rscript test/oracle/grades-in-study.R
#
# Written with R 4.2.2 and survey 4.1 to results/grades-comparisons.csv, grades-claims.csv, grades-areas.csv and
# grades-jackknife.csv.
suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)
write_result <- function(result, file) {
  for (column in names(result)) if (is.numeric(result[[column]])) result[[column]] <- digits(result[[column]])
  write.csv(result, file.path(here, "results", file), row.names = FALSE, quote = FALSE)
}

source(file.path(here, "degrees-of-freedom.R"))
schools <- read.csv(file.path(here, "data", "inspected-schools.csv"), check.names = FALSE)
schools$before <- schools[["Previous effectiveness of leadership and management"]]
schools$after <- schools[["Effectiveness of leadership and management"]]
schools <- schools[!is.na(schools$before) | !is.na(schools$after), ]
K <- nrow(schools)
matched <- !is.na(schools$before) & !is.na(schools$after)
good <- function(grade) as.numeric(grade <= 2)

# One share of schools: who is in it, 1 or 0 for each of them.
share <- function(what, region = NULL) {
  inside <- matched & (is.null(region) | schools$Region %in% region)
  inside <- inside & switch(what, declined = schools$before <= 2, improved = schools$before > 2, good = TRUE)
  inside[is.na(inside)] <- FALSE
  list(inside = inside, y = ifelse(inside, good(schools$after), 0))
}
# Its value, influences corrected for leverage, and those of its own schools. The share that fell is 1 less the share still good.
domain <- function(what, region) {
  d <- share(what, region)
  n <- sum(d$inside)
  m <- sum(d$y) / n
  sign <- if (what == "declined") -1 else 1
  list(
    value = if (what == "declined") 1 - m else m, n = n,
    influence = ifelse(d$inside, sign * (d$y - m) / n / sqrt(1 - 1 / n), 0),
    own = list(n = rep(1, n), school = which(d$inside), own = (d$y[d$inside] - m) / n / sqrt(1 - 1 / n))
  )
}
minus <- function(a, b) {
  influence <- a$influence - b$influence
  list(
    value = a$value - b$value, se = sqrt(K / (K - 1) * sum(influence^2)),
    df = figure_df(list(c(a$own, weight = 1), c(b$own, weight = -1)))
  )
}

low <- function(region) paste0("region-", tolower(region))
population <- c(declined = "matched-good-or-outstanding-before", improved = "matched-weak-before", good = "matched")
statistic <- c(declined = "share-declined", improved = "share-improved", good = "share-good-or-outstanding")
id <- function(what, region, end = "") paste0("leadership/", statistic[[what]], "/", population[[what]], "/", low(region), "/2022", end)

tested <- function(d) data.frame(t = d$value / d$se, df = d$df, p = 2 * pt(-abs(d$value / d$se), d$df))
entry <- function(name, what, regions, other, ending) {
  result <- do.call(rbind, lapply(regions, function(region) tested(minus(domain(what, region), domain(what, other)))))
  cbind(data.frame(family = name, figure = vapply(regions, function(region) id(what, region, ending), "")), result)
}
# Here no share is none or all, which would have Wilson's interval joined to that of the other side (newcombe.R).
regions <- sort(unique(schools$Region))
for (what in names(statistic)) for (region in regions) stopifnot(!(domain(what, region)$value %in% c(0, 1)))
compared <- setdiff(regions, "Norvale")
both <- rbind(
  entry("compare 1", "declined", compared, "Norvale", "/ratio/with-region-norvale"),
  entry("compare 2", "good", compared, "Norvale", "/difference/with-region-norvale")
)
# Both entries are one family: each p value is adjusted for all, by the method that its entry names, or Holm's.
both$adjusted <- ifelse(both$family == "compare 1", p.adjust(both$p, "BH"), p.adjust(both$p, "holm"))
write_result(both, "grades-comparisons.csv")

one_sided <- function(d, sign) pt(-(sign * d$value) / d$se, d$df)
over <- function(what, region) minus(domain(what, region), domain(what, "Norvale"))
write_result(data.frame(
  claim = c("larger", "smaller"),
  p = c(
    max(vapply(c("Sundmark", "Eastholt"), function(region) one_sided(over("improved", region), 1), 0)),
    one_sided(over("good", "Westmere"), -1)
  )
), "grades-claims.csv")

# Areas beside each other: Wilson's interval at any level is prop.test's without correction; shrunken shares have error
# variances of the share of all areas together.
areas_of <- function(what) {
  all <- lapply(regions, function(region) domain(what, region))
  y <- vapply(all, function(one) one$value, 0)
  n <- vapply(all, function(one) one$n, 0)
  pooled <- sum(n * y) / sum(n)
  d <- pooled * (1 - pooled) / n
  mean_of <- function(tau2) weighted.mean(y, 1 / (d + tau2))
  spread <- function(tau2) sum((y - mean_of(tau2))^2 / (d + tau2)) - (length(y) - 1)
  tau2 <- if (spread(0) <= 0) 0 else uniroot(spread, c(0, 1), tol = 1e-16)$root
  lambda <- tau2 / (tau2 + d)
  W <- sum(1 / (tau2 + d))
  sd <- sqrt(lambda * d + (1 - lambda)^2 / W + 2 * d^2 * (2 * length(y) / W^2) / (tau2 + d)^3)
  shrunken <- lambda * y + (1 - lambda) * mean_of(tau2)
  # Sidak's level of five areas without common schools.
  each <- 1 - 0.95^(1 / length(y))
  wilson <- function(level) t(mapply(function(x, of) suppressWarnings(prop.test(x, of, conf.level = level, correct = FALSE))$conf.int, y * n, n))
  data.frame(
    figure = vapply(regions, function(region) id(what, region), ""), value = y, schools = n,
    lower = wilson(1 - each)[, 1], upper = wilson(1 - each)[, 2], mean = mean_of(tau2), between = sqrt(tau2),
    shrunken = shrunken, shrunken_lower = pmax(0, shrunken - qnorm(0.975) * sd), shrunken_upper = pmin(1, shrunken + qnorm(0.975) * sd), kept = lambda
  )
}
write_result(do.call(rbind, lapply(c("good", "declined", "improved"), areas_of)), "grades-areas.csv")

# The jackknife of whole schools, from survey.
design <- svydesign(ids = ~1, weights = ~1, data = schools)
replicated <- as.svrepdesign(design, type = "JK1")
mean_in <- function(w, d) sum(w * d$y) / sum(w * d$inside)
jack <- function(f) {
  value <- withReplicates(replicated, function(w, data) f(w))
  data.frame(value = as.numeric(coef(value)), se = as.numeric(SE(value)))
}
fell <- function(w, region) 1 - mean_in(w, share("declined", region))
weak_before <- function(w) sum(w * (matched & schools$before > 2), na.rm = TRUE) / sum(w * matched)
weak_after <- function(w) sum(w * (matched & schools$after > 2), na.rm = TRUE) / sum(w * matched)
result <- rbind(
  data.frame(figure = id("good", "Sundmark"), jack(function(w) mean_in(w, share("good", "Sundmark")))),
  data.frame(figure = id("declined", "Sundmark"), jack(function(w) fell(w, "Sundmark"))),
  data.frame(figure = id("declined", "Sundmark", "/difference/with-region-norvale"), jack(function(w) fell(w, "Sundmark") - fell(w, "Norvale"))),
  data.frame(figure = id("declined", "Sundmark", "/ratio/with-region-norvale"), jack(function(w) fell(w, "Sundmark") / fell(w, "Norvale"))),
  data.frame(figure = "leadership/relative-reduction-weak/matched/england/2022", jack(function(w) 1 - weak_after(w) / weak_before(w)))
)
write_result(result, "grades-jackknife.csv")
