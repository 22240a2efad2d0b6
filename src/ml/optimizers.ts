/**
 * First-order optimizers, each a small record: what it keeps, and one step that returns every named term of its
 * update. The rules are those of PyTorch's documentation (torch.optim), where the literature has several.
 */
export {adam, adamw} from "./optimizers/adam.js";
export {adagrad, rmsprop} from "./optimizers/adaptive.js";
export {gradientDescent, momentum, nesterov} from "./optimizers/descent.js";
export {
  type Hyperparameters,
  type Optimizer,
  type Term,
  type Terms,
  usual,
  type Vector
} from "./optimizers/types.js";
