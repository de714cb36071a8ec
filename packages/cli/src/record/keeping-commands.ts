// The commands that keep a data folder safe, and their help.
import type { Command } from "commander";
import type { DoctorOptions } from "../commands/doctor.ts";
import type { PackOptions } from "../commands/pack.ts";
import type { Screen } from "../terminal/screen.ts";

const HOME = "the data folder (default: TOUCHSTONE_HOME, else the nearest folder upwards that is one)";

/** Adds the commands; what each needs is loaded when it is run. */
export function addKeepingCommands(program: Command, screen: Screen): void {
  program
    .command("backup")
    .description("writes everything into one file: tables, files, private keys")
    .argument("<file>", "where to write it; nothing is there yet")
    .option("--home <folder>", HOME)
    .addHelpText("after", "\nExample:\n  touchstone backup 2026-03-01.touchstone")
    .action(async (file: string, options: { readonly home?: string }) => {
      const { runBackup } = await import("../commands/backup.ts");
      await runBackup(file, options, screen);
    });
  program
    .command("restore")
    .description("makes a new data folder from a backup, all of it or nothing")
    .argument("<file>", "a backup")
    .argument("<folder>", "an empty folder, or one that does not exist yet")
    .addHelpText("after", "\nExample:\n  touchstone restore 2026-03-01.touchstone /srv/touchstone")
    .action(async (file: string, folder: string) => {
      const { runRestore } = await import("../commands/restore.ts");
      await runRestore(file, folder, screen);
    });
  program
    .command("doctor")
    .description("looks at a data folder from the machine up to the ledgers; changes nothing")
    .option("--home <folder>", HOME)
    .option("--deep", "reads every file and every page; takes longer")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone doctor --deep")
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import("../commands/doctor.ts");
      await runDoctor(options, screen);
    });
  program
    .command("pack")
    .description(
      "writes one archive with Node, PostgreSQL, fonts and the program; it installs without npm or a network",
    )
    .option("-o, --output <file>", "where to write it (default: touchstone-VERSION-SYSTEM.tar.gz)")
    .option("--force", "replace a file that is there")
    .addHelpText("after", "\nExample:\n  touchstone pack -o touchstone.tar.gz")
    .action(async (options: PackOptions) => {
      const { runPack } = await import("../commands/pack.ts");
      await runPack(options, screen);
    });
}
