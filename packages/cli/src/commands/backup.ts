import { backup, findHome, openDatabase } from "@touchstone/server";
import { asStop } from "../record/open.ts";
import { counted, grouped } from "../terminal/figures.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";

/** `touchstone backup`: everything of a data folder in one file. */
export async function runBackup(file: string, options: { readonly home?: string }, screen: Screen): Promise<void> {
  const progress = progressOn(screen);
  try {
    const home = await findHome(options.home ?? null);
    const asked = { say: progress.at, purpose: "touchstone backup", databaseUrl: process.env.DATABASE_URL };
    const database = await openDatabase(home, asked);
    try {
      const say = (what: string): void => progress.at(`writing ${what}`);
      const receipt = await backup({ home, url: database.url, file, now: () => new Date(), say });
      progress.done();
      const parts = [
        counted(receipt.nTables, "table"),
        counted(receipt.nRows, "row"),
        counted(receipt.nFiles, "file"),
        counted(receipt.nKeys, "private key"),
      ];
      await screen.print(`${receipt.file}: ${parts.join(", ")}; ${grouped(Math.ceil(receipt.bytes / 1000))} kB.\n`);
      screen.say(
        "It holds private keys and what people told in confidence: keep it where only you can read it.\n" +
          "What is erased from now on stays in it: when you erase, write a new one and destroy the old.",
      );
    } finally {
      await database.stop();
    }
  } catch (error) {
    progress.done();
    throw asStop(error);
  }
}
