# Means, gaps, in-area gaps and comparisons of the three studies of pupil files, in base R with standard errors from
# R's survey package: one row a pupil, clustered by school, under three transforms (rank, sd, points).
#
#   Rscript test/oracle/pupil-files.R exam.csv hsb82.csv scotssec.csv
#
# writes test/oracle/results/pupil-files.csv: data (the study's folder), measure, scale, figure, value, se.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")

given <- commandArgs(trailingOnly = TRUE)
stopifnot(length(given) == 3, all(file.exists(given)))
results <- list()

# Ten equal groups: a pupil is in the group that holds the middle of all pupils of the same prior. With `below` pupils
# lower, `tied` pupils of this prior (the pupil included) and N in all, the middle stands at (2 below + tied) / (2 N).
equal_groups <- function(prior, groups) {
  below <- rank(prior, ties.method = "min") - 1
  tied <- rank(prior, ties.method = "max") - below
  band <- pmin(floor(groups * (2 * below + tied) / (2 * length(prior))), groups - 1)
  stopifnot(min(table(band)) >= 30) # none is so thin that it would be merged
  band
}

# Ranks are of residuals rounded to 1e-9; standard deviations and points are of the residuals as they are.
# Residuals are doubles with errors of some 1e-15, so equal ones would not always tie: rounded to 1e-9 they do.
# Rounding must not tie what differs. Two residuals of different bands can be as near as step / (N_a N_b), which may
# be less than 1e-9, so the ties are counted against exact ones: outcomes as whole steps y, y N_b - S_b is a whole
# number below 2^53, and one division by N_b rounds equal fractions to the same double.
residual_of <- function(outcome, band, decimals) {
  plain <- outcome - ave(outcome, band)
  rounded <- round(plain, 9)
  steps <- round(outcome * 10^decimals)
  stopifnot(max(abs(steps - outcome * 10^decimals)) < 1e-4)
  pupils <- ave(steps, band, FUN = length)
  numerator <- steps * pupils - ave(steps, band, FUN = sum)
  stopifnot(max(abs(numerator)) < 2^53)
  exact <- numerator / pupils
  # The same number of distinct values, and none of one kind holds two of the other: the same ties.
  stopifnot(length(unique(rounded)) == length(unique(exact)), nrow(unique(data.frame(rounded, exact))) == length(unique(exact)))
  list(plain = plain, ranked = rounded)
}

as_it_is <- function(outcome) list(plain = outcome, ranked = outcome) # read from the same text, equal outcomes are equal doubles
percentile_rank <- function(x) 100 * (rank(x, ties.method = "average") - 0.5) / length(x)
population_sd <- function(x) sqrt(mean((x - mean(x))^2))

m <- function(group, area) as.name(paste(group, area, sep = "|"))

# `groups`: population to logical; `area`: a factor; `contrasts`: name to expression of domain means.
measure <- function(data, name, score, school, groups, area, contrasts, unit_free = NULL, show_means = TRUE) {
  plain <- score$plain
  scales <- list(rank = percentile_rank(score$ranked), sd = plain / population_sd(plain), points = plain)
  copies <- do.call(rbind, lapply(names(groups), function(group) {
    inside <- which(groups[[group]])
    rbind(
      data.frame(row = inside, domain = paste(group, "whole", sep = "|")),
      if (!is.null(area)) data.frame(row = inside, domain = paste(group, area[inside], sep = "|"))
    )
  }))
  for (scale in names(scales)) {
    d <- data.frame(school = school[copies$row], domain = copies$domain, y = scales[[scale]][copies$row])
    # A pupil stands once for every domain it belongs to; the school stays one cluster, so nothing is counted twice.
    design <- svydesign(ids = ~school, weights = ~1, data = d)
    means <- svyby(~y, ~domain, design, svymean, covmat = TRUE)
    rows <- NULL
    if (show_means) rows <- data.frame(figure = paste("mean", means$domain, sep = "|"), value = coef(means), se = SE(means))
    # Ratios have no scale of their own: ours are of the measure's own transform.
    wanted <- if (identical(scale, unit_free)) names(contrasts) else grep("^(ratio|percent)", names(contrasts), value = TRUE, invert = TRUE)
    for (contrast in wanted) {
      value <- svycontrast(means, contrasts[[contrast]])
      rows <- rbind(rows, data.frame(figure = contrast, value = as.numeric(coef(value)), se = as.numeric(SE(value))))
    }
    results[[length(results) + 1]] <<- cbind(data = data, measure = name, scale = scale, rows)
  }
}

gap <- function(group, area, against, from = "whole") bquote(.(m(against, from)) - .(m(group, area)))

exam <- read.csv(given[1], stringsAsFactors = FALSE)
progress <- residual_of(exam$normexam, equal_groups(exam$standLRT, 10), 7)
bands <- list(
  all = rep(TRUE, nrow(exam)), weak = exam$vr == "bottom 25%", middle = exam$vr == "mid 50%", strong = exam$vr == "top 25%"
)
places <- c("whole", "mixed", "girls", "boys")
contrasts <- list()
for (group in c("weak", "strong")) for (place in places) contrasts[[paste("gap", group, place, sep = "|")]] <- gap(group, place, "middle")
for (place in places[-1]) contrasts[[paste("in_area_gap", "weak", place, sep = "|")]] <- gap("weak", place, "middle", place)
contrasts[["difference|mean|all|girls|mixed"]] <- bquote(.(m("all", "girls")) - .(m("all", "mixed")))
measure("london-exam", "progress", progress, exam$school, bands, exam$schgend, contrasts)
contrasts <- list()
for (place in places) contrasts[[paste("gap", "weak", place, sep = "|")]] <- gap("weak", place, "strong")
contrasts[["difference|gap|weak|mixed|girls"]] <- bquote((.(gap("weak", "mixed", "strong"))) - (.(gap("weak", "girls", "strong"))))
measure("london-exam", "progress_from_strong", progress, exam$school, bands, exam$schgend, contrasts, show_means = FALSE)

hsb <- read.csv(given[2], stringsAsFactors = FALSE)
groups <- list(all = rep(TRUE, nrow(hsb)), minority = hsb$minrty == "Yes", others = hsb$minrty == "No")
contrasts <- list()
for (place in c("whole", "Public", "Catholic")) contrasts[[paste("gap", "minority", place, sep = "|")]] <- gap("minority", place, "others")
for (place in c("Public", "Catholic")) contrasts[[paste("in_area_gap", "minority", place, sep = "|")]] <- gap("minority", place, "others", place)
a <- gap("minority", "Public", "others", "Public")
b <- gap("minority", "Catholic", "others", "Catholic")
contrasts[["difference|in_area_gap|minority|Public|Catholic"]] <- bquote((.(a)) - (.(b)))
contrasts[["ratio|in_area_gap|minority|Public|Catholic"]] <- bquote((.(a)) / (.(b)))
measure("high-school-and-beyond", "maths", as_it_is(hsb$mAch), hsb$school, groups, hsb$sector, contrasts, "rank")
contrasts[["percent|in_area_gap|minority|Public|Catholic"]] <- bquote((.(a)) / (.(b)) - 1)
measure("high-school-and-beyond", "maths_points", as_it_is(hsb$mAch), hsb$school, groups, hsb$sector, contrasts, "points")

fife <- read.csv(given[3], stringsAsFactors = FALSE)
groups <- list(all = rep(TRUE, nrow(fife)), boys = fife$sex == "M", girls = fife$sex == "F")
contrasts <- list("gap|boys|whole" = gap("boys", "whole", "girls"))
measure("fife", "progress", residual_of(fife$attain, equal_groups(fife$verbal, 10), 0), fife$second, groups, NULL, contrasts)
measure("fife", "attainment", as_it_is(fife$attain), fife$second, groups, NULL, contrasts)

all <- do.call(rbind, results)
all$value <- sprintf("%.17g", all$value)
all$se <- sprintf("%.17g", all$se)
write.csv(all, "test/oracle/results/pupil-files.csv", row.names = FALSE, quote = FALSE)
