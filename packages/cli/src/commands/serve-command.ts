import type { Command } from "commander";
import type { Screen } from "../terminal/screen.ts";
import type { ServeOptions } from "./serve.ts";

/** Adds `serve`; what it needs is loaded when it is run. */
export function serveCommand(program: Command, screen: Screen): void {
  program
    .command("serve")
    .description("runs the service on a data folder: public pages, sign-in, API; docs/operations.md tells the rest")
    .option(
      "--home <folder>",
      "the data folder (default: TOUCHSTONE_HOME, else the nearest folder upwards that is one)",
    )
    .option(
      "--demo",
      "a programme to look at, invented, in a folder of its own (default: demo-data), made where it is missing",
    )
    .option("--fresh", "with --demo: made anew, whatever was done in it")
    .option("--port <n>", "port to listen on (default: TOUCHSTONE_PORT, else 7171 or the next free one)")
    .option("--host <address>", "address to listen on (default: TOUCHSTONE_HOST, else 127.0.0.1: this machine alone)")
    .option("--open", "shows it in the browser of this machine")
    .addHelpText("after", "\nExamples:\n  touchstone serve --demo\n  touchstone serve --home record --port 8080")
    .action(async (options: ServeOptions) => {
      const { runServe } = await import("./serve.ts");
      await runServe(options, screen);
    });
}
