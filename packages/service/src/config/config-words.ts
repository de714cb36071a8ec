import type { ConfigProblem } from "./reader.ts";

/** What is wrong in the environment, a line each, for people. */
export const configWords = (problems: readonly ConfigProblem[]): string =>
  [
    `${problems.length} ${problems.length === 1 ? "thing is" : "things are"} wrong in the environment:`,
    ...problems.map(({ name, got, want }) => `  ${name}: got ${got}, want ${want}`),
  ].join("\n");
