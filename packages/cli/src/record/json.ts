import type { Screen } from "../terminal/screen.ts";

/** Prints what a command found, for machines; with control characters escaped, as JSON does. */
export async function printAsJson(screen: Screen, found: unknown): Promise<void> {
  await screen.print(`${JSON.stringify(found, null, 2)}\n`);
}
