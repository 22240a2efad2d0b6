import type {Answer, Request} from "./runner.js";

interface Scope {
  addEventListener(type: "message", listener: (event: MessageEvent<Request>) => void): void;
  postMessage(answer: Answer): void;
}

/** The worker's side of a slow figure: a room's `worker.ts` calls this with the room's model, and nothing more. */
export function serve<Params, Data, Result>(model: (params: Params, data: Data) => Result): void {
  const scope = globalThis as unknown as Scope;
  let data: Data;
  scope.addEventListener("message", ({data: request}) => {
    if (request.kind === "data") {
      data = request.data as Data;
      return;
    }
    const {id} = request;
    try {
      scope.postMessage({id, result: model(request.params as Params, data)});
    } catch (error) {
      scope.postMessage({id, error: error instanceof Error ? error.message : String(error)});
    }
  });
}
