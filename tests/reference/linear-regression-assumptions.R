# Numbers for src/ml/least-squares.ts, regression-diagnostics.ts and shapiro-wilk.ts, by R.
#
# Run from the repository's root: Rscript tests/reference/linear-regression-assumptions.R
# Writes tests/reference/linear-regression-assumptions.json.
#
# lm, hatvalues, rstandard, cooks.distance and shapiro.test are R's own. The tests of the packages lmtest and sandwich
# (resettest with one power, bptest, bgtest of order one, vcovHC of type HC3) are written out by their definitions with lm.
number <- function(v) {
  text <- formatC(v, digits = 17, format = "g")
  ifelse(is.finite(v), text, "null")
}
list_of <- function(v) paste0("[", paste(number(v), collapse = ","), "]")
case <- function(name, x, y) {
  x <- as.matrix(x)
  fit <- lm(y ~ x)
  X <- model.matrix(fit)
  n <- length(y)
  p <- ncol(X)
  e <- residuals(fit)
  h <- hatvalues(fit)
  bread <- solve(qr.R(qr(X)))
  bread <- bread %*% t(bread)
  meat <- t(X) %*% (X * (e / (1 - h))^2)
  hc3 <- sqrt(diag(bread %*% meat %*% bread))
  squared <- (fitted(fit) - mean(fitted(fit)))^2
  wider <- lm(y ~ x + squared)
  asked <- !is.na(coef(wider)["squared"])
  reset <- if (asked) anova(fit, wider) else NULL
  bp <- n * summary(lm(e^2 ~ x))$r.squared
  before <- c(0, e[-n])
  bg_fit <- lm(e ~ x + before)
  bg <- n * (1 - sum(residuals(bg_fit)^2) / sum(e^2))
  sw <- shapiro.test(e)
  s <- summary(fit)
  paste0(
    "{\"name\":\"", name, "\",\"x\":[", paste(apply(x, 2, list_of), collapse = ","), "],\"y\":", list_of(y),
    ",\"coefficients\":", list_of(coef(fit)), ",\"errors\":", list_of(s$coefficients[, 2]),
    ",\"p\":", number(s$coefficients[p, 4]), ",\"interval\":", list_of(confint(fit)[p, ]),
    ",\"sigma\":", number(s$sigma), ",\"r2\":", number(s$r.squared),
    ",\"f\":", number(s$fstatistic[1]),
    ",\"leverage\":", list_of(h), ",\"standardized\":", list_of(rstandard(fit)),
    ",\"cook\":", list_of(cooks.distance(fit)), ",\"hc3\":", number(hc3[p]),
    ",\"reset\":", if (asked) list_of(c(reset$F[2], reset$`Pr(>F)`[2])) else "null",
    ",\"bp\":", list_of(c(bp, pchisq(bp, p - 1, lower.tail = FALSE))),
    ",\"bg\":", list_of(c(bg, pchisq(bg, 1, lower.tail = FALSE))),
    ",\"sw\":", list_of(c(sw$statistic, sw$p.value)), "}"
  )
}
set.seed(7)
simulated <- unlist(lapply(1:12, function(i) {
  n <- c(8, 12, 30, 100)[1 + i %% 4]
  x <- round(rnorm(n), 3)
  z <- round(0.8 * x + rnorm(n), 3)
  y <- round(0.5 * x + 0.3 * z + switch(1 + i %% 3, rnorm(n), rt(n, 3), x * rnorm(n)), 3)
  case(paste("simulated", i), if (i %% 2) x else cbind(x, z), y)
}))
cases <- c(
  sapply(1:4, function(i) case(paste("anscombe", i), anscombe[[paste0("x", i)]], anscombe[[paste0("y", i)]])),
  case("cars", cars$speed, cars$dist),
  case("trees", trees[, 1:2], trees$Volume),
  case("faithful", faithful$eruptions, faithful$waiting),
  simulated
)
set.seed(11)
normality <- sapply(c(3:14, 20, 30, 49, 50, 51, 100, 500, 2000, 5000), function(n) {
  v <- round(if (n %% 2) rnorm(n) else rexp(n), 4)
  s <- shapiro.test(v)
  paste0("{\"values\":", if (n <= 500) list_of(v) else "null", ",\"n\":", n, ",\"w\":", number(s$statistic), ",\"p\":", number(s$p.value), "}")
})
writeLines(
  paste0("{\"cases\":[\n", paste(cases, collapse = ",\n"), "\n],\"normality\":[\n", paste(normality[1:19], collapse = ",\n"), "\n]}"),
  "tests/reference/linear-regression-assumptions.json"
)
