import type { EvidenceConfig } from "../config.ts";
import { checkPdf } from "./check-pdf.ts";
import { checkText } from "./check-text.ts";
import { askClamd, type Clamd } from "./clamd.ts";
import { cleanLink, MOST_LINK_BYTES } from "./clean-link.ts";
import { cleanPicture } from "./clean-picture.ts";
import { FileFault } from "./fault.ts";
import { isPicture, KINDS, type Kind } from "./kinds.ts";
import { sniff } from "./sniff.ts";

/** A file that is taken, as it is kept. */
export interface LookedThrough {
  readonly kind: Kind;
  readonly bytes: Buffer;
  readonly thumbnails: readonly { readonly side: number; readonly bytes: Buffer }[];
}

/**
 * Looks a file through and cleans it.
 * @param said media type that whoever handed it in gives; null: none
 * @throws {FileFault} with why it is not taken
 */
export async function lookThrough(
  bytes: Buffer,
  said: string | null,
  { evidence, clamd }: { readonly evidence: EvidenceConfig; readonly clamd: Clamd | null },
): Promise<LookedThrough> {
  const kind = await sniff(bytes, said);
  const { family } = KINDS[kind];
  const most = {
    picture: evidence.photoLimit,
    pdf: evidence.fileLimit,
    text: evidence.fileLimit,
    link: MOST_LINK_BYTES,
  }[family];
  if (bytes.length > most)
    throw new FileFault(`It has ${bytes.length} bytes; taken are ${most} of ${KINDS[kind].name}.`);
  if (clamd) await askClamd(clamd, bytes);
  if (isPicture(kind)) return { kind, ...(await cleanPicture(bytes, kind)) };
  if (family === "link") return { kind, bytes: cleanLink(bytes), thumbnails: [] };
  if (kind === "application/pdf") checkPdf(bytes);
  else checkText(bytes);
  return { kind, bytes, thumbnails: [] };
}
