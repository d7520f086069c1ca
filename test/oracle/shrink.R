# Empirical Bayes written out with matrices, for test/estimates/shrink/: base R, no package.
#
#   Rscript test/oracle/shrink.R
#
# Written with R 4.2.2 to results/shrink-areas.csv (a line an area) and results/shrink-sets.csv (a line a set).
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)

set.seed(1982)
areas_of <- function(k, tau, low, high, shared) {
  own <- round(runif(k, low, high), 4)
  value <- round(12 + rnorm(k, 0, tau) + rnorm(k, 0, sqrt(own)) + rnorm(1, 0, sqrt(shared)), 3)
  list(value = value, variance = own + shared, shared = shared)
}
sets <- list(
  wide = areas_of(12, 3, 0.2, 4, 0),
  narrow = areas_of(30, 0.8, 0.1, 3, 0),
  shared = areas_of(25, 1.5, 0.3, 5, 0.7),
  none = list(value = c(10.1, 9.8, 10.3, 10, 9.9), variance = c(1, 2, 0.5, 1.5, 4), shared = 0),
  three = list(value = c(1, 5, 9.5), variance = c(0.5, 0.01, 2), shared = 0.001)
)

areas <- NULL
summary <- NULL
for (name in names(sets)) {
  y <- sets[[name]]$value
  k <- length(y)
  ones <- rep(1, k)
  shared <- sets[[name]]$shared
  errors <- diag(sets[[name]]$variance - shared) + shared
  d <- sets[[name]]$variance - shared
  spread <- function(tau2) {
    inverse <- solve(diag(d + tau2))
    mean <- sum(inverse %*% y) / sum(inverse)
    drop(t(y - mean) %*% inverse %*% (y - mean)) - (k - 1)
  }
  tau2 <- if (spread(0) <= 0) 0 else {
    wide <- 2 * (max(y) - min(y))^2
    start <- uniroot(spread, c(0, wide), tol = 1e-10)$root
    # uniroot stops early where the curve is flat: secant steps to the last digits.
    for (step in 1:5) start <- start - spread(start) * 2e-5 / (spread(start + 1e-5) - spread(start - 1e-5))
    start
  }
  # Best linear prediction with the whole covariance matrix, the common error in it.
  inverse <- solve(errors + tau2 * diag(k))
  mean <- drop(ones %*% inverse %*% y / sum(inverse))
  value <- mean + tau2 * drop(inverse %*% (y - mean))
  P <- inverse - inverse %*% ones %*% ones %*% inverse / sum(inverse)
  # The prediction is A y with A 1 = 1, so it misses the truth by (A - I) u + A e: areas u, errors e.
  A <- ones %*% t(ones) %*% inverse / sum(inverse) + tau2 * P
  stopifnot(max(abs(A %*% y - value)) < 1e-9)
  mse <- diag(tau2 * (A - diag(k)) %*% t(A - diag(k)) + A %*% errors %*% t(A))
  # What is not known of tau^2: squared derivative of lambda, times the variance of a value, times that of tau^2.
  slope <- vapply(d, function(one) eval(D(quote(t / (t + one)), "t"), list(t = tau2, one = one)), 0)
  of_tau <- slope^2 * (tau2 + d) * 2 * k / sum(1 / (tau2 + d))^2
  areas <- rbind(areas, data.frame(set = name, value = y, variance = sets[[name]]$variance, shrunken = value, sd = sqrt(mse + 2 * of_tau)))
  summary <- rbind(summary, data.frame(set = name, shared = shared, tau2 = tau2, mean = mean, se_mean = sqrt(1 / sum(inverse))))
}
for (column in c("value", "variance", "shrunken", "sd")) areas[[column]] <- digits(areas[[column]])
for (column in c("shared", "tau2", "mean", "se_mean")) summary[[column]] <- digits(summary[[column]])
write.csv(areas, file.path(here, "results", "shrink-areas.csv"), row.names = FALSE, quote = FALSE)
write.csv(summary, file.path(here, "results", "shrink-sets.csv"), row.names = FALSE, quote = FALSE)
