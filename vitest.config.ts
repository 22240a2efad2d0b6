import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    // One more than there are cores: browser tests wait for frames a third of their time.
    maxWorkers: availableParallelism() + 1,
    minWorkers: 1,
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**"],
          globalSetup: ["tests/loaders.ts"],
          // Tests do not time: this is for what never ends, on a busy machine too.
          testTimeout: 180_000,
          sequence: {groupOrder: 1}
        }
      },
      {
        // The built site in a real browser: built once, with the network denied, before these tests.
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          // Of one room's tests the build of the whole site is not one.
          exclude: process.env.ROOMS ? ["tests/browser/build.test.ts"] : [],
          globalSetup: ["tests/browser/setup.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: {groupOrder: 2}
        }
      }
    ]
  }
});
