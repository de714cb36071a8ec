import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/** Nothing is kept beside what a test file makes, so their files can share processes, which spares half of the work. */
const SHARING = ["packages/*/src/**/*.test.ts"];
/** Of these each file has a process of its own: they start the command line, or share a folder by module. */
const ALONE = ["cli", "input"].map((name) => `packages/${name}/src/**/*.test.ts`);
// what takes minutes by itself: run by name (`npm test -- walks`), or all of it by LONG=1
const LEFT_OUT = process.env.LONG ? configDefaults.exclude : [...configDefaults.exclude, "**/*.long.test.ts"];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "packages", include: SHARING, exclude: [...LEFT_OUT, ...ALONE], isolate: false } },
      { extends: true, test: { name: "roads", include: [...ALONE, "tests/**/*.test.ts"], exclude: LEFT_OUT } },
    ],
    globalSetup: ["packages/server/src/testing/run-setup.ts"],
    // more than cores: a good part of a run waits for a browser, a database or a command
    maxWorkers: availableParallelism() + 1,
    testTimeout: 400_000, // a machine that does much else takes twenty times as long
    hookTimeout: 400_000,
    expect: { poll: { timeout: 60_000 } }, // what is waited for comes late on a machine that is busy
  },
});
