import { randomBytes } from "node:crypto";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Stop } from "../stop.ts";

const OURS = '<meta name="generator" content="Touchstone">';

/**
 * Writes a page whole or not at all. A page that an earlier run wrote is replaced, anything else is left alone.
 * @throws {Stop} where there is something else in its place, or the disk refuses
 */
export async function writePage(file: string, html: string): Promise<void> {
  const place = resolve(file);
  const temporary = join(dirname(place), `.${basename(place)}-${randomBytes(6).toString("hex")}`);
  try {
    await refuseForeign(file);
    await writeFile(temporary, html, { flag: "wx" });
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof Error && "code" in error) throw new Stop(1, `${file}: ${error.message}; nothing was written.`);
    throw error;
  }
}

/** Asked before the work begins too. @throws {Stop} where there is something that Touchstone did not write */
export async function refuseForeign(file: string): Promise<void> {
  if (await isOursOrFree(resolve(file))) return;
  throw new Stop(1, `${file}: is there already, and Touchstone did not write it; nothing was written.`);
}

/** Whether a place is empty or holds a page of Touchstone. */
async function isOursOrFree(place: string): Promise<boolean> {
  try {
    const file = await open(place, "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2048), 0, 2048, 0);
      return buffer.subarray(0, bytesRead).includes(OURS);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return true;
    throw error;
  }
}
