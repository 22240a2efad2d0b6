# Numbers for src/ml/power.ts and src/ml/student.ts, by R.
#
# Run from the repository's root: Rscript tests/reference/type-i-ii-errors.R
# Writes tests/reference/type-i-ii-errors.json.
#
# Student's power is power.t.test's own. Its strict form for two sides counts both tails, as the figure does.
grid <- expand.grid(
  n = c(2, 3, 5, 8, 25, 60, 400),
  effect = c(0, 0.05, 0.3, 0.5, 1, 1.5, 3),
  alpha = c(0.001, 0.01, 0.05, 0.2, 0.5),
  sides = c("one", "two"),
  stringsAsFactors = FALSE
)
z_power <- function(n, effect, alpha, sides) {
  shift <- effect * sqrt(n)
  if (sides == "one") return(pnorm(qnorm(alpha, lower.tail = FALSE) - shift, lower.tail = FALSE))
  z <- qnorm(alpha / 2, lower.tail = FALSE)
  pnorm(z - shift, lower.tail = FALSE) + pnorm(-z - shift)
}
t_power <- function(n, effect, alpha, sides) {
  power.t.test(
    n = n, delta = effect, sd = 1, sig.level = alpha, type = "one.sample",
    alternative = if (sides == "one") "one.sided" else "two.sided", strict = TRUE
  )$power
}
# β as a lower tail of its own, in logarithms, where 1 − power keeps no digit.
z_beta_log <- function(shift, alpha, sides) {
  if (sides == "one") return(pnorm(qnorm(alpha, lower.tail = FALSE) - shift, log.p = TRUE))
  z <- qnorm(alpha / 2, lower.tail = FALSE)
  upper <- pnorm(z - shift, log.p = TRUE)
  upper + log1p(-exp(pnorm(-z - shift, log.p = TRUE) - upper))
}
number <- function(v) formatC(v, digits = 17, format = "g")
rows <- sapply(seq_len(nrow(grid)), function(i) {
  g <- grid[i, ]
  paste0(
    "{\"n\":", g$n, ",\"effect\":", g$effect, ",\"alpha\":", g$alpha, ",\"sides\":\"", g$sides,
    "\",\"z\":", number(z_power(g$n, g$effect, g$alpha, g$sides)),
    ",\"t\":", number(t_power(g$n, g$effect, g$alpha, g$sides)), "}"
  )
})
tails <- expand.grid(
  shift = c(0, 0.1, 0.5, 1, 2, 3, 5, 8, 10, 12, 15, 20, 30, 38),
  alpha = c(0.001, 0.01, 0.05, 0.2, 0.5), sides = c("one", "two"), stringsAsFactors = FALSE
)
betas <- sapply(seq_len(nrow(tails)), function(i) {
  g <- tails[i, ]
  paste0(
    "{\"shift\":", g$shift, ",\"alpha\":", g$alpha, ",\"sides\":\"", g$sides,
    "\",\"log\":", number(z_beta_log(g$shift, g$alpha, g$sides)), "}"
  )
})
quantiles <- expand.grid(nu = c(1, 2, 4, 24, 399), tail = c(0.0005, 0.025, 0.05, 0.25, 0.5))
uppers <- sapply(seq_len(nrow(quantiles)), function(i) {
  q <- quantiles[i, ]
  paste0("{\"nu\":", q$nu, ",\"tail\":", q$tail, ",\"t\":", number(qt(q$tail, q$nu, lower.tail = FALSE)), "}")
})
# Repeated looks: the chance that one of five equally spaced z tests of a true null, each two-sided at 5 %, rejects.
looks <- 5
set.seed(1)
paths <- matrix(rnorm(looks * 4e5), ncol = looks)
sums <- t(apply(paths, 1, cumsum))
peeking <- mean(apply(abs(sums) / rep(sqrt(1:looks), each = nrow(sums)) > qnorm(0.975), 1, any))
cat(
  "{\"software\":{\"R\":\"", as.character(getRversion()), "\"},\n\"power\":[", paste(rows, collapse = ",\n"),
  "],\n\"beta\":[", paste(betas, collapse = ",\n"),
  "],\n\"upper\":[", paste(uppers, collapse = ","), "],\n\"peeking\":", number(peeking), "}\n",
  sep = "", file = "tests/reference/type-i-ii-errors.json"
)
