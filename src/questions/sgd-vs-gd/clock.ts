/** Examples in the data: a pass touches each of them once. */
export const N = 100;

/** What the clock counts. */
export type Clock = "updates" | "examples" | "passes";

/** What the clock can read: round numbers, farther apart as they grow. */
export const readings: readonly number[] = (() => {
  const all = [0];
  for (const [end, step] of [
    [20, 1],
    [50, 2],
    [100, 5],
    [200, 10],
    [500, 20],
    [1000, 50],
    [2000, 100],
    [5000, 200]
  ])
    for (let v = all[all.length - 1] + step; v <= end; v += step) all.push(v);
  return all;
})();

/** The runs end after so many updates, or examples, whichever is more: SGD's, whose updates are cheap, and GD's. */
export const UPDATES = 500;
export const EXAMPLES = 5000;
/** A thousand walkers end after so many updates. */
export const CLOUD = 200;

/** Where on the clock's scale a number stands, or the last one below it. */
export const positionOf = (amount: number): number => {
  let i = readings.length - 1;
  while (readings[i] > amount) --i;
  return i;
};

/** How many updates a walker has made when the clock reads `amount`, with so many examples an update. */
export function updatesAt(clock: Clock, amount: number, batch: number): number {
  if (clock === "updates") return amount;
  return Math.floor((clock === "passes" ? amount * N : amount) / batch + 1e-9);
}

/** What the clock reads after so many updates. */
export function readingAt(clock: Clock, updates: number, batch: number): number {
  if (clock === "updates") return updates;
  return (updates * batch) / (clock === "passes" ? N : 1);
}

/** The last reading of the runs. */
export function lastReading(clock: Clock, cloud: boolean, batch: number): number {
  const last = {updates: UPDATES, examples: EXAMPLES, passes: EXAMPLES / N}[clock];
  return cloud ? Math.min(last, readingAt(clock, CLOUD, batch)) : last;
}
