# What gaps of an invented nation are made of, worked out in base R from its files.
#
#   Rscript test/oracle/nation-parts.R DIR > nation-parts.csv
#
# Prints figure,value: ids of release/estimates.csv of studies/ambitious-for-every-child, values in percentile-rank
# points, shares as fractions and years as years. Everything is worked out pupil by pupil, or by a formula that src/
# does not use: Kitagawa's parts from means and shares of each year, the part between schools as covariances.

folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("usage: Rscript nation-parts.R DIR")
file_of <- function(name) file.path(folder, name)
districts <- read.csv(file_of("districts.csv"), stringsAsFactors = FALSE)
schools <- read.csv(file_of("schools.csv"), stringsAsFactors = FALSE)
chains <- read.csv(file_of("chains.csv"), stringsAsFactors = FALSE)
of_school <- districts[match(schools$district, districts$code), ]

read_year <- function(year) {
  pupils <- read.csv(file_of(sprintf("pupils_%d.csv", year)), stringsAsFactors = FALSE)
  census <- scan(file_of(sprintf("census_%d.csv", year)), what = list("", 0L, "", 0L), sep = ",", skip = 1, quiet = TRUE)
  who <- match(census[[1]], pupils$pupil_ref)
  size <- nrow(pupils)
  # From the autumn of year 7 to the spring of year 11; no file has the summer after.
  secondary <- census[[2]] >= year - 4L
  meals <- census[[4]] == 1L
  seen <- tabulate(who[secondary], size)
  eligible <- tabulate(who[secondary & meals], size)
  stopifnot(all(seen >= 6))
  poor <- tabulate(who[meals], size) > 0 | pupils$in_care == 1
  share <- eligible / seen
  band <- ifelse(!poor, "others", ifelse(eligible == 0, "no-terms", ifelse(eligible * 5 < seen, "under-20",
          ifelse(eligible * 5 < seen * 4, "20-to-80", "persistent"))))
  at <- match(pupils$urn, schools$urn)
  chain <- chains$chain[match(pupils$urn, chains$urn)]
  school <- ifelse(is.na(chain), pupils$urn, chain)
  data.frame(year = year, school = school, prior = pupils$ks2_fine_grade, points = pupils$capped_points, poor = poor,
             band = band, category = of_school$category[at], opportunity = of_school$opportunity_area[at] == "yes")
}
years <- 2010:2015
nation <- lapply(years, read_year)
names(nation) <- years

# Residuals as whole numbers over whole numbers, so that equal ones are equal doubles.
residual_on <- function(of, base) {
  key <- as.character(base$prior)
  n <- table(key)
  s <- tapply(base$points, key, sum)
  own <- as.character(of$prior)
  known <- as.numeric(names(n))
  away <- vapply(unique(own), function(one) as.character(known[which.min(abs(known - as.numeric(one)))]), "")
  # A prior score that the base year does not have would need a rule: there is none in these files.
  stopifnot(all(away == unique(own)))
  as.vector(of$points * n[own] - s[own]) / as.vector(n[own])
}
for (year in as.character(years)) {
  one <- nation[[year]]
  one$rank <- 100 * (rank(residual_on(one, one), ties.method = "average") - 0.5) / nrow(one)
  shares <- tapply(one$poor, one$school, mean)
  weight <- as.vector(table(one$school)[names(shares)])
  # Fifths of schools by share: blocks of equal shares go where their middle falls.
  by_share <- tapply(weight, as.vector(shares), sum)
  middle <- cumsum(by_share) - by_share / 2
  fifth <- pmin(5, 1 + floor(5 * middle / sum(by_share)))
  one$mix <- as.vector(fifth[match(as.character(shares[as.character(one$school)]), names(by_share))])
  stopifnot(!anyNA(one$mix))
  nation[[year]] <- one
}

inside <- function(one, area) switch(area,
  "the-invented-nation" = rep(TRUE, nrow(one)),
  "areas-5-6" = one$category >= 5,
  "opportunity-areas" = one$opportunity,
  one$mix == as.integer(sub("school-mix-", "", area)))
is_group <- function(one, group) if (group == "disadvantaged") one$poor else one$band == group
mean_of <- function(group, area, year, score = "rank") {
  one <- nation[[as.character(year)]]
  mean(one[[score]][inside(one, area) & is_group(one, group)])
}
whole <- "the-invented-nation"
gap <- function(group, area, year) mean_of("others", whole, year) - mean_of(group, area, year)
in_area <- function(group, area, year) mean_of("others", area, year) - mean_of(group, area, year)

found <- list()
say <- function(id, value) found[[id]] <<- value
stem <- function(group, area, year) sprintf("progress/gap/%s/%s/%d", group, area, year)

# The ranks of 2010 for the pupils of 2015: the share of the pupils of 2010 below, ties half, by counting.
base <- nation[["2010"]]
sorted <- sort(residual_on(base, base))
on_base <- function(one) {
  own <- residual_on(one, base)
  below <- findInterval(own, sorted, left.open = TRUE)
  upto <- findInterval(own, sorted)
  100 * (below + upto) / 2 / length(sorted)
}
for (year in c("2010", "2015")) nation[[year]]$on_base <- on_base(nation[[year]])

for (group in c("disadvantaged", "persistent")) for (area in c(whole, "areas-5-6", "opportunity-areas")) {
  if (group == "disadvantaged" && area == "opportunity-areas") next
  at <- stem(group, area, 2015)
  for (score in c("rank", "on_base")) {
    start <- if (score == "rank") at else paste0(at, "/on-ranks-of-2010")
    others <- mean_of("others", whole, 2015, score) - mean_of("others", whole, 2010, score)
    own <- mean_of(group, area, 2015, score) - mean_of(group, area, 2010, score)
    say(paste0(start, "/since-2010/moved-by-comparator"), others)
    say(paste0(start, "/since-2010/moved-by-group"), -own)
    say(paste0(start, "/difference/with-2010"), others - own)
  }
  last <- stem(group, area, 2013)
  gaps <- sapply(2010:2013, function(year) gap(group, area, year))
  line <- coef(lm(gaps ~ I(2010:2013)))[[2]]
  say(paste0(last, "/slope-since-2010"), line)
  say(paste0(last, "/years-to-close-since-2010"), gaps[4] / -line)
}

bands <- c("no-terms", "under-20", "20-to-80", "persistent")
shares_in <- function(area, year) {
  one <- nation[[as.character(year)]]
  as.vector(table(factor(one$band[inside(one, area) & one$poor], bands)) / sum(inside(one, area) & one$poor))
}
gaps_in <- function(area, year) sapply(bands, function(band) gap(band, area, year))
for (area in c(whole, "areas-5-6")) {
  at <- stem("disadvantaged", area, 2015)
  w0 <- shares_in(area, 2010); w1 <- shares_in(area, 2015)
  g0 <- gaps_in(area, 2010); g1 <- gaps_in(area, 2015)
  # Kitagawa by way of the two mixed sums, whose mean the midpoints are.
  mix <- ((sum(w1 * g0) - sum(w0 * g0)) + (sum(w1 * g1) - sum(w0 * g1))) / 2
  say(paste0(at, "/since-2010/of-mix"), mix)
  say(paste0(at, "/since-2010/of-gaps"), gap("disadvantaged", area, 2015) - gap("disadvantaged", area, 2010) - mix)
  for (i in seq_along(bands)) {
    say(paste0(at, "/since-2010/of-mix/", bands[i]), (w1[i] - w0[i]) * (g0[i] + g1[i]) / 2)
    say(paste0(at, "/since-2010/of-gaps/", bands[i]), (g1[i] - g0[i]) * (w0[i] + w1[i]) / 2)
    for (year in c(2010, 2015)) {
      say(sprintf("progress/share/%s/of-disadvantaged/%s/%d", bands[i], area, year), shares_in(area, year)[i])
      say(stem(bands[i], area, year), gap(bands[i], area, year))
    }
  }
  for (year in 2011:2015) {
    fixed <- sum(w0 * gaps_in(area, year))
    start <- stem("disadvantaged", area, year)
    say(paste0(start, "/at-mix-of-2010"), fixed)
    say(paste0(start, "/at-mix-of-2010/of-mix"), gap("disadvantaged", area, year) - fixed)
  }
  if (area != whole) {
    fixed <- sum(shares_in(whole, 2015) * g1)
    say(paste0(at, "/at-mix-of-", whole), fixed)
    say(paste0(at, "/at-mix-of-", whole, "/of-mix"), gap("disadvantaged", area, 2015) - fixed)
  }
}

# The gap of school means is cov(share of the group in a pupil's school, rank) / var(group), with a minus: the part
# between schools is the ecological slope times the segregation of the two sides.
one <- nation[["2015"]]
for (area in c(whole, "areas-5-6", paste0("school-mix-", 1:5))) {
  here <- one[inside(one, area), ]
  in_school <- ave(as.numeric(here$poor), here$school)
  between <- -cov(in_school, here$rank) / (mean(here$poor) * (1 - mean(here$poor))) * (nrow(here) - 1) / nrow(here)
  own <- if (area == whole) stem("disadvantaged", area, 2015) else sprintf("progress/in-area-gap/disadvantaged/%s/2015", area)
  total <- in_area("disadvantaged", area, 2015)
  say(paste0(own, "/between-schools"), between)
  say(paste0(own, "/within-schools"), total - between)
  if (area == whole) next
  say(own, total)
  say(stem("disadvantaged", area, 2015), gap("disadvantaged", area, 2015))
  say(paste0(stem("disadvantaged", area, 2015), "/of-place"), gap("disadvantaged", area, 2015) - total)
}

cat("figure,value\n")
for (id in names(found)) cat(sprintf("%s,%.12g\n", id, found[[id]]))
