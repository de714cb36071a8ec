import { writeFile } from "node:fs/promises";
import { mappingCsv, type NameRead } from "@touchstone/input";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";

/**
 * Writes what the names of a file mean, as far as it is known.
 * @returns what to do with it
 * @throws {Stop} where the file is there already: somebody may have decided in it
 */
export async function proposeMapping(file: string, names: readonly NameRead[]): Promise<string> {
  const open = names.filter(({ means }) => means === null).length;
  try {
    await writeFile(file, [...mappingCsv(names)].join(""), { flag: "wx" });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (isThere) throw new Stop(1, `${file}: is there already; nothing was written. Name another file with --map-out.`);
    throw new Stop(1, `${file}: can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  const next = open > 0 ? `Decide the ${counted(open, "line")} with a ?, then` : "Check it, then";
  return `${file}: what ${counted(names.length, "name")} of the data mean. ${next} read the data with --map ${file}.`;
}
