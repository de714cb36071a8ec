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
const TURNED = Buffer.from([
  ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00], // APP1, 34 bytes, "Exif"
  ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08], // big-endian TIFF, first directory at 8
  ...[0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x06, 0x00, 0x00], // one entry
  ...[0x00, 0x00, 0x00, 0x00], // no other directory
]);
