import {symbol, symbolCircle, symbolSquare, symbolTriangle} from "d3-shape";

/** Classes differ in color and in shape: blue circles, orange triangles, green squares. */
export const classTokens: readonly string[] = ["--blue", "--orange", "--green"];

/** Class names that the style sheet colors. */
export const classNames: readonly string[] = ["class-0", "class-1", "class-2"];

const shapes = [symbolCircle, symbolTriangle, symbolSquare];

/** The path of class `index` round the origin, `area` in square units. */
export function classSymbol(index: number, area = 44): string {
  // A triangle looks smaller than a circle of its area.
  const a = index % 3 === 1 ? area * 1.15 : area;
  return symbol(shapes[index % 3], a).digits(2)() ?? "";
}

/** The same symbol as a piece of a longer path, which begins at the symbol's middle and may go on after it. */
export function classPiece(index: number, area = 44): string {
  const kind = index % 3;
  const number = (v: number) => String(Number(v.toFixed(2)));
  if (kind === 0) {
    const r = number(Math.sqrt(area / Math.PI));
    const twice = number(2 * Math.sqrt(area / Math.PI));
    return `m-${r},0a${r},${r} 0 1 1 ${twice},0a${r},${r} 0 1 1 -${twice},0z`;
  }
  if (kind === 1) {
    // As d3-shape has it: the middle of the triangle's mass lies at the point.
    const third = Math.sqrt((1.15 * area) / (3 * Math.sqrt(3)));
    const half = Math.sqrt(3) * third;
    return `m0,-${number(2 * third)}l${number(half)},${number(3 * third)}h-${number(2 * half)}z`;
  }
  const side = Math.sqrt(area);
  return `m-${number(side / 2)},-${number(side / 2)}h${number(side)}v${number(side)}h-${number(side)}z`;
}
