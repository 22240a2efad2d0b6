/**
 * Answers `ask(params)` with the model's result, in a worker, one question at a time: while one is being answered
 * only the newest of those that came meanwhile is kept. The last answer supersedes the earlier ones.
 */
export interface Runner<Params, Data> {
  ask(params: Params): void;
  /** Sends new data; what is asked afterwards is answered on it. */
  load(data: Data): void;
  stop(): void;
}

export type Request = {kind: "data"; data: unknown} | {kind: "ask"; id: number; params: unknown};
export type Answer = {id: number; result: unknown} | {id: number; error: string};

/** A worker that has never answered is given up after this, in milliseconds: something keeps it from coming. */
const patience = 8000;

export interface RunnerOptions<Params, Data, Result> {
  /** Starts the worker; may throw, as in a frame that forbids workers. */
  start(): Worker;
  /** The same model, for the page's own thread where no worker can be had. */
  model(params: Params, data: Data): Result;
  data: Data;
  onAnswer(params: Params, result: Result): void;
  onError(error: unknown): void;
}

export function workerRunner<Params, Data, Result>(
  options: RunnerOptions<Params, Data, Result>
): Runner<Params, Data> {
  const {start, model, onAnswer, onError} = options;
  let {data} = options;
  let id = 0;
  let asked: {id: number; params: Params} | null = null;
  let waiting: Params | null = null;
  let local: ReturnType<typeof setTimeout> | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;

  let worker: Worker | null = null;
  const post = (request: Request) => worker?.postMessage(request);

  /** From now on the page's own thread computes: slower, but it answers. */
  const giveUp = () => {
    clearTimeout(watch);
    worker?.terminate();
    worker = null;
    waiting ??= asked?.params ?? null;
    asked = null;
    next();
  };
  const compute = () => {
    if (!asked) return;
    const {params} = asked;
    asked = null;
    try {
      onAnswer(params, model(params, data));
    } catch (error) {
      onError(error);
    }
    next();
  };
  const next = () => {
    if (asked || waiting === null) return;
    asked = {id: ++id, params: waiting};
    waiting = null;
    if (!worker) {
      // Between two frames, so that what moved is painted first.
      local = setTimeout(compute);
      return;
    }
    post({kind: "ask", id: asked.id, params: asked.params});
    if (id === 1) watch = setTimeout(giveUp, patience);
  };
  try {
    worker = start();
    worker.addEventListener("message", ({data: answer}: MessageEvent<Answer>) => {
      clearTimeout(watch);
      if (!asked || answer.id !== asked.id) return;
      const {params} = asked;
      asked = null;
      next();
      if ("error" in answer) onError(new Error(answer.error));
      else onAnswer(params, answer.result as Result);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      giveUp();
    });
    post({kind: "data", data});
  } catch {
    worker = null;
  }
  return {
    ask: (params) => {
      waiting = params;
      next();
    },
    load: (next) => {
      data = next;
      clearTimeout(local);
      asked = null;
      post({kind: "data", data});
    },
    stop: () => {
      clearTimeout(watch);
      clearTimeout(local);
      worker?.terminate();
    }
  };
}
