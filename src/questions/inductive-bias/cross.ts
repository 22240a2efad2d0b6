import {kernelWeights} from "../../ml/kernel-interpolation.js";
import {dot} from "../../ml/orthonormal.js";
import {remember} from "../../ml/remember.js";
import {kernels, type Learner, learn} from "./learners.js";

/**
 * What learners answer at many places. A kernel between places and points does not hang on the points' heights, so it is
 * kept while these alone change: when a point is dragged, and from world to world.
 */
export function createAnswers() {
  const keep = () =>
    remember((name: "rbf" | "periodic", x: Float64Array, length: number, places: Float64Array) => {
      const kernel = kernels[name](length);
      return Array.from(places, (at) => x.map((v) => kernel(at - v)));
    });
  const crosses = {rbf: keep(), periodic: keep()};
  return (
    name: Learner,
    x: Float64Array,
    y: Float64Array,
    length: number,
    places: Float64Array
  ): Float64Array => {
    if (name !== "rbf" && name !== "periodic") return places.map(learn(name, x, y, length));
    const rows = crosses[name](name, x, name === "rbf" ? length : 0, places);
    const weights = kernelWeights(x, y, kernels[name](length));
    const values = new Float64Array(places.length);
    for (let i = 0; i < places.length; ++i) values[i] = dot(rows[i], weights, weights.length);
    return values;
  };
}
