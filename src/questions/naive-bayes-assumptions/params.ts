import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps, text} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {Data} from "./data.js";
import type {Result} from "./model.js";

/** What belongs to one half of the figure brings that half in sight. */
const clouds = {about: "clouds"} as const;
const words = {about: "words"} as const;
/** The reader's own rows have the means and correlations that they have. */
const simulated = ({table}: Readonly<Record<string, unknown>>) =>
  table === "own" ? {...clouds, table: "same"} : clouds;

/** How many spam messages are read, of the first 80. */
export const SPAM: readonly number[] = [10, 20, 40, 80];
/** The most times that the first word can be said. */
export const MOST = 6;

const signed = (v: number): string => fixed(v, 2);

export const params = {
  rho: range({
    label: "Correlation ρ within a class",
    primary: true,
    min: -0.95,
    max: 0.95,
    step: 0.05,
    value: 0.8,
    sets: simulated,
    format: signed
  }),
  about: choice({
    label: "Features",
    primary: true,
    options: {clouds: "two measured numbers", words: "words of a message"},
    value: "clouds"
  }),
  beside: choice({
    label: "Beside the clouds",
    options: {none: "nothing", reliability: "what it states, what is true", errors: "errors against ρ"},
    value: "none",
    sets: clouds
  }),
  m1: range({
    label: "Half the distance of the means along x₁",
    min: 0,
    max: 2,
    step: 0.05,
    value: 1,
    unit: "SD",
    sets: simulated,
    format: signed
  }),
  m2: range({
    label: "Half the distance along x₂",
    min: -2,
    max: 2,
    step: 0.05,
    value: 0.5,
    unit: "SD",
    sets: simulated,
    format: signed
  }),
  table: choice({
    label: "Data",
    options: {
      same: "two Gaussian classes, ρ in both",
      crossed: "crossed: ρ in the orange class, −ρ in the blue one",
      own: "your own table"
    },
    value: "same",
    sets: clouds
  }),
  seed: seed({label: "Draw other points", value: 1, sets: simulated}),
  times: range({
    label: "Times that the first word is said",
    min: 1,
    max: MOST,
    step: 1,
    value: 1,
    sets: words,
    format: (v) => String(v)
  }),
  message: text({
    label: "Message",
    value: "free coffee after the meeting",
    maxLength: 60,
    placeholder: "type a message",
    sets: words
  }),
  alpha: steps({
    label: "Smoothing α",
    values: [0, 0.01, 0.1, 0.5, 1, 2, 5, 10],
    value: 1,
    sets: words,
    format: (v) => String(v),
    help: "Added to every count of every word in the dictionary."
  }),
  spam: steps({
    label: "Spam messages read",
    values: SPAM,
    value: 80,
    sets: words,
    format: (v) => `${v} of 80`,
    help: "Of ordinary messages 120 are read."
  })
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Params = Room["Params"];
