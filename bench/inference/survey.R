# The peer of survey.js: mean percentile ranks of districts with their covariances, by R's survey package.
#
#   Rscript bench/inference/survey.R pupils.csv covariances.csv
#
# prints the seconds of svydesign and svyby; reading and ranking are not counted.
suppressMessages(library(survey))
given <- commandArgs(trailingOnly = TRUE)
d <- read.csv(given[1])
d$u <- 100 * (rank(d$outcome) - 0.5) / nrow(d)
seconds <- system.time({
  design <- svydesign(ids = ~school, weights = ~1, data = d)
  means <- svyby(~u, ~place, design, svymean, covmat = TRUE)
})[["elapsed"]]
cat(seconds, "\n", sep = "")
write.table(format(vcov(means), digits = 17), given[2], sep = ",", row.names = FALSE, col.names = FALSE, quote = FALSE)
