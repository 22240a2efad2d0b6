/** Where a mask stands, and how often it is drawn. */
export type Edge = "cell" | "hidden" | "update" | "inputs";
export type MaskKind = "fresh" | "fixed";

export const edgeNames: Readonly<Record<Edge, string>> = {
  cell: "memory cell c",
  hidden: "hidden state h",
  update: "update g",
  inputs: "input and output"
};

export const maskNames: Readonly<Record<MaskKind, string>> = {
  fresh: "at every step",
  fixed: "once a sequence"
};

export type Both<T> = Readonly<Record<MaskKind, T>>;
export const both = <T>(of: (mask: MaskKind) => T): Both<T> => ({fresh: of("fresh"), fixed: of("fixed")});

export const maskKinds: readonly MaskKind[] = ["fresh", "fixed"];

/** What the trained nets' masks drop. */
export const trainedRate = 0.25;

/** Every scheme that is trained under, and no dropout. */
export type SchemeKey = "none" | `${Edge}-${MaskKind}`;
export const schemeKeys: readonly SchemeKey[] = [
  "none",
  "inputs-fresh",
  "inputs-fixed",
  "hidden-fresh",
  "hidden-fixed",
  "update-fresh",
  "update-fixed",
  "cell-fresh",
  "cell-fixed"
];

/** The scheme of a key; where nothing is dropped it does not matter which edge is not. */
export function partsOf(key: SchemeKey): {edge: Edge; mask: MaskKind} {
  if (key === "none") return {edge: "cell", mask: "fresh"};
  const [edge, mask] = key.split("-") as [Edge, MaskKind];
  return {edge, mask};
}
