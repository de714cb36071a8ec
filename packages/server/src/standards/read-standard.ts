import { check, type Standard } from "@touchstone/standard";
import type { FileStore } from "../files/file-store.ts";

/**
 * A published standard by the digest of its file.
 * @throws {FileDamaged} if the file is missing or was altered
 * @throws {TypeError} if this program does not read any more what an earlier one has published
 */
export async function readStandard(files: FileStore, file: string): Promise<Standard> {
  const checked = check((await files.read(file)).toString());
  if (checked.ok) return checked.value;
  const [first] = checked.problems;
  throw new TypeError(`readStandard: got ${file}, which does not pass: ${first?.path} ${first?.got}`);
}
