import { fileTypeFromBuffer } from "file-type";
import { FileFault } from "./fault.ts";
import { KINDS, type Kind, kindOf, TAKEN_WORDS } from "./kinds.ts";

/**
 * What a file is, by its bytes. Its name counts for nothing; what it is said to be has to agree, and a text or a link, which have
 * no marks of their own, have to be said to be one.
 * @param said media type that whoever handed it in gives; null: none
 * @throws {FileFault} for what is not taken, or is not what it is said to be
 */
export async function sniff(bytes: Uint8Array, said: string | null): Promise<Kind> {
  if (bytes.length === 0) throw new FileFault("The file is empty.");
  const found = await fileTypeFromBuffer(bytes);
  if (found) {
    const kind = kindOf(found.mime);
    if (kind === null || UNMARKED.has(KINDS[kind].family))
      throw new FileFault(`It is ${found.mime}; taken are ${TAKEN_WORDS}.`);
    if (said !== null && said !== kind) throw new FileFault(`It is said to be ${said}, but is ${KINDS[kind].name}.`);
    return kind;
  }
  const kind = said === null ? null : kindOf(said);
  if (kind === null || !UNMARKED.has(KINDS[kind].family))
    throw new FileFault(
      said === null
        ? `What it is can't be seen; taken are ${TAKEN_WORDS}, a text or a link only where it is said to be that.`
        : `It is said to be ${said}, but has no marks of it; taken are ${TAKEN_WORDS}.`,
    );
  return kind;
}

const UNMARKED: ReadonlySet<string> = new Set(["text", "link"]);
