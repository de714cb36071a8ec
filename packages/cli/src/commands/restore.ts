import { restore } from "@touchstone/server";
import { asStop } from "../record/open.ts";
import { counted } from "../terminal/figures.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";

/** `touchstone restore`: a new data folder from a backup, all of it or nothing. */
export async function runRestore(file: string, folder: string, screen: Screen): Promise<void> {
  const progress = progressOn(screen);
  try {
    const say = (what: string): void => progress.at(`restoring: ${what}`);
    const receipt = await restore({ file, dir: folder, databaseUrl: process.env.DATABASE_URL, say });
    progress.done();
    const parts = [counted(receipt.nTables, "table"), counted(receipt.nRows, "row"), counted(receipt.nFiles, "file")];
    await screen.print(`${receipt.home.dir}: as it was at ${receipt.writtenAt}; ${parts.join(", ")}.\n`);
    screen.say(
      "What was recorded after that is not in it. If a ledger was published after that, don't record here before you\n" +
        "have told those who keep its checkpoints: theirs and yours would tell two stories.",
    );
  } catch (error) {
    progress.done();
    throw asStop(error);
  }
}
