/** Numbers as people write them: a true minus sign, no minus zero, a fixed count of decimals. */
export function fixed(value: number, decimals = 2): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A share in percent: `percent(0.125)` is "12.5 %", with a space at which no line breaks. */
export function percent(share: number, decimals = 1): string {
  return Number.isFinite(share) ? `${fixed(100 * share, decimals)}\u00a0%` : "–";
}

/** Whole numbers with commas between thousands. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 point", "2 points". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** A place in a picture's units to one decimal, which is as much as can be seen, and short to write. */
export const tenth = (place: number): number => Math.round(place * 10) / 10;
