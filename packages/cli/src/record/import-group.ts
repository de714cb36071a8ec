import type { Command } from "commander";

/** `touchstone import`: one command for each kind of thing that comes in; whoever needs it first makes it. */
export function importGroup(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === "import") ??
    program.command("import").description("takes units, standards, translations or observations into the record")
  );
}
