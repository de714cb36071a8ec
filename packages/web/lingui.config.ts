import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/** Where the words of each part of the pages lie; `npm run check` fails where one of them lacks a translation. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-Hans", "bo"],
  catalogs: [
    {
      path: "<rootDir>/src/locales/{locale}",
      include: ["<rootDir>/src"],
      exclude: [
        "<rootDir>/src/review/**",
        "<rootDir>/src/field/**",
        "<rootDir>/src/refused/**",
        "<rootDir>/src/**/*.test.ts",
      ],
    },
    { path: "<rootDir>/src/review/locales/{locale}", include: ["<rootDir>/src/review"] },
    { path: "<rootDir>/src/field/locales/{locale}", include: ["<rootDir>/src/field"] },
    { path: "<rootDir>/src/refused/locales/{locale}", include: ["<rootDir>/src/refused"] },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: "message",
});
