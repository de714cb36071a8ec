import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    // what takes minutes by itself: run by name (`npm test -- walks`), or all of it by LONG=1
    exclude: process.env.LONG ? configDefaults.exclude : [...configDefaults.exclude, "**/*.long.test.ts"],
    globalSetup: ["packages/server/src/testing/run-setup.ts"],
    // more than cores: a good part of a run waits for a browser, a database or a command
    maxWorkers: availableParallelism() + 1,
    testTimeout: 400_000, // a machine that does much else takes twenty times as long
    hookTimeout: 400_000,
    expect: { poll: { timeout: 60_000 } }, // what is waited for comes late on a machine that is busy
  },
});
