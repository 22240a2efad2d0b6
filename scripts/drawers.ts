import {type ChildProcess, fork} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import {limited} from "./limit.js";
import {project} from "./project.js";

/**
 * Processes that draw rooms' stills side by side. Each loads the kit once and draws one room after another; a process
 * begins only when there is something to draw.
 */
export class Drawers {
  readonly #idle: ChildProcess[] = [];
  readonly #limit: <T>(task: () => Promise<T>) => Promise<T>;

  constructor(most: number) {
    this.#limit = limited(most);
  }

  /** What `drawRoom` gives for the room and its data, as JSON. */
  draw(slug: string, data: string): Promise<string> {
    return this.#limit(async () => {
      const child =
        this.#idle.pop() ??
        fork(join(project, "scripts/drawer.ts"), {cwd: project, execArgv: ["--import", "tsx"]});
      child.send({slug, data});
      // A process draws many rooms: who waited for its end goes when it has answered.
      const answered = new AbortController();
      const {signal} = answered;
      const answer = await Promise.race([
        once(child, "message", {signal}).then(([message]) => message as {drawn: string} | {error: string}),
        once(child, "exit", {signal}).then(([code]) => ({error: `the process ended with ${String(code)}`}))
      ]);
      answered.abort();
      if ("error" in answer) {
        child.kill();
        throw new Error(`${slug} could not be drawn: ${answer.error}`);
      }
      this.#idle.push(child);
      return answer.drawn;
    });
  }

  close(): void {
    for (const child of this.#idle.splice(0)) child.disconnect();
  }
}
