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

export function workerRunner<Params, Data, Result>(
  start: () => Worker,
  data: Data,
  onAnswer: (params: Params, result: Result) => void,
  onError: (message: string) => void
): Runner<Params, Data> {
  const worker = start();
  let id = 0;
  let asked: {id: number; params: Params} | null = null;
  let waiting: Params | null = null;
  const post = (request: Request) => worker.postMessage(request);
  const next = () => {
    if (asked || waiting === null) return;
    asked = {id: ++id, params: waiting};
    waiting = null;
    post({kind: "ask", id: asked.id, params: asked.params});
  };
  worker.addEventListener("message", ({data: answer}: MessageEvent<Answer>) => {
    if (!asked || answer.id !== asked.id) return;
    const {params} = asked;
    asked = null;
    next();
    if ("error" in answer) onError(answer.error);
    else onAnswer(params, answer.result as Result);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    asked = null;
    onError(event.message || "The computation stopped; reload the page to start it again.");
  });
  post({kind: "data", data});
  return {
    ask: (params) => {
      waiting = params;
      next();
    },
    load: (data) => {
      asked = null;
      post({kind: "data", data});
    },
    stop: () => worker.terminate()
  };
}
