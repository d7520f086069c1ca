# Files to means: flags, residual, mid-rank, gaps of the nation, regions, kinds of areas and districts.
# No checks, no errors. Rscript bench/peers/data-table.R FOLDER KIND
suppressMessages(library(data.table))
args <- commandArgs(TRUE)
folder <- args[1]
kind <- args[2]
setDTthreads(2)
schools <- fread(file.path(folder, "nation/schools.csv"), select = c("urn", "district"))
districts <- fread(file.path(folder, "nation/districts.csv"), select = c("code", "region", "category"))
schools <- districts[schools, on = c(code = "district")]
years <- as.integer(sub(".*_(\\d+)\\.csv", "\\1", list.files(file.path(folder, kind), "^census")))
key <- if (kind == "csv-text") "character" else "integer"
out <- list()
for (y in years) {
  census <- fread(file.path(folder, kind, sprintf("census_%d.csv", y)), colClasses = list(character = "term"))
  census[, t := 3L * census_year + match(term, c("autumn", "spring", "summer")) - 1L]
  last <- 3L * y + 1L
  flags <- census[t >= last - 17L & t <= last,
    .(any = sum(fsm), seen = sum(t >= last - 13L), on = sum(fsm * (t >= last - 13L))), by = pupil_ref]
  rm(census)
  pupils <- fread(file.path(folder, kind, sprintf("pupils_%d.csv", y)),
    select = c("pupil_ref", "urn", "ks2_fine_grade", "capped_points", "in_care"))
  pupils <- flags[pupils, on = "pupil_ref"]
  pupils[, dis := in_care == 1L | any > 0L]
  pupils[, per := dis & seen >= 6L & on * 100L >= seen * 80L]
  pupils[, res := round(capped_points - mean(capped_points), 9), by = ks2_fine_grade]
  pupils[, rank := 100 * (frank(res, ties.method = "average") - 0.5) / .N]
  pupils <- schools[pupils, on = "urn"]
  base <- pupils[dis == FALSE, mean(rank)]
  both <- function(by) merge(pupils[dis == TRUE, .(d = base - mean(rank)), by = by],
    pupils[per == TRUE, .(p = base - mean(rank)), by = by], all = TRUE)
  out[[length(out) + 1]] <- list(region = both("region"), category = both("category"), district = both("code"))
  gap <- c(pupils[dis == TRUE, base - mean(rank)], pupils[per == TRUE, base - mean(rank)])
}
cat(sprintf('{"disadvantaged": %.12f, "persistent": %.12f}\n', gap[1], gap[2]))
