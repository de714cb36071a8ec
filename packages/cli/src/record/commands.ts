// The commands of the record that make an organisation, its programmes and their standards.
import type { Command } from "commander";
import type { InitOptions } from "../commands/init.ts";
import type { PermitOptions } from "../commands/permit.ts";
import type { Screen } from "../terminal/screen.ts";
import { accountCommands, roleCommands } from "./account-commands.ts";
import { example, withRecordOptions } from "./options.ts";
import { programmeCommands } from "./programme-commands.ts";
import { simulateCommand, standardCommands, standardImportCommands } from "./standard-commands.ts";

/** Adds the commands; what each needs is loaded when it is run. */
export function addRecordCommands(program: Command, screen: Screen): void {
  initCommand(program, screen);
  accountCommands(program, screen);
  roleCommands(program, screen);
  programmeCommands(program, screen);
  standardCommands(program, screen);
  standardImportCommands(program, screen);
  permitCommand(program, screen);
  simulateCommand(program, screen);
}

function initCommand(program: Command, screen: Screen): void {
  program
    .command("init")
    .description("makes a data folder: database, keys, an organisation, and the account that may begin")
    .argument("<folder>", "an empty folder, or one that does not exist yet")
    .requiredOption("--organisation <name...>", 'its name; further languages as "zh-Hans=…"')
    .option("--slug <slug>", "its name in addresses (default: made of the name)")
    .option("--language <tag>", "of the name", "en")
    .option("--time-zone <zone>", "in which its days are reckoned, such as Asia/Shanghai (default: this machine's)")
    .option("--account <name>", "that may found programmes and grant roles", "office")
    .addHelpText(
      "after",
      example('touchstone init record --organisation "Larkwater County" "zh-Hans=云水县" --time-zone Asia/Shanghai'),
    )
    .action(async (folder: string, options: InitOptions) => {
      const { runInit } = await import("../commands/init.ts");
      await runInit(folder, options, screen);
    });
}

function permitCommand(program: Command, screen: Screen): void {
  withRecordOptions(program.command("permit"))
    .description("lets what was asked once for one programme serve another; alone, lists what is permitted")
    .argument("[quantity]", "such as notices@1")
    .option("--from <programme>", "that it was submitted for, or any")
    .option("--to <programme>", "that it serves")
    .option("--on <day>", "from when on (default: today)")
    .option("--end", "ends the permission instead")
    .option("--json", "the list for machines")
    .option("--organisation <slug>", "where the data folder has several")
    .addHelpText("after", example("touchstone permit notices@1 --from good-neighbours --to open-libraries"))
    .action(async (quantity: string | undefined, options: PermitOptions) => {
      const { runPermit } = await import("../commands/permit.ts");
      await runPermit(quantity, options, screen);
    });
}
