import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { cutFonts } from "@touchstone/pages";
import { describe, expect, it } from "vitest";

const read = (path: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)));
const familiesOf = async (letters: string): Promise<string[]> => {
  const cut = await cutFonts(letters, read);
  return cut.map(({ file }) => `${file.family} ${file.weight}`);
};

describe("the fonts of a page", () => {
  it("are those of the scripts that occur", async () => {
    expect(await familiesOf("abc")).toEqual(["TS Serif 600", "TS Sans 400", "TS Sans 600"]);
    expect(await familiesOf("三盏灯")).toEqual(["TS Sans SC 400"]);
    expect(await familiesOf("གྲོང")).toEqual(["TS Tibetan 400"]);
  });
  it("leave out one that has none of the letters, as browsers refuse an empty font", async () => {
    expect(await familiesOf("≥")).toEqual([]);
  });
  it("weigh a few kilobytes", async () => {
    const cut = await cutFonts("Good Neighbours 0123456789", read);
    for (const { bytes } of cut) expect(bytes.length).toBeLessThan(8_000);
  });
});
