import {bins} from "./model.js";
import type {Room} from "./params.js";
import {depth} from "./schemes.js";

const layers = Array.from({length: depth + 1}, (_, l) => l);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "a layer's shares add up to 1": ({result: {forward, backward}}) =>
    [forward, backward].every(({shares}) =>
      layers.every((l) => {
        const sum = shares.subarray(l * bins, (l + 1) * bins).reduce((a, b) => a + b, 0);
        return Math.abs(sum - 1) < 1e-9;
      })
    ),
  "sizes are finite and not negative": ({result: {forward, backward}}) =>
    [...forward.std, ...backward.std].every((v) => v >= 0 && Number.isFinite(v)),
  "quantiles are in order": ({result: {band}}) =>
    !band ||
    [band.forward, band.backward].every(({low, middle, high}) =>
      layers.every((l) => low[l] <= middle[l] && middle[l] <= high[l])
    ),
  "only weights that are drawn have a band": ({settled: {init}, result: {band}}) =>
    (band === null) === (init === "constant" || init === "zeros"),
  "Xavier meets both conditions on average": ({settled: {init, gain}, result: {fanIn, fanOut}}) =>
    !init.startsWith("xavier") || fanIn.every((v, l) => Math.abs((v + fanOut[l]) / 2 - gain ** 2) < 1e-9),
  "what is bounded stays bounded": ({settled: {activation}, result: {forward}}) =>
    (activation !== "tanh" && activation !== "sigmoid") ||
    layers.slice(1).every((l) => forward.second[l] <= 1)
};
