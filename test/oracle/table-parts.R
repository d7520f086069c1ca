# The gap inside an area of a school table, within schools and between schools: values, errors and the most that the
# rounding of printed means can move them, of the table test/oracle/data/school-sums.csv.
#
#   Rscript test/oracle/table-parts.R
#
# Written with R 4.2.2 and survey 4.1 to results/table-parts.csv. Values and errors are functions of totals over schools
# (svytotal, svycontrast). Every part is a straight line in the printed means, so that its rounding is worked out by
# moving one mean after the other by half its last digit.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)

table <- read.csv(file.path(here, "data", "school-sums.csv"))
for (group in c("dis", "oth")) {
  absent <- is.na(table[[paste0(group, "_mean")]]) | is.na(table[[paste0(group, "_pupils")]])
  table[absent, paste0(group, c("_mean", "_pupils"))] <- 0
}
# All schools of both years are the design; those elsewhere or in the other year add nothing.
schools <- sort(unique(table$urn))

wide_of <- function(rows) {
  at <- match(schools, rows$urn)
  take <- function(column) ifelse(is.na(at), 0, rows[[column]][at])
  wide <- data.frame(urn = schools, n_d = take("dis_pupils"), n_o = take("oth_pupils"))
  wide$s_d <- wide$n_d * take("dis_mean")
  wide$s_o <- wide$n_o * take("oth_mean")
  n <- wide$n_d + wide$n_o
  school_mean <- ifelse(n == 0, 0, (wide$s_d + wide$s_o) / pmax(n, 1))
  wide$b_d <- wide$n_d * school_mean
  wide$b_o <- wide$n_o * school_mean
  wide
}
parts <- list(
  "in-area-gap" = "s_o / n_o - s_d / n_d",
  "between-schools" = "b_o / n_o - b_d / n_d",
  "within-schools" = "(s_o - b_o) / n_o - (s_d - b_d) / n_d"
)
value_of <- function(rows, part) eval(parse(text = parts[[part]])[[1]], as.list(colSums(wide_of(rows))))
rounding_of <- function(rows, part) {
  moved <- 0
  for (column in c("dis_mean", "oth_mean")) for (row in seq_len(nrow(rows))) {
    other <- rows
    other[[column]][row] <- other[[column]][row] + 0.005
    moved <- moved + abs(value_of(other, part) - value_of(rows, part))
  }
  moved
}

# The error when schools are left out one at a time, and degrees of freedom of the domains that a part comes from.
source(file.path(here, "degrees-of-freedom.R"))
left_out <- function(rows, part) {
  moved <- vapply(seq_len(nrow(rows)), function(at) value_of(rows, part) - value_of(rows[-at, ], part), 0)
  sqrt(length(schools) / (length(schools) - 1) * sum(moved^2))
}
df_of <- function(rows, part) {
  wide <- wide_of(rows)
  domain <- function(n, sum, kind, weight) {
    used <- n > 0
    h <- n[used] / sum(n)
    y <- sum[used] / n[used]
    list(n = n[used], school = schools[used], own = h * (y - sum(h * y)) / sqrt(1 - h), weight = weight, kind = kind)
  }
  means <- list(domain(wide$n_o, wide$s_o, "units", 1), domain(wide$n_d, wide$s_d, "units", -1))
  of_schools <- function(sign) list(domain(wide$n_o, wide$b_o, "school means", sign), domain(wide$n_d, wide$b_d, "school means", -sign))
  figure_df(switch(part, "in-area-gap" = means, "between-schools" = of_schools(1), "within-schools" = c(means, of_schools(-1))))
}

result <- NULL
for (region in c("england", sort(unique(table$region)))) for (year in c(2018, 2019)) {
  rows <- table[table$year == year & (region == "england" | table$region == region), ]
  design <- svydesign(ids = ~urn, weights = ~1, data = wide_of(rows))
  totals <- svytotal(~ n_d + n_o + s_d + s_o + b_d + b_o, design)
  for (part in names(parts)) {
    found <- svycontrast(totals, list(part = parse(text = parts[[part]])[[1]]))
    result <- rbind(result, data.frame(region, year, part, value = digits(as.numeric(coef(found))), se = digits(as.numeric(SE(found))), rounding = digits(rounding_of(rows, part)), se_left_out = digits(left_out(rows, part)), df = digits(df_of(rows, part))))
  }
}
write.csv(result, file.path(here, "results", "table-parts.csv"), row.names = FALSE, quote = FALSE)
