import {benchOf, doses, type Errors, errorsOf, fitsOf} from "./fits.js";
import {type Remedy, type Room, remedyNames} from "./params.js";
import {doseText} from "./words.js";
import {simulated} from "./world.js";

/** The most training points that the figure draws: what “more data” means in the table. */
export const MANY = 160;

export interface Compared {
  name: string;
  set: string;
  errors: Errors;
  /** Whether it takes more than a tenth off the error on new points; null where nothing is compared. */
  helps: boolean | null;
}

/** Of errors by strength, where the validation error is least. */
export function leastHeld(all: readonly Errors[]): number {
  let at = 0;
  all.forEach(({held}, i) => {
    if (held < all[at].held) at = i;
  });
  return at;
}

/** What each remedy makes of the degree that is set: each chosen by validation, judged on new points. */
export function comparison({params, result}: Room["State"]): Compared[] {
  const {sample, plain, best} = result;
  const degree = Math.min(params.degree, plain.length);
  const now = plain[degree - 1];
  const judge = ({fresh, held}: Errors): boolean =>
    fresh !== null && now.fresh !== null ? fresh < 0.9 * now.fresh : held < 0.9 * now.held;
  const row = (name: string, set: string, errors: Errors): Compared => ({
    name,
    set,
    errors,
    helps: judge(errors)
  });
  const rows: Compared[] = [{name: "as it is", set: `d = ${degree}`, errors: now, helps: null}];
  if (sample.world) {
    const bench = benchOf(simulated(sample.world, MANY, params.seed), degree + 1);
    rows.push(row("more points", `n = ${MANY}`, errorsOf(bench, fitsOf(bench, "l2", 0, 1, degree)[degree])));
  }
  // Where validation is least at the degree that is set there is no other to name.
  rows.push(
    row("another degree", best.degree === degree ? "none better" : `d = ${best.degree}`, best.errors)
  );
  const {doses: all} = result;
  if (all) {
    for (const remedy of Object.keys(doses) as Remedy[]) {
      const at = leastHeld(all[remedy]);
      rows.push(row(remedyNames[remedy], doseText(remedy, at), all[remedy][at]));
    }
  }
  return rows;
}
