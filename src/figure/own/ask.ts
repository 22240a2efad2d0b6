import type {Answer, Question} from "./reader.js";

export interface Reader {
  /** The answer, or null where another question came after this one. */
  ask(question: Question): Promise<Answer | null>;
  stop(): void;
}

/**
 * Reads off the page's own thread; on it where a worker cannot be had.
 *
 * @param open starts the worker; may throw
 */
export function startReader(open: () => Worker): Reader {
  let worker: Worker | null = null;
  let latest = 0;
  let answered: ((answer: Answer) => void) | undefined;
  let failed: (() => void) | undefined;
  const start = (): Worker | null => {
    try {
      const started = open();
      started.addEventListener("message", ({data}: MessageEvent<Answer>) => answered?.(data));
      started.addEventListener("error", (event) => {
        event.preventDefault();
        if (started === worker) failed?.();
      });
      return started;
    } catch {
      return null;
    }
  };
  return {
    async ask(question) {
      const mine = ++latest;
      // What is still being read is no longer wanted.
      if (question.kind === "read") {
        worker?.terminate();
        worker = start();
      }
      const answer = await new Promise<Answer>((resolve) => {
        const here = () => import("./reader.js").then((reader) => reader.answer(question)).then(resolve);
        answered = resolve;
        failed = () => {
          worker?.terminate();
          worker = null;
          here();
        };
        if (worker) worker.postMessage(question);
        else here();
      });
      return mine === latest ? answer : null;
    },
    stop() {
      ++latest;
      worker?.terminate();
    }
  };
}
