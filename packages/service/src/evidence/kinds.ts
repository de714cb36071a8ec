import { LINK_TYPE } from "@touchstone/domain";

/**
 * What is taken as proof, and nothing else. Pictures are made anew from their pixels, so that nothing else of the file
 * is left. A PDF and a text are kept as they came, once nothing in them can act. Of a link its words are kept, never what
 * it leads to. Not taken: HEIC and AVIF (no free
 * reader of HEVC; a phone sends JPEG when asked), video and sound (where they were made can't be removed without
 * another program), office documents and archives (what is in them can act; save them as PDF), SVG and HTML (a browser
 * runs them).
 */
export const KINDS = {
  "image/jpeg": { family: "picture", name: "JPEG", ending: "jpg" },
  "image/png": { family: "picture", name: "PNG", ending: "png" },
  "image/webp": { family: "picture", name: "WebP", ending: "webp" },
  "application/pdf": { family: "pdf", name: "PDF", ending: "pdf" },
  "text/plain": { family: "text", name: "plain text", ending: "txt" },
  "text/csv": { family: "text", name: "CSV", ending: "csv" },
  [LINK_TYPE]: { family: "link", name: "a link", ending: "json" },
} as const;

export type Kind = keyof typeof KINDS;
export type Picture = "image/jpeg" | "image/png" | "image/webp";

/** The kind of that media type; null: it is not taken. */
export function kindOf(mediaType: string): Kind | null {
  return Object.hasOwn(KINDS, mediaType) ? (mediaType as Kind) : null; // it is one of its keys
}

export const isPicture = (kind: Kind): kind is Picture => KINDS[kind].family === "picture";

/** All that is taken, in words. */
export const TAKEN_WORDS = "JPEG, PNG, WebP, PDF, plain text, CSV or a link";
