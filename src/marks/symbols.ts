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
