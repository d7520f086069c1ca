# The same as data-table.R with collapse's grouped functions; files are read by data.table's fread, as its users do.
# No checks, no errors. Rscript bench/peers/collapse.R FOLDER KIND
suppressMessages({
  library(data.table)
  library(collapse)
})
args <- commandArgs(TRUE)
folder <- args[1]
kind <- args[2]
setDTthreads(2)
if (exists("set_collapse")) set_collapse(nthreads = 2L)
schools <- fread(file.path(folder, "nation/schools.csv"), select = c("urn", "district"))
districts <- fread(file.path(folder, "nation/districts.csv"), select = c("code", "region", "category"))
schools <- districts[schools, on = c(code = "district")]
years <- as.integer(sub(".*_(\\d+)\\.csv", "\\1", list.files(file.path(folder, kind), "^census")))
gap <- NULL
out <- list()
for (y in years) {
  census <- fread(file.path(folder, kind, sprintf("census_%d.csv", y)), colClasses = list(character = "term"))
  term <- 3L * census$census_year + match(census$term, c("autumn", "spring", "summer")) - 1L
  last <- 3L * y + 1L
  census <- ss(census, which(term >= last - 17L & term <= last))
  term <- term[term >= last - 17L & term <= last]
  g <- GRP(census$pupil_ref)
  late <- as.integer(term >= last - 13L)
  flags <- data.table(pupil_ref = g$groups[[1]], any = fsum(census$fsm, g), seen = fsum(late, g),
    on = fsum(census$fsm * late, g))
  rm(census)
  pupils <- fread(file.path(folder, kind, sprintf("pupils_%d.csv", y)),
    select = c("pupil_ref", "urn", "ks2_fine_grade", "capped_points", "in_care"))
  at <- match(pupils$pupil_ref, flags$pupil_ref)
  any <- flags$any[at]
  seen <- flags$seen[at]
  on <- flags$on[at]
  dis <- pupils$in_care == 1L | any > 0L
  per <- dis & seen >= 6L & on * 100L >= seen * 80L
  res <- round(fwithin(pupils$capped_points, pupils$ks2_fine_grade), 9)
  rank <- 100 * (frank(res, ties.method = "average") - 0.5) / length(res)
  of <- match(pupils$urn, schools$urn)
  base <- fmean(rank[which(!dis)])
  both <- function(by) {
    d <- which(dis)
    p <- which(per)
    list(d = base - fmean(rank[d], schools[[by]][of][d]), p = base - fmean(rank[p], schools[[by]][of][p]))
  }
  out[[length(out) + 1]] <- list(region = both("region"), category = both("category"), district = both("code"))
  gap <- c(base - fmean(rank[which(dis)]), base - fmean(rank[which(per)]))
}
cat(sprintf('{"disadvantaged": %.12f, "persistent": %.12f}\n', gap[1], gap[2]))
