import { FileRefused } from "@touchstone/input";
import { CommanderError } from "commander";
import { programOn } from "./program.ts";
import { Stop } from "./stop.ts";
import { processScreen } from "./terminal/screen.ts";

/**
 * Runs the command line.
 * @returns the exit code: 0 fine, 1 problems in the input, 2 wrong usage, 70 a fault of ours
 */
export async function run(args: readonly string[]): Promise<number> {
  const screen = processScreen();
  try {
    await programOn(screen).parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      const isUnit = args[0] === "explain" && error.code === "commander.unknownOption";
      if (isUnit) screen.say("A unit whose id begins with - comes after --: touchstone explain STANDARD DATA -- -1");
      return error.exitCode === 0 ? 0 : 2; // it has said why
    }
    if (error instanceof Stop) {
      screen.say(error.message);
      return error.exitCode;
    }
    if (error instanceof FileRefused) {
      screen.say(error.message);
      return 1;
    }
    const code = codeOf(error);
    if (code === "EPIPE") return 0;
    if (code === "ENOSPC") {
      screen.say("touchstone: standard output takes no more: the disk is full.");
      return 1;
    }
    faultLines(error).forEach(screen.say);
    return 70;
  }
}

/** What people read when the fault is ours: one line, and where to report it; the stack only where it is asked for. */
export function faultLines(error: unknown): string[] {
  const { name, message, stack } = error instanceof Error ? error : { name: "Error", message: String(error) };
  const lines = [
    `touchstone: a fault of ours: ${name}: ${message.split("\n")[0]}`,
    "Please report it, with the command and what it read, where you got Touchstone. TOUCHSTONE_DEBUG=1 shows the place.",
  ];
  return process.env.TOUCHSTONE_DEBUG === "1" && stack ? [...lines, stack] : lines;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
