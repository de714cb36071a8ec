import type { Command } from "commander";
import type { Screen } from "../terminal/screen.ts";
import type { DemoCycleOptions } from "./run-demo-cycle.ts";

/** Adds `demo-cycle`; what it needs is loaded when it is run. */
export function demoCycleCommand(program: Command, screen: Screen): void {
  program
    .command("demo-cycle")
    .description("plays a whole round of an invented programme through the API, and checks all that came of it")
    .option("--units <n>", "villages that apply", "200")
    .option("--reviewers <n>", "who rate", "30")
    .option("--port <n>", "port of the service that it starts for itself", "0")
    .addHelpText("after", "\nExample:\n  touchstone demo-cycle --units 20 --reviewers 8")
    .addHelpText(
      "after",
      `
It starts a service of its own, with a database in a temporary folder, on this machine alone, and removes both at the
end; no record of yours is touched. Days are not waited for: its clock is moved from stage to stage. Everybody acts over
HTTP with a token of their own: villages apply, answer and hand in; reviewers declare what ties them and rate blind; a
third rates where two lie apart; villages reply; an assessor sums up, somebody else decides, with reasons where it is
negative; decisions are on notice, somebody objects, one objection is upheld; one village withdraws.
At the end the ledger is verified, the open bundle is written and computed again from nothing but itself, and the tables
are rebuilt from the events: anything that is not as it was ends the command with exit code 1.`,
    )
    .action(async (options: DemoCycleOptions) => {
      const { runDemoCycle } = await import("./run-demo-cycle.ts");
      await runDemoCycle(options, screen);
    });
}
