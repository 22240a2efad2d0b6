/** ∂L/∂v by central differences, each entry of v moved by h in turn. */
export function differences(v: Float64Array, f: () => number, h = 1e-5): Float64Array {
  return v.map((value, k) => {
    v[k] = value + h;
    const up = f();
    v[k] = value - h;
    const down = f();
    v[k] = value;
    return (up - down) / (2 * h);
  });
}

/** How far a is from b, by the length of b. */
export const distance = (a: Float64Array, b: Float64Array): number =>
  Math.hypot(...a.map((value, k) => value - b[k])) / Math.hypot(...b);
