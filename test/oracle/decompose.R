# What test/estimates/decompose/ and test/figures/decompose/ compare with.
#
#   Rscript test/oracle/decompose.R
#
# Written with R 4.2.2 and survey 4.1 to results/decompose.csv and results/years-to-close.csv. Everything in the first
# is a function of totals of pupils and sums of scores over schools, with the errors of svytotal() and svycontrast():
# no mean and no share is formed before, unlike in src/.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)

cells <- read.csv(file.path(here, "data", "bands-by-school.csv"))
schools <- sort(unique(cells$school))
wide <- data.frame(school = schools)
kinds <- c("others", "low", "middle", "high")
for (year in c(2018, 2019)) {
  for (kind in kinds) {
    here_are <- cells[cells$kind == kind & cells$year == year, ]
    at <- match(schools, here_are$school)
    wide[[paste0("n_", kind, year)]] <- ifelse(is.na(at), 0, here_are$pupils[at])
    wide[[paste0("s_", kind, year)]] <- ifelse(is.na(at), 0, here_are$sum[at])
  }
  of <- function(what, of_kinds) rowSums(wide[paste0(what, "_", of_kinds, year)])
  n <- of("n", kinds)
  school_mean <- ifelse(n == 0, 0, of("s", kinds) / pmax(n, 1))
  wide[[paste0("b_others", year)]] <- of("n", "others") * school_mean
  wide[[paste0("b_group", year)]] <- of("n", kinds[-1]) * school_mean
}
design <- svydesign(ids = ~school, weights = ~1, data = wide)
totals <- svytotal(as.formula(paste("~", paste(setdiff(names(wide), "school"), collapse = " + "))), design)

# Texts of expressions in totals.
sums <- function(what, of_kinds, year) paste0("(", paste0(what, "_", of_kinds, year, collapse = " + "), ")")
mean_of <- function(of_kinds, year) paste0("(", sums("s", of_kinds, year), " / ", sums("n", of_kinds, year), ")")
bands <- kinds[-1]
share <- function(band, year) paste0("(n_", band, year, " / ", sums("n", bands, year), ")")
gap <- function(band, year) paste0("(", mean_of("others", year), " - ", mean_of(band, year), ")")
all_of <- function(f) paste0("(", paste(vapply(bands, f, ""), collapse = " + "), ")")
whole_gap <- function(year) paste0("(", mean_of("others", year), " - ", mean_of(bands, year), ")")
between <- function(year) paste0("(b_others", year, " / n_others", year, " - b_group", year, " / ", sums("n", bands, year), ")")

figures <- list(
  "gap 2018" = whole_gap(2018),
  "gap 2019" = whole_gap(2019),
  "change" = paste(whole_gap(2019), "-", whole_gap(2018)),
  "of mix" = all_of(function(b) paste0("(", share(b, 2019), " - ", share(b, 2018), ") * (", gap(b, 2018), " + ", gap(b, 2019), ") / 2")),
  "of gaps" = all_of(function(b) paste0("(", gap(b, 2019), " - ", gap(b, 2018), ") * (", share(b, 2018), " + ", share(b, 2019), ") / 2")),
  "fixed mix" = all_of(function(b) paste0(share(b, 2018), " * ", gap(b, 2019))),
  "constant mix" = paste0("0.5 * ", gap("low", 2019), " + 0.3 * ", gap("middle", 2019), " + 0.2 * ", gap("high", 2019)),
  "of comparator" = paste(mean_of("others", 2019), "-", mean_of("others", 2018)),
  "of group" = paste(mean_of(bands, 2018), "-", mean_of(bands, 2019)),
  "share high 2019" = share("high", 2019),
  "between 2018" = between(2018),
  "between 2019" = between(2019),
  "within 2019" = paste(whole_gap(2019), "-", between(2019))
)
result <- NULL
for (name in names(figures)) {
  value <- svycontrast(totals, list(figure = parse(text = figures[[name]])[[1]]))
  result <- rbind(result, data.frame(figure = name, value = digits(as.numeric(coef(value))), se = digits(as.numeric(SE(value)))))
}
write.csv(result, file.path(here, "results", "decompose.csv"), row.names = FALSE, quote = FALSE)

# Slope by lm(); its error from the covariances; ends of the interval as the roots of (gap + r slope)^2 = t^2 Var(gap + r slope).
cases <- list(
  independent = list(year = 2015:2017, gap = c(12, 11, 10), v = diag(0.01, 3), t = 2),
  correlated = list(year = c(2015, 2016, 2018, 2019), gap = c(18.4, 17.9, 17.2, 16.1),
    v = outer(1:4, 1:4, function(i, j) 0.2^2 * (1 + 0.5 * (i == 3) + 0.5 * (j == 3)) * 0.6^abs(i - j)), t = 2.1),
  unequal = list(year = 2012:2017, gap = c(20, 20.4, 19.1, 19, 18.7, 17.5),
    v = diag(c(0.3, 0.1, 0.2, 0.4, 0.1, 0.2)) + 0.05, t = qt(0.975, 11)),
  flat = list(year = 2015:2018, gap = c(12, 11.9, 12.1, 11.8), v = diag(0.04, 4), t = 1.96),
  "seems to rise" = list(year = 2015:2018, gap = c(11.8, 12.1, 11.9, 12), v = diag(0.04, 4) + 0.02, t = 2.2),
  grows = list(year = 2015:2018, gap = c(10, 11, 12.1, 13), v = diag(0.04, 4), t = 1.96)
)
rows <- NULL
for (name in names(cases)) {
  one <- cases[[name]]
  X <- cbind(1, one$year - min(one$year))
  W <- diag(1 / diag(one$v))
  weights <- drop(solve(t(X) %*% W %*% X, t(X) %*% W)[2, ])
  slope <- unname(coef(lm(gap ~ year, data = one, weights = 1 / diag(one$v)))[2])
  stopifnot(abs(slope - sum(weights * one$gap)) < 1e-9)
  se <- sqrt(drop(weights %*% one$v %*% weights))
  last <- length(one$gap)
  off <- function(r) {
    direction <- replace(r * weights, last, r * weights[last] + 1)
    sum(direction * one$gap)^2 - one$t^2 * drop(direction %*% one$v %*% direction)
  }
  years <- one$gap[last] / -slope
  closing <- slope + one$t * se < 0
  ends <- if (closing) c(uniroot(off, c(0, years), tol = 1e-12)$root, uniroot(off, c(years, 1000 * years), tol = 1e-12)$root) else c(NA_real_, NA_real_)
  # Where the slope may be 0, years below the only root above 0 are ruled out, and all above it are possible.
  unclear <- abs(slope) <= one$t * se
  least <- if (unclear) uniroot(off, c(0, 1e5), tol = 1e-12)$root else NA_real_
  rows <- rbind(rows, data.frame(case = name, year = paste(one$year, collapse = " "), gap = paste(one$gap, collapse = " "),
    v = paste(digits(t(one$v)), collapse = " "), t = digits(one$t), slope = digits(slope), se = digits(se),
    closing = closing, years = digits(years), lower = digits(ends[1]), upper = digits(ends[2]), least = digits(least)))
}
write.csv(rows, file.path(here, "results", "years-to-close.csv"), row.names = FALSE, quote = FALSE)
