// The command that lists what waits for an account, and its help.
import type { Command } from "commander";
import type { Screen } from "../terminal/screen.ts";
import { type ListOptions, withRecordOptions } from "./options.ts";

/** Adds the command; what it needs is loaded when it is run. */
export function addInboxCommand(program: Command, screen: Screen): void {
  withRecordOptions(program.command("inbox"))
    .description("what waits for an account, over all programmes, by deadlines")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone inbox --as tashi")
    .action(async (options: ListOptions) => {
      const { runInbox } = await import("./inbox.ts");
      await runInbox(options, screen);
    });
}
