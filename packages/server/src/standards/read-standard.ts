import { check, type Standard } from "@touchstone/standard";
import type { FileStore } from "../files/file-store.ts";

/** How many are kept in mind: to check one takes a hundred times as long as to read it. */
const MOST = 64;
/** by the digest of the file, so that none of them can ever be another; what was asked for last stands last */
const passed = new Map<string, Standard>();

/**
 * A published standard by the digest of its file, which is read each time.
 * @throws {FileDamaged} if the file is missing or was altered
 * @throws {TypeError} if this program does not read any more what an earlier one has published
 */
export async function readStandard(files: FileStore, file: string): Promise<Standard> {
  const text = (await files.read(file)).toString();
  const standard = passed.get(file) ?? checkedNow(text, file);
  passed.delete(file);
  passed.set(file, standard);
  if (passed.size > MOST) passed.delete(passed.keys().next().value ?? file);
  return standard;
}

function checkedNow(text: string, file: string): Standard {
  const checked = check(text);
  if (checked.ok) return checked.value;
  const [first] = checked.problems;
  throw new TypeError(`readStandard: got ${file}, which does not pass: ${first?.path} ${first?.got}`);
}
