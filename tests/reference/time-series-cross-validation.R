# The air passengers as R has them:  npm run reference -- time-series-cross-validation
values <- as.integer(AirPassengers)
stopifnot(length(values) == 144, all.equal(as.numeric(tsp(AirPassengers)), c(1949, 1960 + 11 / 12, 12)))
writeLines(
  sprintf("{\"air\": [%s]}", paste(values, collapse = ",")),
  "tests/reference/time-series-cross-validation.air.json"
)
