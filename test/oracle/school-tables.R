# Means, gaps, in-area gaps, differences, ratios and percents with standard errors from R's survey package,
# for tables of schools: one row a school, year and group, weighted by pupils, clustered by school.
#
#   Rscript test/oracle/school-tables.R [england_ks4_schools_2019.csv]
#
# writes test/oracle/results/school-tables.csv, and school-tables-england.csv when the file is given.
suppressMessages(library(survey))
options(digits = 17, survey.lonely.psu = "fail")

folder <- "test/oracle"

estimates <- function(long, contrasts) {
  long$domain <- paste(long$group, long$area, long$year, sep = "|")
  # Every school stands in the nation too: rows are doubled, and the school stays one cluster.
  nation <- long
  nation$domain <- paste(nation$group, "nation", nation$year, sep = "|")
  both <- rbind(long, nation)
  design <- svydesign(ids = ~school, weights = ~n, data = both)
  means <- svyby(~y, ~domain, design, svymean, covmat = TRUE)
  names <- as.character(means$domain)
  result <- data.frame(figure = names, value = coef(means), se = SE(means))
  for (name in names(contrasts)) {
    value <- svycontrast(means, contrasts[[name]])
    result <- rbind(result, data.frame(figure = name, value = as.numeric(coef(value)), se = as.numeric(SE(value))))
  }
  result
}

write_result <- function(result, file) {
  result$value <- sprintf("%.17g", result$value)
  result$se <- sprintf("%.17g", result$se)
  write.csv(result, file.path(folder, "results", file), row.names = FALSE, quote = FALSE)
}

m <- function(group, area, year) as.name(paste(group, area, year, sep = "|"))
gap <- function(area, year, against = "nation") bquote(.(m("others", against, year)) - .(m("disadvantaged", area, year)))

small <- read.csv(file.path(folder, "data", "school-sums.csv"))
long <- rbind(
  data.frame(school = small$urn, area = small$region, year = small$year, group = "disadvantaged", n = small$dis_pupils, y = small$dis_mean),
  data.frame(school = small$urn, area = small$region, year = small$year, group = "others", n = small$oth_pupils, y = small$oth_mean)
)
contrasts <- list()
for (year in c(2018, 2019)) {
  for (area in c("nation", unique(small$region))) {
    contrasts[[paste("gap", area, year, sep = "|")]] <- gap(area, year)
    contrasts[[paste("in_area_gap", area, year, sep = "|")]] <- gap(area, year, area)
  }
}
a <- gap("Norvale", 2019)
b <- gap("Norvale", 2018)
d <- gap("Sundmark", 2019)
contrasts[["difference|years"]] <- bquote((.(a)) - (.(b)))
contrasts[["ratio|years"]] <- bquote((.(a)) / (.(b)))
contrasts[["percent|years"]] <- bquote((.(a)) / (.(b)) - 1)
contrasts[["difference|areas"]] <- bquote((.(a)) - (.(d)))
contrasts[["ratio|areas"]] <- bquote((.(a)) / (.(d)))
contrasts[["percent|areas"]] <- bquote((.(a)) / (.(d)) - 1)
write_result(estimates(long, contrasts), "school-tables.csv")

given <- commandArgs(trailingOnly = TRUE)
if (length(given) == 1 && file.exists(given[1])) {
  england <- read.csv(given[1], check.names = FALSE)
  both <- !is.na(england[["PP Progress 8, 2019"]]) & !is.na(england[["Progress 8, 2019"]])
  shown <- england[both, ]
  n <- shown[["P8 pupils, 2019"]]
  d <- shown[["P8 PP pupils, 2019"]]
  sums <- n * shown[["Progress 8, 2019"]] - d * shown[["PP Progress 8, 2019"]]
  long <- rbind(
    data.frame(school = shown$URN, area = shown$Region, year = 2019, group = "disadvantaged", n = d, y = shown[["PP Progress 8, 2019"]]),
    data.frame(school = shown$URN, area = shown$Region, year = 2019, group = "others", n = n - d, y = sums / (n - d))[n > d, ]
  )
  # Schools with an all-pupil mean only belong to the design: they count in K.
  only <- england[is.na(england[["PP Progress 8, 2019"]]) & !is.na(england[["Progress 8, 2019"]]), ]
  long <- rbind(long, data.frame(school = only$URN, area = only$Region, year = 2019, group = "not split", n = only[["P8 pupils, 2019"]], y = only[["Progress 8, 2019"]]))
  contrasts <- list()
  for (area in c("nation", unique(shown$Region))) {
    contrasts[[paste("gap", area, 2019, sep = "|")]] <- gap(area, 2019)
    contrasts[[paste("in_area_gap", area, 2019, sep = "|")]] <- gap(area, 2019, area)
  }
  write_result(estimates(long, contrasts), "school-tables-england.csv")
}
