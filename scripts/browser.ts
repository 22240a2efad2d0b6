import {existsSync, readdirSync} from "node:fs";
import {homedir} from "node:os";
import {delimiter, join} from "node:path";
import {type Browser, chromium, type LaunchOptions} from "playwright-core";

/** Flags without which a browser asks its maker's hosts for things, or will not start as root. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-features=Translate,MediaRouter,OptimizationHints",
  "--font-render-hinting=none"
];

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge"
];
/** Browsers without windows: the same engine, for a quarter less work. */
const shells = ["chromium-headless-shell", "chrome-headless-shell"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"
];

/** Browsers that Playwright has put where it keeps its own. */
function playwrightsOwn(): string[] {
  const root =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === "darwin"
      ? join(homedir(), "Library/Caches/ms-playwright")
      : process.platform === "win32"
        ? join(homedir(), "AppData/Local/ms-playwright")
        : join(homedir(), ".cache/ms-playwright"));
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((folder) => folder.startsWith("chromium"))
    .flatMap((folder) => [
      join(root, folder, "chrome-linux/chrome"),
      join(root, folder, "chrome-linux64/chrome"),
      join(root, folder, "chrome-linux/headless_shell"),
      join(root, folder, "chrome-mac/Chromium.app/Contents/MacOS/Chromium"),
      join(root, folder, "chrome-win/chrome.exe")
    ]);
}

/**
 * The first browser there is, in the order of who was asked for most plainly; undefined where there is none.
 *
 * @param shell one without windows is preferred
 */
export function installedBrowser(
  env: NodeJS.ProcessEnv = process.env,
  {shell = false} = {}
): string | undefined {
  const asked = env.CHROME_PATH;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROME_PATH names ${asked}, which is not there.`);
    return asked;
  }
  const folders = (env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const light = shell ? folders.flatMap((folder) => shells.map((name) => join(folder, name))) : [];
  return [...light, ...onPath, ...places, ...playwrightsOwn()].find((file) => existsSync(file));
}

/** The browser that an npm package carries: for machines without any. It starts on Linux. */
async function packagedBrowser(): Promise<LaunchOptions> {
  // The package unpacks the system libraries it needs where it believes that it runs on AWS Lambda.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const {default: packaged} = await import("@sparticuz/chromium");
  packaged.setGraphicsMode = false;
  return {executablePath: await packaged.executablePath(), args: packaged.args};
}

/** How to start the browser that there is: an installed one, or the packaged one. */
export async function launchOptions(
  env: NodeJS.ProcessEnv = process.env,
  wish: {shell?: boolean} = {}
): Promise<LaunchOptions> {
  const executablePath = installedBrowser(env, wish);
  if (executablePath) return {executablePath, args: quiet};
  try {
    const packaged = await packagedBrowser();
    return {...packaged, args: [...new Set([...(packaged.args ?? []), ...quiet])]};
  } catch (error) {
    throw new Error(
      `No browser was found. Install Chrome, Chromium or Edge (on Debian: apt-get install chromium), or set CHROME_PATH. (${error instanceof Error ? error.message : error})`
    );
  }
}

/** @param wish `shell`: for tests, a browser without windows where there is one; the bench measures what readers have */
export async function launch(wish: {shell?: boolean} = {}): Promise<Browser> {
  return chromium.launch(await launchOptions(process.env, wish));
}
