/**
 * Loss curves as short text. A loss is kept as the nearest whole number of 1 % steps on the log scale, a curve as
 * the differences of successive numbers, a difference as one letter: "O" for 0, "P" for 1, "N" for −1; what is
 * too far for a letter is written out, as {−70}.
 */
const step = 0.01;
const zero = "O".charCodeAt(0);
const reach = 42;

/** Losses outside this range are drawn at its ends: a diverged run is not worth its digits. */
const range = [0.01, 20];

const rounded = (losses: readonly number[]): number[] =>
  losses.map((loss) => {
    const kept = Number.isFinite(loss) ? Math.min(range[1], Math.max(range[0], loss)) : range[1];
    return Math.round(Math.log(kept) / step);
  });

const write = (numbers: readonly number[]): string =>
  numbers
    .map((value, i) => value - (i > 0 ? numbers[i - 1] : 0))
    .map((d) => (Math.abs(d) <= reach ? String.fromCharCode(zero + d) : `{${d}}`))
    .join("");

function read(text: string): number[] {
  let sum = 0;
  return Array.from(text.matchAll(/\{(-?\d+)\}|./g), ([letter, number]) => {
    sum += number === undefined ? letter.charCodeAt(0) - zero : Number(number);
    return sum;
  });
}

/** A run's two curves as text. Train and test loss move together, so the test curve is kept as its distance. */
export function pack(train: readonly number[], test: readonly number[]): [train: string, gap: string] {
  const a = rounded(train);
  return [write(a), write(rounded(test).map((b, i) => b - a[i]))];
}

/** The losses of a packed run, each within ½ % of the one packed. */
export function unpack([train, gap]: readonly [string, string]): {train: number[]; test: number[]} {
  const a = read(train);
  const back = (value: number) => Math.exp(value * step);
  return {train: a.map(back), test: read(gap).map((g, i) => back(a[i] + g))};
}
