/** How the walkers are drawn, in all panels alike. */
export const looks = {
  gd: {
    name: "GD",
    line: "line-0",
    text: "blue-text",
    mark: "class-0 mark",
    shape: "M-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0-11,0z"
  },
  sgd: {name: "SGD", line: "line-1", text: "orange-text", mark: "class-1 mark", shape: "M-5,-5h10v10h-10z"}
} as const;
export type Key = keyof typeof looks;
export const keys: readonly Key[] = ["gd", "sgd"];
