# What test/estimates/families/ compares with: R's p.adjust(), pt(), and critical values of the largest of several
# normal errors by numerical integration.
#
#   Rscript test/oracle/many.R
#
# Written with R 4.2.2 to results/p-adjust.csv, results/p-values.csv and results/largest-normal.csv.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)
write <- function(d, file) {
  number <- vapply(d, is.numeric, TRUE)
  d[number] <- lapply(d[number], digits)
  write.csv(d, file.path(here, "results", file), row.names = FALSE, quote = FALSE)
}

set.seed(1955)
sets <- list(
  one = 0.03,
  ends = c(0, 1, 0.5, 0, 1),
  ties = c(0.01, 0.02, 0.01, 0.04, 0.02, 0.04, 0.01),
  falling = c(0.9, 0.5, 0.2, 0.04, 0.03, 0.001),
  large = c(0.6, 0.7, 0.8, 0.9),
  fifty = round(runif(50)^2, 4),
  many = runif(150)^4
)
write(do.call(rbind, lapply(names(sets), function(name) {
  p <- sets[[name]]
  data.frame(set = name, p = p, holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH"))
})), "p-adjust.csv")

cases <- expand.grid(value = c(-2.5, -0.1, 0.3, 1.8, 6), se = c(0.4, 1.1), df = c(2.5, 9, Inf))
against <- 0.2
t <- (cases$value - against) / cases$se
write(data.frame(cases[, 1:2], df = ifelse(is.finite(cases$df), digits(cases$df), "Infinity"), against = against,
  above = pt(t, cases$df, lower.tail = FALSE), below = pt(t, cases$df),
  both = 2 * pt(-abs(t), cases$df)), "p-values.csv")

# Errors z_i = l_i u + sqrt(1 - l_i^2) e_i with one common u: given u they are independent.
inside_each <- function(c, loadings) {
  integrate(function(u) dnorm(u) * vapply(u, function(one) {
    rest <- sqrt(1 - loadings^2)
    prod(pnorm((c - loadings * one) / rest) - pnorm((-c - loadings * one) / rest))
  }, 0), -9, 9, rel.tol = 1e-12, subdivisions = 2000)$value
}
# The range of k independent normal errors: k times the integral over the smallest.
inside_pairs <- function(c, k) {
  integrate(function(z) k * dnorm(z) * (pnorm(z + c * sqrt(2)) - pnorm(z))^(k - 1), -9, 9, rel.tol = 1e-12)$value
}
critical <- function(inside, ...) uniroot(function(c) inside(c, ...) - 0.95, c(1.5, 7), tol = 1e-12)$root

text <- function(loadings) paste(loadings, collapse = " ")
largest <- NULL
add <- function(what, loadings, c) largest <<- rbind(largest, data.frame(what = what, loadings = text(loadings), critical = c))
for (k in c(2, 5, 20, 60)) {
  c <- qnorm((1 + 0.95^(1 / k)) / 2)
  stopifnot(abs(critical(inside_each, rep(0, k)) - c) < 1e-9)
  add("each", rep(0, k), c)
}
for (loadings in list(rep(sqrt(0.5), 4), rep(sqrt(0.5), 10), rep(0.95, 10), c(0.9, 0.9, -0.8, 0.5, 0, 0.99), seq(0, 0.9, by = 0.1)))
  add("each", loadings, critical(inside_each, loadings))
for (k in c(3, 6, 12, 30)) {
  c <- critical(inside_pairs, k)
  stopifnot(abs(c - qtukey(0.95, k, Inf) / sqrt(2)) < 1e-3)
  add("pairs", rep(0, k), c)
}
write(largest, "largest-normal.csv")
