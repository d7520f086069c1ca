# Critical values of the largest of several normal errors with any correlations: pmvnorm() of the package mvtnorm, with
# the algorithm of Miwa, which uses no random numbers. For test/estimates/families/.
#
#   Rscript test/oracle/many-normal.R
#
# Written with R 4.2.2 and mvtnorm 1.1-3 to results/largest-any-normal.csv. Covariances are those of sums of schools.
suppressMessages(library(mvtnorm))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))

critical <- function(correlation, level) {
  k <- nrow(correlation)
  inside <- function(c) {
    as.numeric(pmvnorm(rep(-c, k), rep(c, k), corr = correlation, algorithm = Miwa(steps = 2048)))
  }
  uniroot(function(c) inside(c) - level, c(0.5, 5), tol = 1e-9)$root
}
cases <- list(
  "4 2 1 0 2 9 -3 1 1 -3 5 -2 0 1 -2 1.5" = 4,
  "1 0.6 -0.2 0.6 1 0.5 -0.2 0.5 1" = 3,
  "1 0.99 0.99 1" = 2
)
rows <- NULL
for (level in c(0.9, 0.95)) for (text in names(cases)) {
  covariance <- matrix(as.numeric(strsplit(text, " ")[[1]]), cases[[text]], byrow = TRUE)
  stopifnot(isSymmetric(covariance), min(eigen(covariance)$values) > 0)
  rows <- rbind(rows, data.frame(level = level, covariance = text, critical = sprintf("%.6f", critical(cov2cor(covariance), level))))
}
write.csv(rows, file.path(here, "results", "largest-any-normal.csv"), row.names = FALSE, quote = FALSE)
