// The commands of designations, and their help.
import type { Command } from "commander";
import type { Screen } from "../terminal/screen.ts";
import type { DesignationListOptions, EarlierOptions } from "./designation.ts";
import { type ListOptions, withRecordOptions } from "./options.ts";

/** Adds the commands; what each needs is loaded when it is run. */
export function addDesignationCommands(program: Command, screen: Screen): void {
  const group = program.command("designation").description("who is designated, and was; codes of plaques");
  withRecordOptions(group.command("list"))
    .description("the designations of a programme, the latest first, earlier ones among them")
    .argument("<programme>", "its short name")
    .option("--valid", "only those that hold today")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone designation list good-neighbours --valid")
    .action(async (programme: string, options: DesignationListOptions) => {
      const { runDesignationList } = await import("./designation.ts");
      await runDesignationList(programme, options, screen);
    });
  withRecordOptions(group.command("show"))
    .description("one designation by its code, whatever programme it is of: what it says, and whether it holds")
    .argument("<code>", "as on the plaque; small letters, spaces and hyphens do no harm, nor O for 0, I and L for 1")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone designation show 7K3QZ-9M2XA-E")
    .action(async (code: string, options: ListOptions) => {
      const { runDesignationShow } = await import("./designation.ts");
      await runDesignationShow(code, options, screen);
    });
  withRecordOptions(group.command("earlier"))
    .description("puts a plaque from before Touchstone on the register, said to be one that nobody can compute again")
    .argument("<programme>", "its short name")
    .requiredOption("--unit <code>", "code or id of the unit")
    .option("--scheme <scheme>", "whose code it is", "code")
    .requiredOption("--title <texts...>", 'what the plaque says, such as "Reading village" "zh-Hans=书香村"')
    .requiredOption("--source <texts...>", "by which decision, of whom")
    .requiredOption("--from <day>", "its first day")
    .option("--until <day>", "the first day on which it no longer holds (default: without an end)")
    .addHelpText(
      "after",
      '\nExample:\n  touchstone designation earlier good-neighbours --unit fz-07 --title "Reading village" --source "Order 12 of the council" --from 2019-05-01 --until 2024-05-01',
    )
    .action(async (programme: string, options: EarlierOptions) => {
      const { runDesignationEarlier } = await import("./designation.ts");
      await runDesignationEarlier(programme, options, screen);
    });
}
