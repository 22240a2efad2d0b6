import type {Random} from "./random.js";

/**
 * One step of a network: takes `inputs` numbers an example, gives `outputs`. Its weights are a stretch of
 * the network's one flat parameter vector, starting at `at`. Batches are row-major, `count` rows: one row an
 * example. A new kind of layer (dense, activation, normalization …) is one object with these members, and
 * network.ts need not change for it.
 */
export interface Layer {
  readonly kind: string;
  readonly inputs: number;
  readonly outputs: number;
  /** How many parameters the layer has (0 for an activation). */
  readonly parameters: number;
  /** Draws the layer's starting parameters into θ. */
  initialize(theta: Float64Array, at: number, source: Random): void;
  /** Writes y (count × outputs) from x (count × inputs). */
  forward(theta: Float64Array, at: number, x: Float64Array, y: Float64Array, count: number): void;
  /**
   * The chain rule through the layer. Given ∂L/∂y, adds ∂L/∂θ to `gradient`, and writes ∂L/∂x into `dx`
   * unless that is null (nobody asks for it below the first layer).
   */
  backward(
    theta: Float64Array,
    at: number,
    x: Float64Array,
    y: Float64Array,
    dy: Float64Array,
    dx: Float64Array | null,
    gradient: Float64Array,
    count: number
  ): void;
}

/** Layers in a chain, each one's outputs the next one's inputs. */
export interface Network {
  readonly layers: readonly Layer[];
  /** Where each layer's parameters start in θ. */
  readonly offsets: readonly number[];
  readonly inputs: number;
  readonly outputs: number;
  /** The length of θ. */
  readonly parameters: number;
}

/** Chains layers into a network. Throws a RangeError if there are none or two neighbors do not fit. */
export function network(...layers: Layer[]): Network {
  if (layers.length === 0) throw new RangeError("a network needs at least one layer");
  const offsets: number[] = [];
  let parameters = 0;
  layers.forEach((layer, l) => {
    if (l > 0 && layer.inputs !== layers[l - 1].outputs)
      throw new RangeError(`layer ${l} takes ${layer.inputs} inputs but is given ${layers[l - 1].outputs}`);
    offsets.push(parameters);
    parameters += layer.parameters;
  });
  return {layers, offsets, inputs: layers[0].inputs, outputs: layers.at(-1)!.outputs, parameters};
}

/** A fresh parameter vector θ, each layer drawing its own part from `source`, first layer first. */
export function initialize(net: Network, source: Random): Float64Array {
  const theta = new Float64Array(net.parameters);
  net.layers.forEach((layer, l) => {
    layer.initialize(theta, net.offsets[l], source);
  });
  return theta;
}

/**
 * What one pass leaves behind, and the memory that the next pass reuses. `values[0]` is the batch itself,
 * `values[l + 1]` what layer l made of it; `deltas[l]` is ∂L/∂values[l]. Only the first `count` rows are
 * meaningful.
 */
export interface Pass {
  count: number;
  readonly capacity: number;
  readonly values: readonly Float64Array[];
  readonly deltas: readonly Float64Array[];
}

/** Memory for passes of up to `capacity` examples. */
export function pass(net: Network, capacity: number): Pass {
  const widths = [net.inputs, ...net.layers.map((layer) => layer.outputs)];
  const arrays = () => widths.map((width) => new Float64Array(width * capacity));
  return {count: 0, capacity, values: arrays(), deltas: arrays()};
}

/**
 * Runs the network forward on rows of X.
 *
 * @param X rows × net.inputs, row-major
 * @param rows which rows of X make up the batch; without it, all of them in order
 * @returns the outputs, count × net.outputs: the last of `memory.values`, not a copy
 */
export function forward(
  net: Network,
  theta: Float64Array,
  X: Float64Array,
  memory: Pass,
  rows?: ArrayLike<number>
): Float64Array {
  const p = net.inputs;
  const count = rows ? rows.length : X.length / p;
  if (count > memory.capacity) throw new RangeError(`${count} examples in memory for ${memory.capacity}`);
  const input = memory.values[0];
  if (rows) for (let i = 0; i < count; ++i) for (let j = 0; j < p; ++j) input[i * p + j] = X[rows[i] * p + j];
  else input.set(X);
  memory.count = count;
  for (let l = 0; l < net.layers.length; ++l)
    net.layers[l].forward(theta, net.offsets[l], memory.values[l], memory.values[l + 1], count);
  return memory.values[net.layers.length];
}

/**
 * Runs the chain rule back through the last forward pass. Before the call, ∂L/∂outputs stands in the last of
 * `memory.deltas` (a loss of losses.ts writes it there); afterwards every `memory.deltas[l]` is ∂L/∂values[l],
 * but for `deltas[0]`, which is written only when `inputs` is true.
 *
 * @param gradient overwritten with ∂L/∂θ, as long as θ
 */
export function backward(
  net: Network,
  theta: Float64Array,
  memory: Pass,
  gradient: Float64Array,
  inputs = false
): Float64Array {
  gradient.fill(0);
  for (let l = net.layers.length - 1; l >= 0; --l) {
    const dx = l > 0 || inputs ? memory.deltas[l] : null;
    const [x, y, dy] = [memory.values[l], memory.values[l + 1], memory.deltas[l + 1]];
    net.layers[l].backward(theta, net.offsets[l], x, y, dy, dx, gradient, memory.count);
  }
  return gradient;
}
