import {normal, random} from "../../ml/random.js";

/** The functions that make the data. */
export const worldNames = {
  linear: "Linear",
  cubic: "Cubic",
  smooth: "Smooth",
  periodic: "Periodic",
  steps: "Steps"
} as const;

export type World = keyof typeof worldNames;
export const worlds = Object.keys(worldNames) as readonly World[];

/** Training points. */
export const N = 8;

/** The period of the periodic world, which the periodic kernel knows. */
export const PERIOD = 0.4;

/** The length of the smooth world's Gaussian process, which the RBF kernel has at first. */
export const LENGTH = 0.2;

/** Training places lie within 0 and 1; what is seen beyond them ends here. */
export const ENDS = [-0.5, 1.5] as const;

type F = (x: number) => number;

/** Of one phase no function of the period meets two different values: places this near to it, in periods, are drawn again. */
export const PHASE = 0.001;

/** Whether two places differ by whole periods, nearly. */
const inPhase = (a: number, b: number): boolean => {
  const turns = (a - b) / PERIOD;
  return Math.abs(turns - Math.round(turns)) < PHASE;
};

/** Eight places, one in each eighth of 0 to 1, off its middle by at most a quarter of it, no two in phase. */
export function placesOf(seed: number): Float64Array {
  const u = random(seed, 1);
  for (;;) {
    const x = Float64Array.from({length: N}, (_, i) => (i + 0.25 + 0.5 * u()) / N);
    if (!x.some((a, i) => x.some((b, j) => j < i && inPhase(a, b)))) return x;
  }
}

/** Noise of standard deviation 1 for each of the points. */
export function noiseOf(seed: number): Float64Array {
  const z = normal(random(seed, 2));
  return Float64Array.from({length: N}, z);
}

/** Knots are far below, so that steps go on at the left. */
const FAR = -2;

const draw: Readonly<Record<World, (seed: number) => F>> = {
  linear: (seed) => {
    const u = random(seed, 11);
    const slope = (u() < 0.5 ? -1 : 1) * (0.6 + 0.6 * u());
    const middle = 0.6 * (u() - 0.5);
    return (x) => middle + slope * (2 * x - 1);
  },
  cubic: (seed) => {
    const z = normal(random(seed, 12));
    // Of Legendre's polynomials, so that no degree drowns the others inside.
    const [a, b, c] = [0.3 * z(), 0.5 * z(), 0.5 * z()];
    const d = (z() < 0 ? -1 : 1) * (0.5 + 0.2 * Math.abs(z()));
    return (x) => {
      const t = 2 * x - 1;
      return a + b * t + (c * (3 * t * t - 1)) / 2 + (d * (5 * t * t * t - 3 * t)) / 2;
    };
  },
  // A Gaussian process with the Gaussian kernel of length LENGTH, nearly: by 30 random waves (Rahimi & Recht 2007).
  smooth: (seed) => {
    const z = normal(random(seed, 13));
    const waves = Array.from({length: 30}, () => {
      const [a, b] = [z(), z()];
      return [z() / LENGTH, Math.hypot(a, b), Math.atan2(a, b)] as const;
    });
    const scale = 0.8 / Math.sqrt(waves.length);
    return (x) => {
      let sum = 0;
      for (const [w, size, phase] of waves) sum += size * Math.cos(w * x + phase);
      return scale * sum;
    };
  },
  periodic: (seed) => {
    const u = random(seed, 14);
    const [a, b] = [0.7 + 0.4 * u(), 0.2 + 0.3 * u()];
    const [p, q] = [u(), u()];
    const turn = (x: number) => (2 * Math.PI * x) / PERIOD;
    return (x) => a * Math.sin(turn(x) + 2 * Math.PI * p) + b * Math.sin(2 * (turn(x) + Math.PI * q));
  },
  // A jump of either sign somewhere in each third of every unit of x.
  steps: (seed) => {
    const u = random(seed, 15);
    const knots = Array.from({length: 15}, (_, i) => FAR + (i + u()) / 3);
    let level = 0;
    const levels = knots.map(() => {
      const next = 0.4 + 0.8 * u();
      level = level > 0 ? level - next - 0.3 : level + next + 0.3;
      return level;
    });
    return (x) => {
      let i = knots.length - 1;
      while (i > 0 && knots[i] > x) --i;
      return levels[i];
    };
  }
};

/** The world's function for a seed. */
export const truthOf = (world: World, seed: number): F => draw[world](seed);
