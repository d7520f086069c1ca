# Degrees of freedom of Bell and McCaffrey by matrices, sourced by the programs that need them.
#
# Rows are the means of schools in domains, y_i ~ mean of its domain, with weights n_i. The contrast of domain means is
# c'b. With the hat matrix H, the corrected residuals of a school are A_s (I - H)_s y, so that the variance estimate is
# y'Gy; under a covariance matrix Omega of the rows it has mean tr(G Omega) and degrees of freedom
# tr(G Omega)^2 / tr((G Omega)^2). Nothing here uses that domains are means: the projection is that of least squares.
bell_mccaffrey <- function(n, domain, school, weight, omega) {
  X <- outer(as.character(domain), names(weight), `==`) + 0
  bread <- solve(t(X) %*% (n * X))
  lever <- drop(t(weight) %*% bread %*% t(n * X)) # slope of the contrast with respect to each row
  residual <- diag(length(n)) - X %*% bread %*% t(n * X)
  scores <- do.call(rbind, lapply(split(seq_along(n), school), function(rows) {
    h <- X[rows, , drop = FALSE] %*% bread %*% t(n[rows] * X[rows, , drop = FALSE])
    root <- eigen(diag(length(rows)) - h) # diagonal here: a school has one row in each domain
    adjust <- root$vectors %*% (root$values^-0.5 * solve(root$vectors))
    lever[rows] %*% adjust %*% residual[rows, , drop = FALSE]
  }))
  M <- scores %*% (omega * t(scores))
  sum(diag(M))^2 / sum(M * M)
}

# The same for a figure of docs/methods.md. parts: one list per domain, with n, school, own (corrected influences, not
# multiplied by the weight), weight, and kind. Variances of rows are variance of the domain / pupils; once as the
# domains say, once drawn towards the spread that domains of a kind have in common. The smaller result holds.
figure_df <- function(parts) {
  names(parts) <- paste0("d", seq_along(parts))
  n <- unlist(lapply(parts, function(d) d$n), use.names = FALSE)
  school <- unlist(lapply(parts, function(d) as.character(d$school)), use.names = FALSE)
  domain <- rep(names(parts), vapply(parts, function(d) length(d$n), 0L))
  weight <- vapply(parts, function(d) d$weight, 0)
  V <- weight^2 * vapply(parts, function(d) sum(d$own^2), 0)
  size <- vapply(parts, function(d) sum(d$n), 0)
  omega <- function(v) rep(v * size / weight^2, vapply(parts, function(d) length(d$n), 0L)) / n
  df <- function(v) bell_mccaffrey(n, domain, school, weight, omega(v))
  alone <- vapply(parts, function(d) bell_mccaffrey(d$n, rep("d", length(d$n)), d$school, c(d = 1), 1 / d$n), 0)
  unit <- weight^2 * vapply(parts, function(d) sum((d$n / sum(d$n))^2), 0)
  kind <- vapply(parts, function(d) if (is.null(d$kind)) "units" else d$kind, "")
  common <- unit * ave(alone * V / unit, kind, FUN = sum) / ave(alone, kind, FUN = sum)
  min(df(V), df((alone * V + common) / (alone + 1)))
}
