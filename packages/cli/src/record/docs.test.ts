import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { expect, it } from "vitest";
import { programOn } from "../program.ts";
import { processScreen } from "../terminal/screen.ts";

const PAGE = readFileSync(new URL("../../../../docs/standards-life.md", import.meta.url), "utf8");
const calls = [...PAGE.replaceAll("\\\n", " ").matchAll(/^npx touchstone (.+?)(?: {2,}#.*)?$/gm)].map(
  ([, call = ""]) => call,
);

/** The words of a command line, quoted ones whole. */
const wordsOf = (call: string): string[] =>
  [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

it("docs/standards-life.md shows a few dozen calls", () => {
  expect(calls.length).toBeGreaterThan(20);
});

it.each(calls)("the command line knows: touchstone %s", async (call) => {
  const program = programOn(processScreen());
  const found: string[] = [];
  const silence = (command: Command): void => {
    command.configureOutput({ writeErr: () => {} });
    command.action(() => void found.push(command.name()));
    command.commands.forEach(silence);
  };
  for (const command of program.commands) {
    if (command.commands.length === 0) silence(command);
    else command.commands.forEach(silence);
  }
  await program.parseAsync(wordsOf(call), { from: "user" });
  expect(found).toHaveLength(1);
});
