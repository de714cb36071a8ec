/// <reference lib="dom" />
import type { Page } from "playwright-core";

/** A photo as a camera writes it: large, noisy, and, where `turned`, lying on its side with a word that says so. */
export async function photo(
  page: Page,
  { width, height, turned = false }: { readonly width: number; readonly height: number; readonly turned?: boolean },
): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ width, height }) => {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("photo: got no canvas");
      const dots = pen.createImageData(width, height);
      let seed = 7;
      for (let at = 0; at < dots.data.length; at++) {
        seed = (seed * 1103515245 + 12345) >>> 0;
        dots.data[at] = at % 4 === 3 ? 255 : 96 + (seed >>> 26);
      }
      pen.putImageData(dots, 0, 0);
      const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/jpeg", 0.9));
      const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    },
    { width, height },
  );
  const plain = Buffer.from(base64, "base64");
  return turned ? Buffer.concat([plain.subarray(0, 2), TURNED, plain.subarray(2)]) : plain;
}

/** EXIF with nothing in it but that the camera was held upright (orientation 6). */
const TURNED = Buffer.from(
  "ffe1002245786966" + // APP1, 34 bytes, "Exif"
    "00004d4d002a00000008" + // big-endian TIFF, its first directory at 8
    "000101120003000000010006" + // one entry
    "000000000000", // and no other directory
  "hex",
);
