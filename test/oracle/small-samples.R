# Degrees of freedom and corrected errors of figures of few schools, by matrices (degrees-of-freedom.R). With the package
# clubSandwich, which its authors wrote to go with Pustejovsky and Tipton (2018), the matrices themselves are checked.
#
#   Rscript test/oracle/small-samples.R
#
# Written with R 4.2.2 (and clubSandwich 0.5.8) to results/small-samples.csv.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "degrees-of-freedom.R"))
table <- read.csv(file.path(here, "data", "school-sums.csv"))
K <- length(unique(table$urn))

part <- function(group, area, year, weight) {
  rows <- table[table$year == year & (area == "nation" | table$region == area), ]
  n <- rows[[paste0(group, "_pupils")]]
  y <- rows[[paste0(group, "_mean")]]
  used <- n > 0 & !is.na(y)
  n <- n[used]; y <- y[used]
  h <- n / sum(n)
  list(n = n, y = y, school = rows$urn[used], own = h * (y - sum(h * y)) / sqrt(1 - h), weight = weight)
}
corrected <- function(parts) {
  influence <- Reduce(`+`, lapply(parts, function(d) {
    all <- setNames(numeric(K), sort(unique(table$urn)))
    all[as.character(d$school)] <- d$weight * d$own
    all
  }))
  sqrt(K / (K - 1) * sum(influence^2))
}

# clubSandwich: CR2 and Satterthwaite for the same contrast, with one variance for all pupils.
against_package <- function(parts) {
  d <- do.call(rbind, Map(function(one, at) data.frame(n = one$n, y = one$y, school = one$school, domain = at), parts, seq_along(parts)))
  d$domain <- factor(d$domain)
  weight <- vapply(parts, function(one) one$weight, 0)
  fit <- if (length(parts) == 1) lm(y ~ 1, d, weights = n) else lm(y ~ 0 + domain, d, weights = n)
  # The weights of lm() are divided by their mean inside, so the variances of rows are multiplied by it.
  V <- clubSandwich::vcovCR(fit, cluster = d$school, type = "CR2", target = mean(d$n) / d$n, inverse_var = TRUE)
  test <- clubSandwich::linear_contrast(fit, vcov = V, contrasts = matrix(weight, 1), test = "Satterthwaite")
  own <- bell_mccaffrey(d$n, d$domain, d$school, setNames(weight, seq_along(weight)), 1 / d$n)
  stopifnot(abs(test$df / own - 1) < 1e-8, abs(test$SE * sqrt(K / (K - 1)) / corrected(parts) - 1) < 1e-8)
}

regions <- c("Eastholt", "Norvale", "Sundmark")
figures <- list()
for (region in regions) for (year in c(2018, 2019)) {
  low <- tolower(region)
  figures[[paste0("progress/mean/disadvantaged/region-", low, "/", year)]] <- list(part("dis", region, year, 1))
  figures[[paste0("progress/gap/disadvantaged/region-", low, "/", year)]] <-
    list(part("oth", "nation", year, 1), part("dis", region, year, -1))
  figures[[paste0("progress/in-area-gap/disadvantaged/region-", low, "/", year)]] <-
    list(part("oth", region, year, 1), part("dis", region, year, -1))
}
for (region in regions) {
  low <- tolower(region)
  figures[[paste0("progress/in-area-gap/disadvantaged/region-", low, "/2019/difference/with-2018")]] <- list(
    part("oth", region, 2019, 1), part("dis", region, 2019, -1), part("oth", region, 2018, -1), part("dis", region, 2018, 1)
  )
  if (region == "Norvale") next
  figures[[paste0("progress/gap/disadvantaged/region-", low, "/2019/difference/with-region-norvale")]] <-
    list(part("dis", region, 2019, -1), part("dis", "Norvale", 2019, 1))
}
if (requireNamespace("clubSandwich", quietly = TRUE)) {
  invisible(lapply(figures, against_package))
} else {
  cat("left out: the comparison with clubSandwich, which is not installed\n")
}
write.csv(data.frame(
  figure = names(figures),
  df = formatC(vapply(figures, figure_df, 0), digits = 17, format = "g", width = 1),
  se_corrected = formatC(vapply(figures, corrected, 0), digits = 17, format = "g", width = 1)
), file.path(here, "results", "small-samples.csv"), row.names = FALSE, quote = FALSE)
