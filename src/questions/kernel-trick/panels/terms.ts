import {fixed, plural} from "../../../marks/format.js";
import type {Monomial} from "../../../ml/monomials.js";
import type {Term} from "../pair.js";
import type {Room} from "../params.js";
import {number} from "../words.js";
import {raised} from "./pair.js";

/** "√2 x₁x₂²". */
export function featureName({powers, multinomial}: Monomial): string {
  const root = Math.round(Math.sqrt(multinomial));
  const factor = multinomial === 1 ? "" : root * root === multinomial ? String(root) : `√${multinomial}`;
  const product = powers.map((e, j) => (e === 0 ? "" : `x${"₁₂"[j]}${e === 1 ? "" : raised(e)}`)).join("");
  return `${factor}${factor && product ? " " : ""}${product}` || "1";
}

/** φ(a)·φ(b) written out, and the kernel below it: the same number. */
export const terms: Room["Table"] = {
  id: "terms",
  tab: "Sum",
  title: ({result: {pair}}) => `φ(a)·φ(b), ${plural(pair.terms.length, "term")}`,
  with: {view: "numbers", bill: "terms"},
  reads: ({params: {degree}, result: {pair}}) => [
    degree,
    pair.kernel,
    ...pair.terms.flatMap((t) => [t.a, t.b])
  ],
  table: ({params: {degree}, result: {pair}}) => {
    const row = (name: string, cells: readonly string[], ref?: string) => ({
      name,
      ref,
      cells: cells.map((text, k) => ({text, ref: k === cells.length - 1 ? ref : undefined}))
    });
    // Ten terms can be read; of more, those of the same order are added up.
    const written = pair.terms.length <= 10;
    const rows = written
      ? pair.terms.map((t) =>
          row(featureName(t.feature), [number(t.a), number(t.b), number(t.a * t.b)], "phi")
        )
      : orders(pair.terms, degree).map(({order, count, sum}) =>
          row(order === 0 ? "order 0" : `order ${order}`, [plural(count, "term"), "", number(sum)], "phi")
        );
    return {
      head: written ? ["φ(x)", "of a", "of b", "product"] : ["terms", "", "", "sum"],
      rows: [
        ...rows,
        row("φ(a)·φ(b)", ["", "", number(pair.explicit)], "phi"),
        row(`(1 + a·b)${degree === 1 ? "" : raised(degree)}`, ["", "", number(pair.kernel)], "k")
      ],
      foot: `The first takes ${plural(pair.terms.length, "multiplication")}, not counting those that make φ; the second ${fixed(degree + 1, 0)}.`
    };
  }
};

function orders(all: readonly Term[], degree: number): {order: number; count: number; sum: number}[] {
  return Array.from({length: degree + 1}, (_, order) => {
    const of = all.filter(({feature: {powers}}) => powers[0] + powers[1] === order);
    return {order, count: of.length, sum: of.reduce((s, t) => s + t.a * t.b, 0)};
  });
}
