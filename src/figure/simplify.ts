type Place = readonly [x: number, y: number];

/**
 * A path of straight lines with the points left out that lie within `tolerance` of the line without them (Douglas
 * and Peucker 1973). Paths with other commands than M, L, H, V and Z come back as they are.
 */
export function simplifyPath(d: string, tolerance: number): string {
  if (/[^MLHVZ0-9eE.,\s-]/.test(d)) return d;
  const parts = d.match(/M[^MZ]*Z?/g);
  if (!parts || parts.join("").length !== d.length) return d;
  return parts
    .map((part) => {
      const closed = part.endsWith("Z");
      const places: Place[] = [];
      for (const [, command, numbers] of part.matchAll(/([MLHV])([^MLHVZ]*)/g)) {
        const values = numbers.split(/[,\s]+/).map(Number);
        const [x, y] = places.at(-1) ?? [Number.NaN, Number.NaN];
        const place = command === "H" ? [...values, y] : command === "V" ? [x, ...values] : values;
        if (place.length !== 2 || !place.every(Number.isFinite)) return part;
        places.push(place as unknown as Place);
      }
      const kept = places.length > 3 ? keep(places, tolerance) : places;
      return `M${kept.map(([x, y]) => `${x},${y}`).join("L")}${closed ? "Z" : ""}`;
    })
    .join("");
}

function keep(places: readonly Place[], tolerance: number): Place[] {
  const last = places.length - 1;
  const kept = new Uint8Array(places.length);
  kept[0] = kept[last] = 1;
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [[ax, ay], [bx, by]] = [places[from], places[to]];
    const length = Math.hypot(bx - ax, by - ay);
    let worst = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; ++i) {
      const [x, y] = places[i];
      const away = length
        ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
        : Math.hypot(x - ax, y - ay);
      // On a closed or doubling line the distance from the chord's ends counts too.
      const beyond = length ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (length * length) : 0;
      const distance =
        beyond < 0 ? Math.hypot(x - ax, y - ay) : beyond > 1 ? Math.hypot(x - bx, y - by) : away;
      if (distance > worst) {
        worst = distance;
        at = i;
      }
    }
    if (at < 0) continue;
    kept[at] = 1;
    spans.push([from, at], [at, to]);
  }
  return places.filter((_, i) => kept[i]);
}
