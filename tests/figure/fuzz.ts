import {
  admit,
  type Declaration,
  maxSeed,
  type Param,
  type ParamsOf,
  type Value
} from "../../src/figure/params.js";
import type {Random} from "../../src/ml/random.js";

/** An admissible value of `param`, any with some probability, its bounds among them. */
export function anyValue(param: Param, random: Random): Value {
  const between = (min: number, max: number) => {
    const u = random();
    return u < 0.1 ? min : u > 0.9 ? max : min + (max - min) * random();
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const draw = (): Value => {
    switch (param.kind) {
      case "range":
        return param.scale === "log"
          ? Math.exp(between(Math.log(param.min), Math.log(param.max)))
          : between(param.min, param.max);
      case "steps":
        return pick(param.values);
      case "choice":
        return pick(Object.keys(param.options));
      case "toggle":
        return random() < 0.5;
      case "point":
        return [between(...param.x), between(...param.y)];
      case "seed":
        return Math.ceil(random() * maxSeed);
      case "text":
        return pick(["", "a", "Win", "éß 🎉", "<b>&", "~*+%20", "x".repeat(200)]).slice(0, param.maxLength);
      case "rows":
        return Array.from({length: Math.floor(random() * Math.min(4, param.maxRows + 1))}, () =>
          param.columns.map(({min, max}) => between(min, max))
        );
    }
  };
  const value = admit(param, draw());
  if (value === undefined) throw new Error(`no value for ${param.label}`);
  return value;
}

/** A setting in which each parameter is at its default or anywhere. */
export function anySetting<D extends Declaration>(declaration: D, random: Random): ParamsOf<D> {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(declaration).map(([key, param]) => [
        key,
        random() < 0.4 ? param.value : anyValue(param, random)
      ])
    )
  ) as ParamsOf<D>;
}

const scraps = [
  "NaN",
  "Infinity",
  "-1",
  "1e999",
  "",
  " ",
  "null",
  "<b>x</b>",
  "<img src=x onerror=alert(1)>",
  "%00",
  "0x10",
  "1,2",
  "a~b",
  "💥",
  "__proto__",
  "constructor",
  "9".repeat(400),
  "1~2~3*4",
  "true"
];

/** A query as a stranger might send it: known keys and unknown ones, good values, broken ones, and markup. */
export function anyQuery(declaration: Declaration, random: Random): string {
  const query = new URLSearchParams();
  const keys = [
    ...Object.keys(declaration),
    "scene",
    "controls",
    "theme",
    "__proto__",
    "toString",
    "<script>"
  ];
  const n = Math.ceil(random() * 6);
  for (let i = 0; i < n; ++i) {
    const key = keys[Math.floor(random() * keys.length)];
    const param = Object.hasOwn(declaration, key) ? declaration[key] : undefined;
    const scrap = scraps[Math.floor(random() * scraps.length)];
    query.append(key, param && random() < 0.5 ? String(anyValue(param, random)).replaceAll(",", "~") : scrap);
  }
  return query.toString();
}
