# Differences of shares from Wilson's interval of each side, for test/estimates/newcombe.test.ts: base R, no package.
# Wilson's intervals are R's own (prop.test without correction); their combination is method 10 of Newcombe (1998).
#
#   Rscript test/oracle/newcombe.R
#
# Written with R 4.2.2 to results/newcombe.csv.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)
cases <- data.frame(
  one = c(10, 10, 0, 0, 12, 7, 0, 30), of = c(10, 10, 10, 10, 12, 20, 40, 30),
  two = c(0, 0, 0, 0, 5, 25, 3, 30), with = c(10, 20, 20, 10, 9, 25, 35, 40)
)
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
ends <- t(sapply(seq_len(nrow(cases)), function(i) {
  case <- cases[i, ]
  p <- case$one / case$of
  q <- case$two / case$with
  a <- wilson(case$one, case$of)
  b <- wilson(case$two, case$with)
  c(p - q, p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2))
}))
result <- cbind(cases, value = digits(ends[, 1]), lower = digits(ends[, 2]), upper = digits(ends[, 3]))
write.csv(result, file.path(here, "results", "newcombe.csv"), row.names = FALSE, quote = FALSE)
