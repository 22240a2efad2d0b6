import {fileURLToPath} from "node:url";
import {initialize} from "../../src/ml/network.js";
import {random} from "../../src/ml/random.js";
import {batches} from "../../src/ml/sgd.js";
import {net, trainSample, trainSize} from "../../src/questions/batch-size/task.js";

/** What batch-size.py is given: a run's data, first weights and first batches, but nothing that was computed from them. */
export function inputs() {
  const {X, y} = trainSample();
  const [B, rate, seed, updates] = [16, 0.6, 1, 64];
  const source = batches(trainSize, B, random(seed, 1));
  return {
    X: Array.from(X),
    y: Array.from(y),
    theta: Array.from(initialize(net, random(seed, 0))),
    hidden: net.layers[0].outputs,
    rate,
    order: Array.from({length: updates}, () => Array.from(source.next().value))
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(inputs()));
