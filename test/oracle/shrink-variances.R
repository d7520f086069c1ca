# Error variances of areas drawn towards each other, for test/estimates/shrink/: base R, no package. The formulas are those
# of Smyth (2004), section 6.2, written anew, with R's own digamma, trigamma and root finder.
#
#   Rscript test/oracle/shrink-variances.R
#
# Written with R 4.2.2 to results/shrink-variances.csv, a line an area.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)

set.seed(2004)
sets <- list(
  alike = list(schools = c(8, 8, 8, 8, 8, 8), variance = c(2.0, 2.4, 1.7, 2.2, 2.6, 1.9)),
  unlike = {
    schools <- round(runif(20, 5, 12), 2)
    spread <- exp(rnorm(20, 3, 0.9))
    list(schools = schools, variance = round(spread * rchisq(20, schools - 1) / (schools - 1) / schools, 4))
  },
  uneven = {
    schools <- c(5.5, 60, 7, 8.25, 31, 12, 6)
    list(schools = schools, variance = round(c(100, 90, 30, 400, 60, 900, 20) / schools, 4))
  }
)
result <- do.call(rbind, lapply(names(sets), function(name) {
  schools <- sets[[name]]$schools
  d <- schools - 1
  s2 <- sets[[name]]$variance * schools
  e <- log(s2) - digamma(d / 2) + log(d / 2)
  excess <- var(e) - mean(trigamma(d / 2))
  if (excess > 0) {
    half <- uniroot(function(x) log(trigamma(x)) - log(excess), c(1e-3, 1e6), tol = 1e-14)$root
    d0 <- 2 * half
    s0 <- exp(mean(e) + digamma(half) - log(half))
    smoothed <- (d0 * s0 + d * s2) / (d0 + d)
    freedom <- pmin(d0 + d, sum(d))
  } else {
    smoothed <- rep(sum(d * s2) / sum(d), length(d))
    freedom <- rep(sum(d), length(d))
  }
  data.frame(set = name, schools = digits(schools), variance = digits(sets[[name]]$variance),
    smoothed = digits(smoothed / schools), df = digits(freedom))
}))
write.csv(result, file.path(here, "results", "shrink-variances.csv"), row.names = FALSE, quote = FALSE)
x <- c(0.05, 0.3, 1, 2.5, 7.5, 11.9, 12.1, 40, 1000)
write.csv(
  data.frame(x = digits(x), digamma = digits(digamma(x)), trigamma = digits(trigamma(x))),
  file.path(here, "results", "polygamma.csv"), row.names = FALSE, quote = FALSE
)
