import {
  chiSquaredTail,
  curvatureT,
  serialStatistic,
  spreadStatistic,
  twoSided
} from "../../ml/regression-diagnostics.js";
import {shapiroWilk} from "../../ml/shapiro-wilk.js";
import {critical} from "./costs.js";

export const testNames = ["curved", "spread", "serial", "normal"] as const;
export type TestName = (typeof testNames)[number];

/** A p value for each test; null where it cannot be asked. */
export type PValues = Readonly<Record<TestName, number | null>>;

export interface Tested {
  basis: readonly Float64Array[];
  residuals: Float64Array;
  fitted: Float64Array;
  /** The rows in time; null where that is their order. */
  order: ArrayLike<number> | null;
}

/** The four tests of a fit's residuals. None can be asked where the fit leaves nothing. */
export function pValues({basis, residuals, fitted, order}: Tested): PValues {
  const [n, p] = [residuals.length, basis.length];
  const t = curvatureT(basis, residuals, fitted);
  const spread = spreadStatistic(basis, residuals);
  const serial = serialStatistic(basis, residuals, order ?? undefined);
  return {
    curved: t === null ? null : twoSided(t, n - p - 1),
    spread: spread === null ? null : chiSquaredTail(spread, p === 2 ? 1 : 2),
    serial: serial === null ? null : chiSquaredTail(serial, 1),
    normal: shapiroWilk(residuals)?.p ?? null
  };
}

/** Statistics beyond which the tests' p is below 5 %: of t by its degrees of freedom, and of χ² by its own. */
const CHI = [3.841458820694124, 5.991464547107979] as const;

/** Which of the tests alarm, p < 0.05, without the p values, which take longer. */
export function alarmsOf({basis, residuals, fitted, order}: Tested): boolean[] {
  const [n, p] = [residuals.length, basis.length];
  return [
    (curvatureT(basis, residuals, fitted) ?? 0) > critical(n - p - 1),
    (spreadStatistic(basis, residuals) ?? 0) > CHI[p - 2],
    (serialStatistic(basis, residuals, order ?? undefined) ?? 0) > CHI[0],
    (shapiroWilk(residuals)?.p ?? 1) < 0.05
  ];
}
