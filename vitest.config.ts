import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

const cores = availableParallelism();

/** Browser tests wait for frames, and for the browser, half of their time; unit tests compute all the time. */
const [unitWorkers, browserWorkers] = [cores + 1, cores + 3];

/** The files that take longest, first: a long one that comes last is waited for alone. */
const longest = [
  /browser\/(rooms|phone)-/,
  /browser\/(own|present|build)/,
  /browser\/(broken|embed|hosts)/,
  /questions\/(batch-size|bias-variance-tradeoff|xavier-init|k-means-drawbacks)\.test/
];
const rank = ({moduleId}: TestSpecification): number => {
  const at = longest.findIndex((name) => name.test(moduleId));
  return at < 0 ? longest.length : at;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: {sequencer: LongestFirst},
    // A worker takes file after file, and reads what they import once. As many workers to the end: with fewer the pool starts
    // none anew as long as the files that wait are fewer than those that run.
    poolOptions: {
      // A larger space for young objects is cleared less often.
      forks: {
        isolate: false,
        minForks: unitWorkers,
        maxForks: unitWorkers,
        execArgv: ["--max-semi-space-size=64"]
      },
      threads: {isolate: false, minThreads: browserWorkers, maxThreads: browserWorkers}
    },
    projects: [
      {
        // The built site in a real browser: built once, with the network denied, beside the unit tests.
        test: {
          name: "browser",
          pool: "threads",
          include: ["tests/browser/**/*.test.ts"],
          // Of one room's tests the build of the whole site is not one.
          exclude: process.env.ROOMS ? ["tests/browser/build.test.ts"] : [],
          globalSetup: ["tests/browser/setup.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: {groupOrder: 2}
        }
      },
      {
        test: {
          name: "unit",
          pool: "forks",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**"],
          globalSetup: ["tests/loaders.ts"],
          setupFiles: ["tests/each.ts"],
          // Tests do not time: this is for what never ends, on a busy machine too.
          testTimeout: 180_000,
          sequence: {groupOrder: 1}
        }
      }
    ]
  }
});
