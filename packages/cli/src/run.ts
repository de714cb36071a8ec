import { CommanderError } from "commander";
import { programOn } from "./program.ts";
import { Stop } from "./stop.ts";
import { processScreen } from "./terminal/screen.ts";

const REPORT_TO = "the issue list of Touchstone";

/**
 * Runs the command line.
 * @returns the exit code: 0 fine, 1 problems in the input, 2 wrong usage, 70 our fault
 */
export async function run(args: readonly string[]): Promise<number> {
  const screen = processScreen();
  try {
    await programOn(screen).parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof Stop) {
      screen.say(error.message);
      return error.exitCode;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // it has said why
    if (isClosedPipe(error)) return 0;
    const { name, message, stack } = error instanceof Error ? error : { name: "Error", message: String(error) };
    screen.say(`touchstone: a fault of ours: ${name}: ${message.split("\n")[0]}`);
    screen.say(`Please report it, with the command and the files, to ${REPORT_TO}. TOUCHSTONE_DEBUG=1 shows where.`);
    if (process.env.TOUCHSTONE_DEBUG === "1" && stack) screen.say(stack);
    return 70;
  }
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}
