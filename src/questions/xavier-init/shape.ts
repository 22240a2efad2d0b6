import {depth} from "./schemes.js";

/** How the widths of the layers follow one another. */
export type Shape = "constant" | "alternating" | "funnel";

/** Units in layers 0 … depth: all n; n and n/4 in turn; or narrowing evenly (in the logarithm) from n to n/8. */
export function widthsOf(shape: Shape, n: number): number[] {
  const of: Record<Shape, (l: number) => number> = {
    constant: () => n,
    alternating: (l) => (l % 2 ? n / 4 : n),
    funnel: (l) => n * 8 ** (-l / depth)
  };
  return Array.from({length: depth + 1}, (_, l) => Math.max(2, Math.round(of[shape](l))));
}
