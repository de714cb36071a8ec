import sharp from "sharp";
import { FileFault } from "./fault.ts";
import type { Picture } from "./kinds.ts";

// of all readers that libvips has, only those of the pictures that are taken
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });
sharp.cache(false);
sharp.concurrency(1);

/** Pixels of the largest picture: 64 million, more than phones usually make, and some 256 MB while it is worked on. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SIDE = 16_383; // of a WebP; the others may be longer
const MOST_SECONDS = 60;

/** Longest sides of the smaller pictures. */
const SIDES = [320, 1280] as const;

/** A picture made anew: its pixels the right way up, in sRGB, and nothing else. */
export interface CleanPicture {
  readonly bytes: Buffer;
  readonly thumbnails: readonly { readonly side: (typeof SIDES)[number]; readonly bytes: Buffer }[];
}

/**
 * Makes a picture anew from its pixels, so that place, time, device, names, comments, previews and whatever stands
 * behind its end are gone.
 * @throws {FileFault} for what is no picture of this kind, has too many pixels, or several frames
 */
export async function cleanPicture(bytes: Uint8Array, kind: Picture): Promise<CleanPicture> {
  const format = FORMATS[kind];
  try {
    const found = await opened(bytes).metadata();
    if (found.format !== format) throw new FileFault(`It looks like ${format}, but is read as ${found.format}.`);
    if (found.width * found.height > MOST_PIXELS)
      throw new FileFault(
        `It has ${found.width} × ${found.height} pixels; taken are ${MOST_PIXELS / 1e6} million at most.`,
      );
    if (Math.max(found.width, found.height) > LONGEST_SIDE)
      throw new FileFault(
        `Its longest side is ${Math.max(found.width, found.height)} pixels; taken are ${LONGEST_SIDE} at most.`,
      );
    if ((found.pages ?? 1) > 1) throw new FileFault("It moves; taken are pictures that stand still.");
    const clean = await opened(bytes)
      .autoOrient()
      .timeout({ seconds: MOST_SECONDS })
      .toFormat(format, HOW[kind])
      .toBuffer();
    const thumbnails = [];
    for (const side of SIDES)
      thumbnails.push({
        side,
        bytes: await opened(clean)
          .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
          .timeout({ seconds: MOST_SECONDS })
          .webp({ quality: 78 })
          .toBuffer(),
      });
    return { bytes: clean, thumbnails };
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault(`It can't be read as ${format}: ${reasonOf(error)}.`, { cause: error });
  }
}

const opened = (bytes: Uint8Array) =>
  sharp(bytes, { failOn: "error", limitInputPixels: MOST_PIXELS, sequentialRead: true, pages: 1 });

const FORMATS = { "image/jpeg": "jpeg", "image/png": "png", "image/webp": "webp" } as const;
const HOW = { "image/jpeg": { quality: 88 }, "image/png": {}, "image/webp": { quality: 88 } } as const;

/** The first line of what the reader says, without paths, which it does not have. */
function reasonOf(error: unknown): string {
  const [line = ""] = error instanceof Error ? error.message.split("\n") : [];
  return line.includes("pixel limit") ? "it has too many pixels" : line.slice(0, 120);
}
