# What figures of a study are together: p values of comparisons and their adjustment, a claim on every year, shrunken
# areas. From the table of schools itself, with the definitions of docs/methods.md and base R.
#
#   Rscript test/oracle/many-in-study.R
#
# Written with R 4.2.2 to results/many-comparisons.csv, results/many-claims.csv and results/many-areas.csv.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)
write_result <- function(result, file) {
  for (column in names(result)) if (is.numeric(result[[column]])) result[[column]] <- digits(result[[column]])
  write.csv(result, file.path(here, "results", file), row.names = FALSE, quote = FALSE)
}

source(file.path(here, "degrees-of-freedom.R"))
table <- read.csv(file.path(here, "data", "school-sums.csv"))
schools <- sort(unique(table$urn))
K <- length(schools)
half_digit <- 0.005

# One mean: its value, corrected influence by school, and how far each printed mean moves it.
domain <- function(group, area, year) {
  rows <- table[table$year == year & (area == "nation" | table$region == area), ]
  n <- rows[[paste0(group, "_pupils")]]
  y <- rows[[paste0(group, "_mean")]]
  used <- n > 0 & !is.na(y)
  rows <- rows[used, ]; n <- n[used]; y <- y[used]
  h <- n / sum(n)
  m <- sum(h * y)
  influence <- setNames(numeric(K), schools)
  influence[as.character(rows$urn)] <- h * (y - m) / sqrt(1 - h)
  own <- list(n = n, school = rows$urn, own = h * (y - m) / sqrt(1 - h))
  list(value = m, influence = influence, own = own, weights = setNames(h, paste(group, year, rows$urn)), schools = 1 / sum(h^2))
}

# A sum of means with signs. A mean that stands on both sides cancels out, and is not among the parts.
combine <- function(parts, signs) {
  names(parts) <- names(signs)
  weights <- numeric(0)
  for (at in seq_along(parts)) {
    w <- signs[[at]] * parts[[at]]$weights
    fresh <- setdiff(names(w), names(weights))
    weights[fresh] <- 0
    weights[names(w)] <- weights[names(w)] + w
  }
  influence <- Reduce(`+`, Map(function(part, sign) sign * part$influence, parts, signs))
  list(
    value = sum(mapply(function(part, sign) sign * part$value, parts, signs)),
    influence = influence,
    se = sqrt(K / (K - 1) * sum(influence^2)),
    df = figure_df(Map(function(part, sign) c(part$own, weight = sign), parts, signs)),
    rounding = half_digit * sum(abs(weights)),
    fewest = min(vapply(parts, function(part) part$schools, 0)) # effective schools of its smallest mean
  )
}
gap <- function(area, year) combine(list(domain("oth", "nation", year), domain("dis", area, year)), c(1, -1))
over_years <- function(area) {
  combine(
    list(domain("oth", "nation", 2019), domain("dis", area, 2019), domain("oth", "nation", 2018), domain("dis", area, 2018)),
    c(1, -1, -1, 1)
  )
}
# The comparator of a year is on both sides: what is left are the two areas.
over_areas <- function(area, other, year) combine(list(domain("dis", area, year), domain("dis", other, year)), c(-1, 1))

tested <- function(d) {
  t <- sign(d$value) * max(0, abs(d$value) - d$rounding) / d$se
  data.frame(t = t, df = d$df, p = 2 * pt(-abs(t), d$df))
}
entry <- function(name, questions, ids) {
  cbind(data.frame(family = name, figure = ids), do.call(rbind, lapply(questions, tested)))
}

regions <- c("Eastholt", "Norvale", "Sundmark")
low <- tolower(regions)
first <- entry("compare 1", lapply(regions, over_years), paste0("progress/gap/disadvantaged/region-", low, "/2019/difference/with-2018"))
pairs <- expand.grid(year = c(2018, 2019), area = c("Eastholt", "Sundmark"), stringsAsFactors = FALSE)
second <- entry(
  "compare 2",
  Map(function(area, year) over_areas(area, "Norvale", year), pairs$area, pairs$year),
  paste0("progress/gap/disadvantaged/region-", tolower(pairs$area), "/", pairs$year, "/ratio/with-region-norvale")
)
# Both entries are one family: each p value is adjusted for all, by the method that its entry names, or Holm's.
both <- rbind(first, second)
both$adjusted <- ifelse(both$family == "compare 1", p.adjust(both$p, "holm"), p.adjust(both$p, "BH"))
write_result(both, "many-comparisons.csv")

# A claim is as sure as its least sure part, each against 0 on the claimed side, rounding against it.
one_sided <- function(d, sign) pt(-(sign * d$value - d$rounding) / d$se, d$df)
write_result(data.frame(
  claim = c("larger", "smaller", "behind"),
  p = c(
    max(vapply(c(2018, 2019), function(year) one_sided(over_areas("Sundmark", "Norvale", year), 1), 0)),
    max(vapply(c(2018, 2019), function(year) one_sided(over_areas("Sundmark", "Norvale", year), -1), 0)),
    max(vapply(regions, function(area) one_sided(gap(area, 2019), 1), 0))
  )
), "many-claims.csv")

# Regions drawn towards their mean, as test/oracle/shrink.R does, with the mean covariance of pairs as what they share.
areas_of <- function(what, figures) {
  covariance <- outer(seq_along(figures), seq_along(figures), Vectorize(function(i, j) {
    K / (K - 1) * sum(figures[[i]]$influence * figures[[j]]$influence)
  }))
  y <- vapply(figures, function(one) one$value, 0)
  shared <- min(max(0, mean(covariance[lower.tri(covariance)])), min(diag(covariance)) / 2)
  # Variances estimated from few schools, drawn towards each other: Smyth (2004), as test/oracle/shrink-variances.R does.
  # What is drawn is the variance between the schools of an area, so its freedom is that of the smallest mean, K - 1, not
  # that of the whole figure, whose comparator has the schools of the nation.
  freedom <- vapply(figures, function(one) one$fewest, 0) - 1
  between <- (diag(covariance) - shared) * (freedom + 1)
  logs <- log(between) - digamma(freedom / 2) + log(freedom / 2)
  excess <- var(logs) - mean(trigamma(freedom / 2))
  if (excess > 0) {
    half <- uniroot(function(x) log(trigamma(x)) - log(excess), c(1e-3, 1e6), tol = 1e-14)$root
    prior <- exp(mean(logs) + digamma(half) - log(half))
    d <- (2 * half * prior + freedom * between) / (2 * half + freedom) / (freedom + 1)
    worth <- pmin(2 * half + freedom, sum(freedom))
  } else {
    d <- sum(freedom * between) / sum(freedom) / (freedom + 1)
    worth <- rep(sum(freedom), length(freedom))
  }
  mean_of <- function(tau2) weighted.mean(y, 1 / (d + tau2))
  spread <- function(tau2) sum((y - mean_of(tau2))^2 / (d + tau2)) - (length(y) - 1)
  tau2 <- if (spread(0) <= 0) 0 else uniroot(spread, c(0, 100), tol = 1e-15)$root
  lambda <- tau2 / (tau2 + d)
  W <- sum(1 / (tau2 + d))
  sd <- sqrt(lambda * d + (1 - lambda)^2 / W + 2 * d^2 * (2 * length(y) / W^2) / (tau2 + d)^3 + shared)
  shrunken <- lambda * y + (1 - lambda) * mean_of(tau2)
  data.frame(
    figure = paste0("progress/", what, "/region-", low, "/2019"),
    value = y, shared = shared, between = sqrt(tau2), shrunken = shrunken,
    lower = shrunken - qt(0.975, worth) * sd, upper = shrunken + qt(0.975, worth) * sd
  )
}
mean_alone <- function(group, area) combine(list(domain(group, area, 2019)), 1)
in_area <- function(area) combine(list(domain("oth", area, 2019), domain("dis", area, 2019)), c(1, -1))
write_result(rbind(
  areas_of("gap/disadvantaged", lapply(regions, gap, year = 2019)),
  areas_of("in-area-gap/disadvantaged", lapply(regions, in_area)),
  areas_of("mean/disadvantaged", lapply(regions, mean_alone, group = "dis")),
  areas_of("mean/others", lapply(regions, mean_alone, group = "oth"))
), "many-areas.csv")
