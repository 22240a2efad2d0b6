import {parseTable} from "./csv.js";

interface Scope {
  addEventListener(type: "message", listener: (event: MessageEvent<string | Blob>) => void): void;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

// A file of 50 MB takes seconds: off the page's own thread.
const scope = globalThis as unknown as Scope;
scope.addEventListener("message", async ({data}) => {
  try {
    const table = parseTable(typeof data === "string" ? data : await data.text());
    scope.postMessage(
      {table},
      table.columns.flatMap(({numbers, codes}) => [numbers.buffer, codes.buffer])
    );
  } catch (error) {
    scope.postMessage({error: error instanceof Error ? error.message : String(error)});
  }
});
