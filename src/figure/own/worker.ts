import {type Answer, answer, type Question} from "./reader.js";

interface Scope {
  addEventListener(type: "message", listener: (event: MessageEvent<Question>) => void): void;
  postMessage(message: Answer): void;
}

// A file of 50 MB takes seconds: off the page's own thread.
const scope = globalThis as unknown as Scope;
scope.addEventListener("message", async ({data}) => {
  scope.postMessage(await answer(data));
});
