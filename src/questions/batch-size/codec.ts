/**
 * Curves of losses and error rates as short text. A value is kept as the nearest whole number of 1 % steps on the log scale, a curve as
 * the differences of successive numbers, a difference as one letter: "O" for 0, "P" for 1, "N" for −1; what is
 * too far for a letter is written out, as {−70}.
 */
const step = 0.01;
/** Error rates jump by single examples: they are kept in steps of 2 %. */
const coarse = 0.02;
const zero = "O".charCodeAt(0);
const reach = 42;

/** Values outside this range are drawn at its ends: a diverged run is not worth its digits. */
const range = [0.01, 20];

const rounded = (losses: readonly number[], by = step): number[] =>
  losses.map((loss) => {
    const kept = Number.isFinite(loss) ? Math.min(range[1], Math.max(range[0], loss)) : range[1];
    return Math.round(Math.log(kept) / by);
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

/** A run as text. Train and test loss move together, so the test curve is kept as its distance. */
export type Packed = readonly [train: string, gap: string, error: string];

export function pack(train: readonly number[], test: readonly number[], error: readonly number[]): Packed {
  const a = rounded(train);
  return [write(a), write(rounded(test).map((b, i) => b - a[i])), write(rounded(error, coarse))];
}

/** The curves of a packed run, each loss within ½ % of the one packed, each error rate within 1 %. */
export function unpack([train, gap, error]: Packed): {train: number[]; test: number[]; error: number[]} {
  const a = read(train);
  const back = (value: number, by = step) => Math.exp(value * by);
  return {
    train: a.map((v) => back(v)),
    test: read(gap).map((g, i) => back(a[i] + g)),
    error: read(error).map((e) => back(e, coarse))
  };
}
