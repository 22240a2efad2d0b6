import type {Role} from "./roles.js";
import type {Taken} from "./take.js";

/** The roles of a plane with two classes on it; `level` asks which class is told from all others. */
export const planeRoles = (level: string): readonly Role[] => [
  {id: "x", label: "Horizontal", kind: "number"},
  {id: "y", label: "Vertical", kind: "number"},
  {id: "class", label: "Class", kind: "class"},
  {id: "positive", label: level, kind: "level", of: "class"}
];

/** A table for these roles, made up: petals of two kinds. */
export const petals = `length,width,kind
4.9,1.5,long
4.6,1.4,long
5.1,1.9,long
5.8,2.2,long
4.8,1.6,long
5.4,2.1,long
4.4,1.3,long
5.0,1.7,long
3.9,1.2,short
4.4,1.3,short
3.5,1.0,short
4.2,1.6,short
3.8,1.1,short
4.5,1.5,short
4.6,1.4,short
4.0,1.3,short
`;

export interface TwoClasses {
  /** 1 for rows of the class, 0 for all others. */
  label: Uint8Array;
  /** How many rows are of the class. */
  ones: number;
  /** What the class is called, and what the others are. */
  name: string;
  rest: string;
}

/** One level of a column against the rest. */
export function oneAgainstRest({levels, codes}: Taken["classes"][string], level: number): TwoClasses {
  const label = Uint8Array.from(codes, (code) => (code === level ? 1 : 0));
  const name = levels[level];
  return {
    label,
    ones: label.reduce((sum, one) => sum + one, 0),
    name,
    rest: levels.length === 2 ? levels[1 - level] : `not ${name}`
  };
}
