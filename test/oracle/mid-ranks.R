# What test/scores/ compares with: R's own rank(), rowsum(), mean() and wilcox.test() on pupils, one line a pupil.
#
#   Rscript test/oracle/mid-ranks.R [exam.csv]
#
# writes mid-ranks.csv, thin-bands.csv and gap-index.csv into test/oracle/results/. With the London exam data
# (mlmRev::Exam) as argument it adds the lines of data set "exam".
#
# Ties are kept right: numerators y * N_b - S_b and their denominators N_b are whole numbers below 2^53, so they are
# exact, and a division rounds equal fractions to the same double. Different fractions are at least 1 / N_b^2 apart;
# resolvable() stops where that is less than doubles can tell.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
argument <- commandArgs(trailingOnly = TRUE)

pupils_of <- function(cells) cells[rep(seq_len(nrow(cells)), cells$n), names(cells) != "n"]

resolvable <- function(residual, denominator) {
  stopifnot(max(abs(residual)) * 2^-52 < 1 / max(denominator)^2 / 4)
}

# As the definition is said: look for the thinnest band (the lowest of equals), move it to the nearer mean (or down).
thin_bands <- function(d, minimum, year) {
  groups <- split(d, d$band)
  names(groups) <- NULL
  merges <- NULL
  mean_of <- function(g) if (any(g$expected)) mean(g$prior[g$expected]) else mean(g$prior)
  repeat {
    sizes <- vapply(groups, function(g) sum(g$expected), 0)
    if (length(groups) < 2 || min(sizes) >= minimum) break
    i <- which.min(sizes)
    means <- vapply(groups, mean_of, 0)
    down <- if (i > 1) means[i] - means[i - 1] else Inf
    up <- if (i < length(groups)) means[i + 1] - means[i] else Inf
    j <- if (up < down - 1e-9) i + 1 else i - 1
    merges <- rbind(merges, data.frame(
      year = year, from_lower = min(groups[[i]]$prior), from_upper = max(groups[[i]]$prior),
      into_lower = min(groups[[j]]$prior), into_upper = max(groups[[j]]$prior), pupils = sizes[i]
    ))
    groups[[j]] <- rbind(groups[[i]], groups[[j]])
    groups[[i]] <- NULL
  }
  for (k in seq_along(groups)) groups[[k]]$band <- k
  list(pupils = do.call(rbind, groups), merges = merges)
}

first_bands <- function(d, rule) {
  if (rule == "each score") return(d$prior)
  if (rule == "given") return(findInterval(d$prior, cuts))
  if (rule == "width") return(floor(d$prior / 5))
  tied <- rank(c(d$prior[d$expected]), ties.method = "average")
  group <- pmin(floor(6 * (tied - 0.5) / length(tied)), 5)
  known <- tapply(group, d$prior[d$expected], max)
  # A prior that nobody of the expectation population has: the group that begins where the pupils below it end.
  vapply(d$prior, function(p) {
    own <- known[as.character(p)]
    if (!is.na(own)) unname(own) else min(floor(6 * sum(d$prior[d$expected] < p) / length(tied)), 5)
  }, 0)
}

scores <- function(d, step) {
  n <- rowsum(as.numeric(d$expected), d$band)
  s <- rowsum(d$expected * d$outcome, d$band)
  key <- as.character(d$band)
  numerator <- d$outcome * n[key, 1] - s[key, 1]
  stopifnot(abs(numerator) < 2^53)
  residual <- numerator / n[key, 1]
  resolvable(residual, n[key, 1])
  count <- nrow(d)
  population_sd <- function(x) sqrt(mean((x - mean(x))^2))
  list(
    "rank of residual" = list(2 * rank(residual, ties.method = "average") - 1, 100 / (2 * count)),
    "standardised residual" = list(residual, 1 / population_sd(residual)),
    "points of residual" = list(residual, step),
    "rank" = list(2 * rank(d$outcome, ties.method = "average") - 1, 100 / (2 * count)),
    "standardised" = list(d$outcome, 1 / population_sd(d$outcome)),
    "points" = list(d$outcome, step),
    "threshold" = list(as.numeric(d$outcome >= threshold), 1)
  )
}

results <- list(); thin <- list(); indices <- list()

study <- function(data, d, rule, minimum, step, first = FALSE) {
  for (year in sort(unique(d$year))) {
    one <- d[d$year == year, ]
    one$band <- first_bands(one, rule)
    merged <- thin_bands(one, minimum, year)
    if (!is.null(merged$merges)) thin[[length(thin) + 1]] <<- cbind(data = data, rule = rule, merged$merges)
    one <- merged$pupils
    all <- scores(one, step)
    if (!first) all <- all[grepl("residual", names(all))] # the others know no bands
    for (method in names(all)) {
      x <- cbind(one, score = all[[method]][[1]])
      rows <- aggregate(cbind(n = 1, sum = score) ~ school + place + atom + year, x, sum)
      results[[length(results) + 1]] <<- cbind(data = data, rule = rule, method = method, rows, unit = all[[method]][[2]])
    }
    for (atom in if (first) setdiff(unique(one$atom), "other")) {
      a <- one$outcome[one$atom == "other"]
      b <- one$outcome[one$atom == atom]
      wins <- suppressWarnings(wilcox.test(a, b, exact = FALSE)$statistic) # pairs won, ties counted half
      indices[[length(indices) + 1]] <<- data.frame(
        data = data, year = year, atom = atom, wins = unname(wins), pairs = length(a) * length(b)
      )
    }
  }
}

small <- pupils_of(read.csv(file.path(here, "data", "small-nation.csv")))
small$expected <- small$atom != "special"
threshold <- 20
cuts <- c(33, 37, 41, 46)
study("small", small, "each score", 6, 0.5, first = TRUE)
study("small", small, "given", 0, 0.5)
study("small", small, "width", 20, 0.5)
study("small", small, "quantiles", 0, 0.5)

if (length(argument) == 1 && file.exists(argument)) {
  raw <- read.csv(argument)
  whole <- function(x) {
    scaled <- round(x * 1e7)
    stopifnot(abs(scaled - x * 1e7) < 1e-3)
    scaled
  }
  exam <- data.frame(
    school = raw$school, place = "London", atom = ifelse(raw$sex == "F", "girls", "other"), year = 1,
    prior = whole(raw$standLRT), outcome = whole(raw$normexam), expected = TRUE
  )
  threshold <- 1e7
  cuts <- c(-15, -10, -5, 0, 5, 10, 15) * 1e6
  study("exam", exam, "given", 30, 1e-7, first = TRUE)
}

write <- function(parts, file) {
  all <- do.call(rbind, parts)
  number <- vapply(all, is.numeric, TRUE)
  all[number] <- lapply(all[number], function(x) formatC(x, digits = 17, format = "g", width = 1))
  write.csv(all, file.path(here, "results", file), row.names = FALSE, quote = FALSE)
}
write(results, "mid-ranks.csv")
write(thin, "thin-bands.csv")
write(indices, "gap-index.csv")
