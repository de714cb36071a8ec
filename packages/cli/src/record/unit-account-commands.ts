// The commands on accounts of units, and their help.
import type { Command } from "commander";
import type { InProgramme, OpenOptions, UnitAccountsOptions } from "../commands/unit-account.ts";
import type { Screen } from "../terminal/screen.ts";
import { withRecordOptions } from "./options.ts";

const GRANT = "0198c0de-0000-7000-8000-000000000001";

/** Adds them to the group of accounts; what each needs is loaded when it is run. */
export function addUnitAccountCommands(group: Command, screen: Screen): void {
  const inProgramme = (name: string): Command =>
    withRecordOptions(group.command(name)).requiredOption("--programme <slug>", "in this programme");
  inProgramme("open")
    .description("makes an account that of a unit: for who coordinates what the unit lies in")
    .argument("<unit>", "its code or id")
    .requiredOption("--to <account>", "one that holds no other role, anywhere")
    .option("--scheme <scheme>", "of the code", "code")
    .option("--from <day>", "default: today")
    .option("--until <day>", "the first day on which it is not any more")
    .addHelpText("after", "\nExample:\n  touchstone account open mill --to mill --programme good-neighbours")
    .action(async (unit: string, options: OpenOptions) => {
      const { runAccountOpen } = await import("../commands/unit-account.ts");
      await runAccountOpen(unit, options, screen);
    });
  inProgramme("reset")
    .description("ends what is signed in as a unit, so that its account can be handed over")
    .argument("<grant>", "its id, as account units shows it")
    .addHelpText("after", `\nExample:\n  touchstone account reset ${GRANT} --programme good-neighbours`)
    .action(async (grant: string, options: InProgramme) => {
      const { runAccountReset } = await import("../commands/unit-account.ts");
      await runAccountReset(grant, options, screen);
    });
  inProgramme("close")
    .description("ends that an account is a unit's")
    .argument("<grant>", "its id, as account units shows it")
    .option("--on <day>", "the first day without it (default: today)")
    .addHelpText("after", `\nExample:\n  touchstone account close ${GRANT} --programme good-neighbours`)
    .action(async (grant: string, options: InProgramme & { readonly on?: string }) => {
      const { runAccountClose } = await import("../commands/unit-account.ts");
      await runAccountClose(grant, options, screen);
    });
  inProgramme("units")
    .description("which account is which unit's")
    .option("--unit <unit>", "only of this unit, by its code or id, and of those below it")
    .option("--scheme <scheme>", "of the code", "code")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone account units --programme good-neighbours")
    .action(async (options: UnitAccountsOptions) => {
      const { runAccountUnits } = await import("../commands/unit-account.ts");
      await runAccountUnits(options, screen);
    });
}
