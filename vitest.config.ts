import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    // what takes minutes by itself: run by name (`npm test -- walks`), or all of it by LONG=1
    exclude: process.env.LONG ? configDefaults.exclude : [...configDefaults.exclude, "**/*.long.test.ts"],
    globalSetup: ["packages/server/src/testing/run-setup.ts"],
    maxWorkers: "100%", // the default leaves a core idle, which is half of a machine with two
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
