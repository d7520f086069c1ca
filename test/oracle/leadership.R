# Ratings of leadership in March 2010 and March 2016, worked out in base R from the files of an invented nation.
#
#   Rscript test/oracle/leadership.R DIR > leadership.csv
#
# Prints figure,area,count,of,value: counts of schools and their shares by area, then ratios and differences of areas.
# It shares no code with src/: a school of 2016 has its own latest grade published by then or, where it is a converter
# without one, that of its predecessors; in 2010 the worst of the latest grades of the URNs that it came from.

folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("usage: Rscript leadership.R DIR")
read <- function(name) read.csv(file.path(folder, name), check.names = FALSE, colClasses = "character")
first <- as.Date("2010-03-31")
second <- as.Date("2016-03-31")

districts <- read("districts.csv")
register <- read("register.csv")
links <- read("links.csv")
inspections <- read("inspections.csv")

register$opened <- as.Date(register$OpenDate, "%d-%m-%Y")
register$closed <- as.Date(register$CloseDate, "%d-%m-%Y")
links <- links[startsWith(links$LinkType, "Predecessor"), c("URN", "LinkURN")]
stopifnot(!anyDuplicated(register$URN), all(unlist(links) %in% register$URN))

graded <- inspections[inspections[["Effectiveness of leadership and management"]] %in% 1:4, ]
graded$published <- as.Date(graded[["Publication date"]], "%d/%m/%Y")
graded$grade <- as.integer(graded[["Effectiveness of leadership and management"]])
graded$row <- seq_len(nrow(graded))
graded <- graded[order(graded$URN, graded$published), ]

# For each URN the row of its latest grade by a day, or NA.
latest <- function(day) {
  known <- graded[graded$published <= day, ]
  known <- known[!duplicated(known$URN, fromLast = TRUE), ]
  known$row[match(register$URN, known$URN)]
}
grade_of <- function(row) graded$grade[match(row, graded$row)]
standing <- function(day) register$opened <= day & (is.na(register$closed) | register$closed >= day)

# The worst row of a school's predecessors.
of_predecessors <- function(rows) {
  found <- data.frame(to = match(links$URN, register$URN), row = rows[match(links$LinkURN, register$URN)])
  found <- found[!is.na(found$row), ]
  found <- found[order(found$to, -grade_of(found$row)), ]
  found <- found[!duplicated(found$to), ]
  found$row[match(seq_len(nrow(register)), found$to)]
}
worse <- function(a, b) ifelse(is.na(a), b, ifelse(is.na(b), a, ifelse(grade_of(b) > grade_of(a), b, a)))

at_first <- latest(first)
at_second <- latest(second)
converter <- grepl("converter$", register[["TypeOfEstablishment (name)"]])
before <- worse(at_first, of_predecessors(at_first))
after <- ifelse(is.na(at_second) & converter, of_predecessors(at_second), at_second)

here <- standing(second)
gone <- !here & !(register$URN %in% links$LinkURN) & !is.na(at_first)
schools <- data.frame(
  before = grade_of(before), after = ifelse(here, grade_of(after), NA),
  spared = here & (before == after) %in% TRUE
)[here | gone, ]
place <- districts[match(register[["DistrictAdministrative (code)"]], districts$code), ][here | gone, ]

inside <- place$opportunity_area == "yes"
category <- as.integer(place$category)
areas <- list(
  "the-invented-nation" = rep(TRUE, nrow(schools)), "areas-1-2" = category <= 2, "areas-3-4" = category %in% 3:4,
  "areas-5-6" = category >= 5, "opportunity-areas" = inside, "elsewhere" = !inside
)

value <- list()
say <- function(figure, area, count, of) {
  value[[paste(figure, area)]] <<- count / of
  cat(sprintf("%s,%s,%d,%d,%.12g\n", figure, area, count, of, count / of))
}
cat("figure,area,count,of,value\n")
for (area in names(areas)) {
  some <- schools[areas[[area]], ]
  both <- some[!is.na(some$before) & !is.na(some$after), ]
  good <- both[both$before <= 2, ]
  weak <- both[both$before >= 3, ]
  say("good-all-2010", area, sum(some$before <= 2, na.rm = TRUE), sum(!is.na(some$before)))
  say("good-all-2016", area, sum(some$after <= 2, na.rm = TRUE), sum(!is.na(some$after)))
  say("good-matched-2010", area, nrow(good), nrow(both))
  say("good-matched-2016", area, sum(both$after <= 2), nrow(both))
  say("outstanding-matched-2010", area, sum(both$before == 1), nrow(both))
  say("outstanding-matched-2016", area, sum(both$after == 1), nrow(both))
  say("declined", area, sum(good$after >= 3), nrow(good))
  say("improved", area, sum(weak$after <= 2), nrow(weak))
  say("declined-reinspected", area, sum(good$after >= 3), sum(!good$spared))
  say("improved-reinspected", area, sum(weak$after <= 2), sum(!weak$spared))
  top <- both[both$before == 1, ]
  say("lost-outstanding", area, sum(top$after >= 2), nrow(top))
  say("lost-outstanding-reinspected", area, sum(top$after >= 2), sum(!top$spared))
  # less of the weak: the number by which they fell, of those there were
  say("reduction", area, nrow(weak) - sum(both$after >= 3), nrow(weak))
  lost <- some[!is.na(some$before) & is.na(some$after), ]
  say("lost-weak", area, sum(lost$before >= 3), nrow(lost))
  say("lost", area, nrow(lost), sum(!is.na(some$before)))
  say("spared", area, sum(some$spared), nrow(both))
}
other <- function(figure, area, value) cat(sprintf("%s,%s,,,%.12g\n", figure, area, value))
other("good-all-2016-less-1-2", "areas-5-6", value[["good-all-2016 areas-1-2"]] - value[["good-all-2016 areas-5-6"]])
other("good-all-2016-less-1-2", "opportunity-areas",
      value[["good-all-2016 areas-1-2"]] - value[["good-all-2016 opportunity-areas"]])
other("declined-ratio-1-2", "areas-5-6", value[["declined areas-5-6"]] / value[["declined areas-1-2"]])
