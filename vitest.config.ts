import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/** Packages that touch nothing outside themselves: their test files can share a process, which spares half of its time. */
const PURE = ["engine", "standard", "ledger", "domain", "pages"].map((name) => `packages/${name}/src/**/*.test.ts`);
// what takes minutes by itself: run by name (`npm test -- walks`), or all of it by LONG=1
const LEFT_OUT = process.env.LONG ? configDefaults.exclude : [...configDefaults.exclude, "**/*.long.test.ts"];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: "all else",
          include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
          exclude: [...LEFT_OUT, ...PURE],
          globalSetup: ["packages/server/src/testing/run-setup.ts"],
        },
      },
    ],
    exclude: LEFT_OUT,
    // more than cores: a good part of a run waits for a browser, a database or a command
    maxWorkers: availableParallelism() + 1,
    testTimeout: 400_000, // a machine that does much else takes twenty times as long
    hookTimeout: 400_000,
    expect: { poll: { timeout: 60_000 } }, // what is waited for comes late on a machine that is busy
  },
});
