// The commands of rehearsals, and their help.
import type { Command } from "commander";
import type { Screen } from "../terminal/screen.ts";
import { type RecordOptions, withKey, withRecordOptions } from "./options.ts";
import type { SandboxOptions } from "./sandbox.ts";

/** Adds the commands; what each needs is loaded when it is run. */
export function addSandboxCommands(program: Command, screen: Screen): void {
  const group = program.command("sandbox").description("rehearsals: copies of a programme in which nothing counts");
  withKey(
    withRecordOptions(group.command("create")),
    "asked again with the same key, one is made; one that was broken off is made anew",
  )
    .description("copies a programme: units, standard, who takes part and what they answered; nothing private")
    .argument("<programme>", "its short name")
    .option("--slug <slug>", "name of the copy (default: that of the programme and -sandbox-1, -2 …)")
    .addHelpText(
      "after",
      `
Examples:
  touchstone sandbox create good-neighbours
  touchstone sandbox create good-neighbours --slug rehearsal-of-march --key march`,
    )
    .action(async (programme: string, options: SandboxOptions) => {
      const { runSandboxCreate } = await import("./sandbox.ts");
      await runSandboxCreate(programme, options, screen);
    });
  withRecordOptions(group.command("list"))
    .description("the rehearsals that are there, of one programme or of all")
    .argument("[programme]")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone sandbox list")
    .action(async (programme: string | undefined, options: RecordOptions & { readonly json?: boolean }) => {
      const { runSandboxList } = await import("./sandbox.ts");
      await runSandboxList(programme, options, screen);
    });
  withRecordOptions(group.command("delete"))
    .description("removes a rehearsal with everything in it; what counts can't be removed")
    .argument("<sandbox>", "its short name")
    .addHelpText("after", "\nExample:\n  touchstone sandbox delete good-neighbours-sandbox-1")
    .action(async (slug: string, options: RecordOptions) => {
      const { runSandboxDelete } = await import("./sandbox.ts");
      await runSandboxDelete(slug, options, screen);
    });
}
