import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, readFileSync, rmSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {dropOutput, framework} from "./framework.js";
import {project} from "./project.js";
import {watchFiles} from "./watch.js";

// The preview renews pages and modules by itself. Stills and texts that pages take from figures are ours to renew: in a
// process of its own, since modules once loaded stay as they are. With slugs, `npm run dev -- knn-k1`, these rooms are
// prepared; the page of another is prepared when it is asked for (`wanted.ts`).
const given = process.argv.slice(2);
const isSlug = (argument: string) => existsSync(join(project, "src/questions", argument, "figure.ts"));
const named = given.filter(isSlug);
const forPreview = given.filter((argument) => !isSlug(argument));

/** Runs a script to its end; what it prints is returned, its errors are shown. */
async function run(script: string, args: readonly string[] = []): Promise<string | null> {
  const child = spawn(process.execPath, ["--import", "tsx", join(project, script), ...args], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"]
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const [status] = (await once(child, "close")) as [number | null];
  return status === 0 ? text : null;
}

/** The rooms that are ready, asked anew: null where the registry cannot be read at the moment. */
const roomsNow = async (): Promise<string[] | null> => {
  const text = await run("scripts/list-rooms.ts");
  return text === null ? null : text.split("\n").filter(Boolean);
};

const prerenderOf = (slug: string): string => join(project, ".cache/prerender", `${slug}.json`);
const pageTextOf = (slug: string): string =>
  existsSync(prerenderOf(slug)) ? readFileSync(prerenderOf(slug), "utf8") : "";

let rooms = (await roomsNow()) ?? [];
const prepared = new Set(named.length ? named : rooms);
// What an earlier session has left may be old: pages of other rooms are prepared when they are asked for.
for (const slug of rooms) if (!prepared.has(slug)) rmSync(prerenderOf(slug), {force: true});
await run("scripts/prepare.ts", named.length ? named : []);

let preview: ChildProcess;
function startPreview(): void {
  preview = spawn(process.execPath, [framework, "preview", "--no-open", ...forPreview], {
    cwd: project,
    stdio: "inherit",
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true", PREPARE_WANTED: "true"}
  });
  preview.on("exit", (code) => process.exit(code ?? 0));
}
async function restartPreview(): Promise<void> {
  preview.removeAllListeners("exit");
  preview.kill();
  if (preview.exitCode === null && preview.signalCode === null) await once(preview, "exit");
  startPreview();
}
startPreview();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => preview.kill(signal));

const registry = "src/questions.ts";

/** Whether a change in `file` can bring a room or take one away, or change what the registry says of one. */
const isOfRegistry = (file: string): boolean =>
  file === registry || /^src\/questions\/[^/]+\/figure\.ts$/.test(file);

async function renew(files: readonly string[]): Promise<void> {
  const now = files.some(isOfRegistry) ? ((await roomsNow()) ?? rooms) : rooms;
  const added = now.filter((slug) => !rooms.includes(slug));
  const restarts = files.includes(registry) || now.join() !== rooms.join();
  rooms = now;
  for (const slug of added) prepared.add(slug);
  const code = files.filter((file) => /\.(ts|css)$/.test(file) && file !== registry);
  // What is outside of the rooms belongs to all of them; which of them it concerns, their keys know.
  const own = new Set(code.map((file) => /^src\/questions\/([^/]+)\//.exec(file)?.[1]));
  const concerned = rooms.filter((slug) => own.has(undefined) || own.has(slug) || added.includes(slug));
  await renewRooms(concerned);
  // The registry is in the modules that the preview has loaded: a new preview reads it anew.
  if (restarts) await restartPreview();
}

async function renewRooms(concerned: readonly string[]): Promise<void> {
  for (const slug of concerned) {
    dropOutput(`source/${slug}`);
    if (!prepared.has(slug)) rmSync(prerenderOf(slug), {force: true});
  }
  const again = concerned.filter((slug) => prepared.has(slug));
  const before = new Map(again.map((slug) => [slug, pageTextOf(slug)]));
  if (!again.length || (await run("scripts/prepare.ts", again)) === null) return;
  const now = new Date();
  for (const slug of again) {
    // The preview looks at a page again when its file is touched.
    const page = join(project, "src/questions", slug, "index.md");
    if (before.get(slug) !== pageTextOf(slug) && existsSync(page)) utimesSync(page, now, now);
  }
}

// One handful of changes after the other: two preparations at once would take each other's time.
let renewing: Promise<void> = Promise.resolve();
const watched = ["questions.ts", "questions", "figure", "marks", "ml", "style"].map(
  (place) => `src/${place}`
);
watchFiles(project, watched, (files) => {
  renewing = renewing.then(() => renew(files)).catch((error: unknown) => console.error(error));
});
