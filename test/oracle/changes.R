# What test/run/changes-compared.test.ts compares with.
#
#   Rscript test/oracle/changes.R
#
# Written with R 4.2.2 and survey 4.1 to results/changes.csv. Every figure is a function of totals of pupils and sums of
# scores over the 24 schools of both years, with the errors of svytotal() and svycontrast(); a school that is in one year
# only has 0 in the other.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)

rows <- read.csv(file.path(here, "data", "changes-by-school.csv"))
rows$on <- rows$n - rows$dn
rows$os <- rows$s - rows$ds
schools <- sort(unique(rows$urn))
wide <- data.frame(school = schools)
for (year in c(2018, 2019)) for (region in unique(rows$region)) {
  own <- rows[rows$year == year & rows$region == region, ]
  at <- match(schools, own$urn)
  for (what in c("n", "dn", "ds", "on", "os"))
    wide[[paste0(what, region, year)]] <- ifelse(is.na(at), 0, own[[what]][at])
}
design <- svydesign(ids = ~school, weights = ~1, data = wide)
totals <- svytotal(as.formula(paste("~", paste(setdiff(names(wide), "school"), collapse = " + "))), design)

sums <- function(what, regions, year) paste0("(", paste0(what, regions, year, collapse = " + "), ")")
mean_of <- function(group, regions, year)
  paste0("(", sums(paste0(group, "s"), regions, year), " / ", sums(paste0(group, "n"), regions, year), ")")
all <- unique(rows$region)
gap <- function(region, year) paste0("(", mean_of("o", all, year), " - ", mean_of("d", region, year), ")")
inside <- function(region, year) paste0("(", mean_of("o", region, year), " - ", mean_of("d", region, year), ")")
share <- function(region, year) paste0("(", sums("dn", region, year), " / ", sums("n", region, year), ")")
changed <- function(of, a, b) paste0("(", of(a, 2019), " - ", of(a, 2018), ") - (", of(b, 2019), " - ", of(b, 2018), ")")

figures <- list(
  "gap North South" = changed(gap, "North", "South"),
  "gap East South" = changed(gap, "East", "South"),
  "gap North all" = changed(gap, "North", all),
  "in-area gap North South" = changed(inside, "North", "South"),
  "groups" = paste0("(", mean_of("d", "North", 2019), " - ", mean_of("d", "North", 2018), ") - (", mean_of("o", "North", 2019), " - ", mean_of("o", "North", 2018), ")"),
  "share North 2019" = share("North", 2019),
  "share all 2018" = share(all, 2018),
  "share North less South" = paste(share("North", 2019), "-", share("South", 2019)),
  "share changes" = changed(share, "North", "South")
)
result <- NULL
for (name in names(figures)) {
  value <- svycontrast(totals, list(figure = parse(text = figures[[name]])[[1]]))
  result <- rbind(result, data.frame(figure = name, value = digits(as.numeric(coef(value))), se = digits(as.numeric(SE(value)))))
}
write.csv(result, file.path(here, "results", "changes.csv"), row.names = FALSE, quote = FALSE)
