# Errors of figures of a school table when schools are left out one by one: survey's JK1 on the table of
# test/oracle/data/school-sums.csv, whose means are scores already.
#
#   Rscript test/oracle/table-jackknife.R
#
# Written with R 4.2.2 and survey 4.1 to results/table-jackknife.csv.
suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)

table <- read.csv(file.path(here, "data", "school-sums.csv"))
for (group in c("dis", "oth")) {
  absent <- is.na(table[[paste0(group, "_mean")]]) | is.na(table[[paste0(group, "_pupils")]])
  table[absent, paste0(group, c("_mean", "_pupils"))] <- 0
}
# Schools are the units, whatever the years they stand in.
replicated <- as.svrepdesign(svydesign(ids = ~urn, weights = ~1, data = table), type = "JK1")

mean_in <- function(w, group, region, year) {
  inside <- w * (table$year == year & (is.null(region) | table$region %in% region)) * table[[paste0(group, "_pupils")]]
  sum(inside * table[[paste0(group, "_mean")]]) / sum(inside)
}
gap <- function(w, region, year) mean_in(w, "oth", NULL, year) - mean_in(w, "dis", region, year)
figures <- list(
  "progress/mean/disadvantaged/region-norvale/2019" = function(w) mean_in(w, "dis", "Norvale", 2019),
  "progress/gap/disadvantaged/region-norvale/2019" = function(w) gap(w, "Norvale", 2019),
  "progress/gap/disadvantaged/region-norvale/2019/difference/with-2018" = function(w) gap(w, "Norvale", 2019) - gap(w, "Norvale", 2018),
  "progress/gap/disadvantaged/region-sundmark/2019/ratio/with-region-norvale" = function(w) gap(w, "Sundmark", 2019) / gap(w, "Norvale", 2019)
)
result <- do.call(rbind, lapply(names(figures), function(name) {
  value <- withReplicates(replicated, function(w, data) figures[[name]](w))
  data.frame(figure = name, value = digits(as.numeric(coef(value))), se = digits(as.numeric(SE(value))))
}))
write.csv(result, file.path(here, "results", "table-jackknife.csv"), row.names = FALSE, quote = FALSE)
