import {rare} from "../../ml/rare.js";
import {beale, plateau, ravine, rosenbrock, type Surface, saddle, sparse} from "../../ml/surfaces.js";

/** A surface to race on, from where. */
export interface Course {
  readonly name: string;
  readonly surface: Surface;
  readonly start: readonly [number, number];
}

const turned = (x: number, y: number): [number, number] => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2];

export const courseKeys = [
  "ravine",
  "turned",
  "rosenbrock",
  "beale",
  "saddle",
  "plateau",
  "sparse",
  "rare"
] as const;
export type CourseKey = (typeof courseKeys)[number];

/** The turned ravine's start is the ravine's, turned with it. */
export const courses: Readonly<Record<CourseKey, Course>> = {
  ravine: {name: "Ravine", surface: ravine(), start: [-3.5, 1]},
  turned: {name: "Ravine turned by 45°", surface: ravine(45), start: turned(-3.5, 1)},
  rosenbrock: {name: "Rosenbrock", surface: rosenbrock, start: [-1.2, 1]},
  beale: {name: "Beale", surface: beale, start: [1, 1.5]},
  saddle: {name: "Saddle", surface: saddle, start: [-1.5, 0.015]},
  plateau: {name: "Plateau", surface: plateau, start: [-3.2, 1.6]},
  sparse: {name: "Sparse: one gradient in ten", surface: sparse, start: [-3.2, 2.2]},
  rare: {name: "Rare: one gradient in 46", surface: rare, start: [-3.2, 2.2]}
};
