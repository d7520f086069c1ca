# Months behind, worked out in base R from the files of an invented nation.
#
#   Rscript test/oracle/nation.R DIR > nation.csv
#
# Prints id,area,population,year,pupils,mean_rank,value: id "cell" for the 72 cells (value = months), then the figures
# R01-R49 and X01 of the report (value in the unit of the figure). It shares no code with src/synthetic.

folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("usage: Rscript nation.R DIR")
file_of <- function(name) file.path(folder, name)
scale <- 0.976

districts <- read.csv(file_of("districts.csv"), stringsAsFactors = FALSE)
schools <- read.csv(file_of("schools.csv"), stringsAsFactors = FALSE)
years <- as.integer(sub("pupils_([0-9]{4})\\.csv", "\\1", list.files(folder, "^pupils_[0-9]{4}\\.csv$")))

of_school <- districts[match(schools$district, districts$code), ]
area_of_school <- ifelse(of_school$opportunity_area == "yes", "opportunity areas",
                  ifelse(of_school$category <= 2, "areas 1-2",
                  ifelse(of_school$category <= 4, "areas 3-4", "areas 5-6 outside opportunity areas")))

read_year <- function(year) {
  pupils <- read.csv(file_of(sprintf("pupils_%d.csv", year)), stringsAsFactors = FALSE)
  census <- scan(file_of(sprintf("census_%d.csv", year)), what = list("", 0L, "", 0L), sep = ",", skip = 1, quiet = TRUE)
  who <- match(census[[1]], pupils$pupil_ref)
  stopifnot(!anyNA(who), !anyDuplicated(pupils$pupil_ref))
  size <- nrow(pupils)
  secondary <- census[[2]] >= year - 4L
  meals <- census[[4]] == 1L
  terms <- tabulate(who[secondary], size)
  eligible <- tabulate(who[secondary & meals], size)
  ever <- tabulate(who[meals], size) > 0
  persistent <- eligible > 0 & eligible * 5 >= terms * 4
  population <- ifelse(persistent, "persistently disadvantaged",
                ifelse(ever | pupils$in_care == 1, "disadvantaged not persistently", "non-disadvantaged"))
  band <- as.character(pupils$ks2_fine_grade)
  band_pupils <- table(band)[band]
  band_sum <- tapply(pupils$capped_points, band, sum)[band]
  # numerator and denominator are whole numbers, so equal residuals give equal doubles
  residual <- as.vector(pupils$capped_points * band_pupils - band_sum) / as.vector(band_pupils)
  rank <- 100 * (rank(residual, ties.method = "average") - 0.5) / size
  area <- area_of_school[match(pupils$urn, schools$urn)]
  stopifnot(!anyNA(area))
  cells <- aggregate(list(pupils = rep(1, size), total = rank), list(area = area, population = population), sum)
  cells$year <- year
  cells
}
cells <- do.call(rbind, lapply(sort(years), read_year))

areas <- list(
  "areas 1-2" = "areas 1-2",
  "areas 3-4" = "areas 3-4",
  "areas 5-6" = c("areas 5-6 outside opportunity areas", "opportunity areas"),
  "areas 5-6 outside" = "areas 5-6 outside opportunity areas",
  "opportunity" = "opportunity areas",
  "elsewhere" = c("areas 1-2", "areas 3-4", "areas 5-6 outside opportunity areas"),
  "england" = unique(cells$area)
)
populations <- list(
  N = "non-disadvantaged",
  D = c("disadvantaged not persistently", "persistently disadvantaged"),
  P = "persistently disadvantaged",
  all = unique(cells$population)
)
mean_rank <- function(population, area, year) {
  rows <- cells[cells$area %in% areas[[area]] & cells$population %in% populations[[population]] & cells$year == year, ]
  sum(rows$total) / sum(rows$pupils)
}
gap <- function(population, area, year) scale * (mean_rank("N", "england", year) - mean_rank(population, area, year))
inside <- function(population, area, year) scale * (mean_rank("N", area, year) - mean_rank(population, area, year))
rise <- function(population, area) gap(population, area, 2015) - gap(population, area, 2010)
percent <- function(new, old) 100 * (new / old - 1)
lowest <- function(population, area) min(sapply(sort(years), function(year) gap(population, area, year)))

cells$mean_rank <- cells$total / cells$pupils
cells$value <- sapply(seq_len(nrow(cells)), function(i) scale * (mean_rank("N", "england", cells$year[i]) - cells$mean_rank[i]))
cells <- cells[order(cells$area, cells$population, cells$year), ]

figures <- if (all(2010:2015 %in% years)) list(
  R01 = gap("D", "england", 2010), R02 = gap("D", "england", 2013), R03 = gap("D", "england", 2014),
  R04 = gap("D", "england", 2015), R05 = rise("D", "england"),
  R06 = percent(gap("P", "england", 2015), gap("P", "england", 2010)),
  R07 = gap("D", "areas 1-2", 2010), R08 = gap("D", "areas 1-2", 2015), R09 = rise("D", "areas 1-2"),
  R10 = percent(gap("D", "areas 1-2", 2015), gap("D", "areas 1-2", 2010)),
  R11 = gap("D", "areas 5-6", 2010), R12 = gap("D", "areas 5-6", 2013), R13 = gap("D", "areas 5-6", 2015),
  R14 = rise("D", "areas 5-6"), R15 = lowest("D", "areas 5-6"),
  R16 = gap("D", "opportunity", 2015), R17 = rise("D", "opportunity"), R18 = gap("D", "elsewhere", 2015),
  R19 = gap("D", "opportunity", 2015) / gap("D", "elsewhere", 2015),
  R20 = percent(gap("D", "opportunity", 2010), gap("D", "elsewhere", 2010)),
  R21 = percent(gap("D", "opportunity", 2015), gap("D", "elsewhere", 2015)),
  R22 = gap("D", "areas 5-6", 2015) / gap("D", "areas 1-2", 2015),
  R23 = gap("D", "areas 5-6", 2015) / gap("D", "areas 1-2", 2015),
  R24 = gap("D", "areas 5-6", 2015) - gap("D", "areas 1-2", 2015),
  R25 = gap("P", "areas 1-2", 2010), R26 = gap("P", "areas 1-2", 2015),
  R27 = gap("P", "areas 1-2", 2015) / gap("P", "areas 1-2", 2010),
  R28 = gap("P", "areas 1-2", 2015) - gap("D", "areas 1-2", 2015),
  R29 = lowest("P", "areas 5-6"), R30 = gap("P", "areas 5-6", 2015),
  R31 = gap("P", "areas 5-6", 2015) / gap("P", "areas 1-2", 2015), R32 = gap("P", "areas 5-6", 2015),
  R33 = gap("P", "opportunity", 2010), R34 = rise("P", "opportunity"), R35 = gap("P", "opportunity", 2015),
  R36 = gap("P", "opportunity", 2015) - gap("P", "elsewhere", 2015), R37 = gap("P", "elsewhere", 2015),
  R38 = gap("P", "opportunity", 2012) - gap("D", "opportunity", 2012),
  R39 = gap("P", "opportunity", 2015) - gap("D", "opportunity", 2015),
  R40 = rise("N", "opportunity"), R41 = gap("all", "opportunity", 2015),
  R42 = inside("D", "areas 1-2", 2015), R43 = inside("D", "areas 5-6", 2015), R44 = inside("D", "opportunity", 2015),
  R45 = inside("D", "opportunity", 2015),
  R46 = inside("D", "areas 5-6", 2015) - inside("D", "areas 1-2", 2015),
  R47 = percent(inside("P", "areas 1-2", 2015), inside("D", "areas 1-2", 2015)),
  R48 = percent(inside("P", "opportunity", 2015), inside("D", "opportunity", 2015)),
  R49 = percent(inside("P", "areas 5-6", 2015), inside("D", "areas 5-6", 2015)),
  X01 = gap("N", "opportunity", 2015)
)

text <- function(number) sprintf("%.12g", number)
cat("id,area,population,year,pupils,mean_rank,value\n")
cat(sprintf("cell,%s,%s,%d,%d,%s,%s\n", cells$area, cells$population, cells$year, as.integer(cells$pupils),
            text(cells$mean_rank), text(cells$value)), sep = "")
for (id in names(figures)) cat(sprintf("%s,,,,,,%s\n", id, text(figures[[id]])))
