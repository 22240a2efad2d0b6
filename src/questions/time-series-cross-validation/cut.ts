import {type Cut, splitsOf} from "./evaluate.js";
import {gaps, schemes, widths} from "./params.js";

/** The fewest rows that a fold may train on. */
const LEAST = 3;

/** Whether every scheme has something to train on in every fold. */
function feasible(n: number, cut: Cut): boolean {
  const size = Math.floor(n / (cut.folds + 1));
  if (size < 1 || n - cut.gap - size * cut.folds < 1 || n < LEAST * cut.folds) return false;
  return schemes.every((scheme) =>
    splitsOf(scheme, n, cut).every(
      ({train}) => train.length >= Math.min(LEAST, n - cut.gap - size * cut.folds)
    )
  );
}

/** The widest target and longest gap, not above those wanted, that a table of `values` values leaves room for. */
export function fitting(values: number, lags: number, wanted: Cut): Cut {
  const future = Math.floor(values / 6);
  for (const width of widths.filter((w) => w <= wanted.width).reverse())
    for (const gap of gaps.filter((g) => g <= wanted.gap).reverse()) {
      const cut = {...wanted, width, gap};
      if (feasible(values - lags - future - 2 * (width - 1), cut)) return cut;
    }
  return {...wanted, width: 1, gap: 0};
}
