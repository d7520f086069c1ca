# Gaps between percentiles of scores, with standard errors from 1,000 draws of whole schools in which everything is
# scored again; and gaps between shares at or above a threshold with the survey package. On the invented sample of 150
# schools that full-errors.R reads. Groups: o, d and p (p are disadvantaged as well). Written for R 4.2.2, survey 4.1.1.
#
#   Rscript test/oracle/percentile-gaps.R
#
# reads test/oracle/data/school-sample.csv and writes test/oracle/results/percentile-gaps.csv: method, figure, value, se.
suppressMessages(library(survey))
options(digits = 17)
set.seed(20160331)

pupils <- read.csv("test/oracle/data/school-sample.csv", stringsAsFactors = FALSE)
pupils$band <- findInterval(pupils$prior, seq(30, 54, 2))
pupils <- pupils[pupils$year == 2015, ]
schools <- sort(unique(read.csv("test/oracle/data/school-sample.csv")$school))
school <- match(pupils$school, schools)
at <- c(.1, .25, .5, .75, .9)

# Scores of pupils who count w times.
score <- function(method, w) {
  y <- pupils$outcome
  e <- y - ave(w * y, pupils$band, FUN = sum) / ave(w, pupils$band, FUN = sum)
  if (method == "points of residual") return(e)
  if (method == "standardised residual") return(e / sqrt(weighted.mean((e - weighted.mean(e, w))^2, w)))
  e <- round(e, 7)
  of <- match(e, values <- sort(unique(e)))
  tied <- as.vector(tapply(w, factor(of, seq_along(values)), sum))
  100 * (cumsum(tied) - tied / 2)[of] / sum(w)
}

group <- list(
  "disadvantaged|nation" = pupils$group != "o",
  "disadvantaged|hill" = pupils$group != "o" & pupils$area == "hill",
  "persistent|shore" = pupils$group == "p" & pupils$area == "shore"
)
others <- pupils$group == "o"
percentiles <- function(x, w, inside) quantile(rep(x[inside], w[inside]), at, type = 7, names = FALSE)
gaps <- function(method, w) {
  x <- score(method, w)
  as.vector(sapply(group, function(inside) percentiles(x, w, others) - percentiles(x, w, inside)))
}
methods <- c("rank of residual", "standardised residual", "points of residual")
once <- lapply(methods, gaps, w = rep(1, nrow(pupils)))
drawn <- replicate(1000, {
  w <- tabulate(sample.int(length(schools), replace = TRUE), length(schools))[school]
  unlist(lapply(methods, gaps, w = w))
})
figure <- as.vector(outer(100 * at, names(group), function(p, g) paste0(g, "|p", p)))
result <- data.frame(
  method = rep(methods, each = length(figure)),
  figure = rep(figure, length(methods)),
  value = unlist(once),
  se = apply(drawn, 1, sd)
)

# Shares of pupils with 3,500 and more: schools of both years are the clusters of the design.
both <- read.csv("test/oracle/data/school-sample.csv", stringsAsFactors = FALSE)
both$u <- as.numeric(both$outcome >= 3500)
design <- svydesign(ids = ~school, weights = ~1, data = both)
now <- both$year == 2015
design <- update(design,
  no = as.numeric(now & both$group == "o"), so = u * (now & both$group == "o"),
  nd = as.numeric(now & both$group != "o"), sd = u * (now & both$group != "o"),
  nh = as.numeric(now & both$group != "o" & both$area == "hill"), sh = u * (now & both$group != "o" & both$area == "hill")
)
totals <- svytotal(~ no + so + nd + sd + nh + sh, design)
contrast <- function(figure, expression) {
  found <- svycontrast(totals, list(x = expression))
  data.frame(method = "threshold", figure = figure, value = coef(found)[[1]], se = SE(found)[[1]])
}
result <- rbind(
  result,
  contrast("share|disadvantaged|hill", quote(sh / nh)),
  contrast("gap|disadvantaged|nation", quote(so / no - sd / nd)),
  contrast("gap|disadvantaged|hill", quote(so / no - sh / nh))
)
result$value <- format(result$value, digits = 15, trim = TRUE)
result$se <- format(result$se, digits = 15, trim = TRUE)
write.csv(result, "test/oracle/results/percentile-gaps.csv", row.names = FALSE, quote = FALSE)
