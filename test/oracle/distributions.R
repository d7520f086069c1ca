# Values of R's distribution functions, for test/number: Rscript test/oracle/distributions.R
# Written with R 4.2.2 to results/distributions.csv and results/quantiles.csv, 17 significant digits.
# Where R's own quantiles are off they are corrected with R's cumulative functions, as said below.

file <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))
results <- file.path(dirname(file), "results")
digits <- function(x) {
  text <- sprintf("%.17g", x)
  text[is.infinite(x)] <- ifelse(x[is.infinite(x)] > 0, "Infinity", "-Infinity")
  text
}

rows <- list()
add <- function(name, f, grid) {
  values <- do.call(f, unname(as.list(grid)))
  text <- lapply(grid, digits)
  while (length(text) < 3) text <- c(text, list(rep("", nrow(grid))))
  rows[[length(rows) + 1]] <<- paste(name, text[[1]], text[[2]], text[[3]], digits(values), sep = ",")
}

outer <- c(1e-300, 1e-200, 1e-100, 1e-50, 1e-20, 1e-15, 1e-12, 1e-10, 1e-6, 1e-4, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.249,
           0.251, 0.3, 0.4, 0.45, 0.49, 0.4999, 0.499999999)
p <- c(outer, 0.5, 0.500001, 0.51, 0.6, 0.7, 0.751, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 0.99999, 1 - 1e-10)

# R gives 0 below -37.52, where the true probability is still a double.
x <- data.frame(x = c(seq(-37.5, 8.5, by = 0.31), -0.67448975,
                      -0.6745, -5.656854, -5.656855, 0, 1e-10, -1.959963984540054))
add("normalCumulative", pnorm, x)
add("normalQuantile", qnorm, data.frame(p = p))

df <- c(0.3, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5.5, 7, 10, 15.3, 20, 30, 49.5, 100, 333.3, 1000, 1e4, 1e5, 1e6, 1e7)
t <- c(0, 1e-9, 1e-4, 0.01, 0.1, 0.5, 0.9, 1, 1.3, 1.5, 1.7, 1.75, 1.8, 1.96, 2.1, 2.5, 3, 4, 5, 7, 10, 14, 20, 30,
       100, 1e4, 1e8, 1e12, 1e50)
add("studentTCumulative", pt, expand.grid(t = c(-t, t[t < 40]), df = c(df, Inf)))

# R's qt is 1% off at p = 1e-200 with df = 1.5, and has 8 digits at p = 0.499999999. Newton's steps towards what R's
# pt and pbeta say: on the log of the tail for outer p, on the log of P(|T| < t) for p between 0.25 and 0.75.
quantile_t <- function(p, df) {
  outer <- min(p, 1 - p)
  if (is.infinite(df)) return(qnorm(p))
  if (outer == 0.5) return(0)
  t <- abs(qt(outer, df))
  for (step in 1:100) {
    if (is.infinite(t)) break
    if (outer < 0.25) {
      log_tail <- pt(-t, df, log.p = TRUE)
      t <- t * exp((log_tail - log(outer)) / (t * exp(dt(t, df, log = TRUE) - log_tail)))
    } else {
      log_middle <- pbeta(t^2 / (df + t^2), 0.5, df / 2, log.p = TRUE)
      t <- t * exp((log(1 - 2 * outer) - log_middle) / (2 * t * exp(dt(t, df, log = TRUE) - log_middle)))
    }
  }
  if (p < 0.5) -t else t
}
add("studentTQuantile", Vectorize(quantile_t), expand.grid(p = p, df = c(df, Inf)))

shape <- c(0.15, 0.5, 1, 2, 10.5, 100, 1e4, 1e5)
grid <- expand.grid(z = c(-20, -8, -4, -2, -1, -0.3, 0, 0.3, 1, 2, 4, 8, 20), a = shape, b = shape)
mean <- grid$a / (grid$a + grid$b)
grid <- data.frame(x = mean + grid$z * sqrt(mean * (1 - mean) / (grid$a + grid$b + 1)), a = grid$a, b = grid$b)
grid <- grid[grid$x > 0 & grid$x < 1, ]
fixed <- expand.grid(x = c(1e-100, 1e-10, 0.001, 0.1, 0.5, 0.9, 0.999), a = shape, b = shape)
add("betaCumulative", pbeta, rbind(grid, fixed))
# From 1e-100 up: below, R's qbeta underflows (p = 1e-200, shapes 1e5 and 10.5) or has 8 digits.
some <- c(1e-100, 1e-20, 1e-6, 0.001, 0.025, 0.1, 0.3, 0.499999999, 0.5, 0.51, 0.75, 0.95, 0.975, 0.999, 1 - 1e-10)
add("betaQuantile", qbeta, expand.grid(p = some, a = shape, b = shape))

shape <- c(1e-5, 0.15, 0.5, 1, 1.3, 2, 7.7, 100, 12345.6, 1e8)
add("logBeta", lbeta, expand.grid(a = shape, b = shape))

header <- "function,argument1,argument2,argument3,value"
writeLines(c(header, unlist(rows)), file.path(results, "distributions.csv"))

# Each data set is given sorted; R's quantile() may be given any order.
sets <- list(
  c(3.5), c(-1, 3), c(1, 1, 1, 5), c(1, 2, 4, 8, 16), sort(round(1000 * sin(1:37)) / 8), sort((1:101)^1.5 %% 7),
  c(-1e300, 0, 1e300), c(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
)
probabilities <- c(0, 0.01, 0.05, 0.1, 0.2, 0.25, 1 / 3, 0.5, 0.6, 0.75, 0.9, 0.99, 1)
lines <- unlist(lapply(sets, function(set) {
  values <- quantile(set, probabilities, type = 7)
  paste(paste(digits(set), collapse = " "), digits(probabilities), digits(values), sep = ",")
}))
writeLines(c("sorted,probability,value", lines), file.path(results, "quantiles.csv"))
