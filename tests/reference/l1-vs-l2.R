# Numbers for src/ml/elastic-net.ts, by glmnet.
#
# Run from the repository's root: Rscript tests/reference/l1-vs-l2.R
# Writes tests/reference/l1-vs-l2.glmnet.json.
suppressPackageStartupMessages(library(glmnet))

table <- as.matrix(read.csv("data/correlated-features.csv"))
standardize <- function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2))
X <- apply(table[, -ncol(table)], 2, standardize)
y <- standardize(table[, ncol(table)])
lambdas <- 10^(1 - (0:60) / 15)
alphas <- c(1, 0.5, 0)

row_json <- function(v) paste0("[", paste(formatC(v, digits = 17, format = "g"), collapse = ","), "]")
path_json <- function(alpha) {
  fit <- glmnet(X, y, alpha = alpha, lambda = lambdas, standardize = FALSE, intercept = FALSE, thresh = 1e-26, maxit = 1e8)
  weights <- as.matrix(fit$beta)
  paste0("[", paste(apply(weights, 2, row_json), collapse = ","), "]")
}
# glmnet's own sequence begins at the smallest lambda that leaves no weight
own <- glmnet(X, y, alpha = 1, standardize = FALSE, intercept = FALSE)$lambda[1]

json <- paste0(
  "{\"software\":{\"glmnet\":\"", packageVersion("glmnet"), "\",\"R\":\"", getRversion(), "\"},",
  "\"lambdas\":", row_json(lambdas), ",\"alphas\":", row_json(alphas), ",\"lambdaMax\":", row_json(own), ",",
  "\"paths\":[", paste(sapply(alphas, path_json), collapse = ","), "]}\n"
)
cat(json, file = "tests/reference/l1-vs-l2.glmnet.json")
