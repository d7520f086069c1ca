# What test/run/adjusted-gaps.test.ts compares with.
#
#   Rscript test/oracle/adjusted.R
#
# Written with R 4.2.2 and survey 4.1 to results/adjusted.csv. Values are worked out twice: as functions of totals over
# schools, with the errors of svytotal() and svycontrast(), and by svystandardize() of the comparators to the shares of
# the group, which takes the shares as known and so gives the value alone.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
digits <- function(x) formatC(x, digits = 17, format = "g", width = 1)
pupils <- read.csv(file.path(here, "data", "pupils-in-cells.csv"), colClasses = c(language = "character"))
fewest <- 10

# Pupils without one of the named values are in no cell.
cell_of <- function(by, values) {
  known <- Reduce(`&`, Map(function(name, own) pupils[[name]] %in% own, by, values))
  ifelse(known, do.call(paste, c(pupils[by], sep = "_")), NA)
}
adjusted <- function(by, values, area) {
  cell <- cell_of(by, values)
  inside <- area == "all" | pupils$region == area
  group <- pupils$poor == "yes" & inside
  other <- pupils$poor == "no"
  counts <- function(who) table(factor(cell[who], levels = sort(unique(cell))))
  used <- names(which(counts(group) >= fewest & counts(other) >= fewest))
  design <- svydesign(ids = ~urn, weights = ~1, data = pupils)
  columns <- list()
  for (k in seq_along(used)) {
    at <- !is.na(cell) & cell == used[k]
    columns[[paste0("g", k)]] <- group & at
    columns[[paste0("s", k)]] <- (group & at) * pupils$points
    columns[[paste0("n", k)]] <- other & at
    columns[[paste0("t", k)]] <- (other & at) * pupils$points
  }
  totals <- svytotal(as.matrix(as.data.frame(columns)) * 1, design)
  names(totals) <- names(columns)
  attr(totals, "var") <- `dimnames<-`(attr(totals, "var"), list(names(columns), names(columns)))
  ks <- seq_along(used)
  all_of <- function(what) paste0("(", paste0(what, ks, collapse = " + "), ")")
  expected <- paste0("(", paste0("g", ks, " * t", ks, " / n", ks, collapse = " + "), ") / ", all_of("g"))
  text <- paste(expected, "-", all_of("s"), "/", all_of("g"))
  value <- svycontrast(totals, list(figure = parse(text = text)[[1]]))
  pupils$cell <- ifelse(cell %in% used, cell, NA)
  own <- svydesign(ids = ~urn, weights = ~1, data = pupils[other & !is.na(pupils$cell), ])
  shares <- as.numeric(counts(group)[sort(used)]) / sum(counts(group)[used])
  standard <- svystandardize(own, by = ~cell, over = ~1, population = shares)
  direct <- coef(svymean(~points, standard)) - mean(pupils$points[group & cell %in% used])
  stopifnot(abs(direct - coef(value)) < 1e-9)
  data.frame(by = paste(by, collapse = " "), area = area, cells = length(used), left = sum(group) - sum(counts(group)[used]),
    value = digits(as.numeric(coef(value))), se = digits(as.numeric(SE(value))))
}
sexes <- c("F", "M")
seasons <- c("autumn", "spring", "summer")
languages <- c("english", "other", "sign")
needs <- c("no", "yes")
result <- rbind(
  adjusted("sex", list(sexes), "all"),
  adjusted(c("sex", "season"), list(sexes, seasons), "all"),
  adjusted(c("sex", "season"), list(sexes, seasons), "South"),
  adjusted(c("sex", "season", "language", "sen"), list(sexes, seasons, languages, needs), "all"),
  adjusted(c("language"), list(languages), "North"),
  adjusted(c("season", "language", "sen"), list(seasons, languages, needs), "all")
)
write.csv(result, file.path(here, "results", "adjusted.csv"), row.names = FALSE, quote = FALSE)
