// The commands of rounds and applications, and their help.
import type { Command } from "commander";
import type { Screen } from "../terminal/screen.ts";
import { type ListOptions, type RecordOptions, withRecordOptions } from "./options.ts";
import type { ApplicationListOptions, CycleOptions } from "./round.ts";

/** Adds the commands; what each needs is loaded when it is run. */
export function addRoundCommands(program: Command, screen: Screen): void {
  cycleCommands(program, screen);
  applicationCommands(program, screen);
}

function cycleCommands(program: Command, screen: Screen): void {
  const group = program.command("cycle").description("rounds: from the day on which units can apply");
  withRecordOptions(group.command("open"))
    .description("opens a round by the standard in force; its stages and their days are fixed from then on")
    .argument("<programme>", "its short name")
    .requiredOption("--title <texts...>", 'what it is called, such as "Round of 2026" "zh-Hans=2026年度"')
    .option("--period <period>", "that the answers speak of, such as 2026", "")
    .requiredOption("--opens <day>", "the first day on which units can apply")
    .requiredOption("--closes <day>", "the first day on which it is too late")
    .addHelpText(
      "after",
      '\nExample:\n  touchstone cycle open good-neighbours --title "Round of 2026" --period 2026 --opens 2027-01-04 --closes 2027-03-01',
    )
    .action(async (programme: string, options: CycleOptions) => {
      const { runCycleOpen } = await import("./round.ts");
      await runCycleOpen(programme, options, screen);
    });
  withRecordOptions(group.command("list"))
    .description("the rounds of a programme, the latest first")
    .argument("<programme>", "its short name")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone cycle list good-neighbours")
    .action(async (programme: string, options: ListOptions) => {
      const { runCycleList } = await import("./round.ts");
      await runCycleList(programme, options, screen);
    });
}

function applicationCommands(program: Command, screen: Screen): void {
  const group = program.command("application").description("applications, as far as the account may see them");
  withRecordOptions(group.command("list"))
    .description("the applications of a programme in the order in which they were made")
    .argument("<programme>", "its short name")
    .option("--cycle <id>", "of this round only")
    .option("--state <states...>", "only those that are answering, handedIn, mending, review …")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone application list good-neighbours --state handedIn mending")
    .action(async (programme: string, options: ApplicationListOptions) => {
      const { runApplicationList } = await import("./round.ts");
      await runApplicationList(programme, options, screen);
    });
  withRecordOptions(group.command("show"))
    .description("one application: where it stands, what led there, what the account can do now")
    .argument("<programme>", "its short name")
    .argument("<application>", "its id")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExample:\n  touchstone application show good-neighbours 0198c0de-0000-7000-8000-000000000001",
    )
    .action(async (programme: string, application: string, options: ListOptions) => {
      const { runApplicationShow } = await import("./round.ts");
      await runApplicationShow(programme, application, options, screen);
    });
  withRecordOptions(group.command("advance"))
    .description("does what has become due, as a service that runs does every minute; nothing else")
    .argument("<programme>", "its short name")
    .addHelpText("after", "\nExample:\n  touchstone application advance good-neighbours")
    .action(async (programme: string, options: RecordOptions) => {
      const { runAdvance } = await import("./round.ts");
      await runAdvance(programme, options, screen);
    });
}
