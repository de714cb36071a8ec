import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Drawn, Face } from "@touchstone/pages";

/** What is used of `@touchstone/pages`, which can be loaded only once TSX can be. */
type Pages = typeof import("@touchstone/pages");

/** A drawn page as one HTML file, with the fonts that it needs cut to its letters. */
export async function documentOf(pages: Pages, drawn: Drawn): Promise<string> {
  const letters = pages.lettersOf(drawn.body);
  const cut = await pages.cutFonts(letters, (path) => readFile(fileURLToPath(import.meta.resolve(path))));
  const faces = cut.map(
    ({ file, bytes }): Face => ({
      family: file.family,
      weight: file.weight,
      range: file.range,
      base64: Buffer.from(bytes).toString("base64"),
    }),
  );
  return pages.pageOf(drawn, faces, (text) => createHash("sha256").update(text).digest("base64"));
}
