import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A word that stands in every place of a sample picture where a camera or a program writes something. */
export const MARK = "MARK-OF-A-CAMERA";

/** What cameras and programs put into a picture, all of it carrying the mark. */
async function marked(format: "jpeg" | "png" | "webp", orientation = 6): Promise<Buffer> {
  const pixels = { create: { width: 60, height: 40, channels: 3, background: "#386" } } as const;
  return sharp(pixels)
    .withExif({
      IFD0: {
        Make: MARK,
        Model: MARK,
        Artist: MARK,
        ImageDescription: MARK,
        Copyright: MARK,
      },
      IFD2: { UserComment: MARK, DateTimeOriginal: "2026:03:01 12:00:00", BodySerialNumber: MARK },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "29/1 39/1 0/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "91/1 7/1 0/1",
        GPSProcessingMethod: MARK,
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>${MARK}</r></x:xmpmeta>`)
    .withIccProfile("p3")
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();
}

/** A JPEG with EXIF (GPS), XMP, ICC, IPTC, a comment, a picture within, and bytes behind its end. */
export async function markedJpeg(): Promise<Buffer> {
  const base = await marked("jpeg");
  const preview = await marked("jpeg");
  const segments = [
    segment(
      0xed,
      Buffer.concat([
        Buffer.from("Photoshop 3.0\0"),
        Buffer.from("8BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x78"),
        Buffer.from(MARK),
      ]),
    ),
    segment(0xfe, Buffer.from(MARK)),
    segment(0xe3, Buffer.concat([Buffer.from("PREVIEW\0"), preview])),
  ];
  return Buffer.concat([base.subarray(0, 2), ...segments, base.subarray(2), Buffer.from(`<script>${MARK}</script>`)]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A PNG with EXIF, XMP, ICC, plain, packed and international texts, a time, a chunk of nobody, and bytes behind. */
export async function markedPng(): Promise<Buffer> {
  const base = await marked("png");
  const afterHead = 8 + 25;
  const chunks = [
    chunk("tEXt", Buffer.from(`Comment\0${MARK}`)),
    chunk("zTXt", Buffer.concat([Buffer.from("Author\0\0"), deflateSync(MARK)])),
    chunk("iTXt", Buffer.from(`Title\0\0\0\0\0${MARK}`)),
    chunk("tIME", Buffer.of(0x07, 0xea, 3, 1, 12, 0, 0)),
    chunk("prVt", Buffer.from(MARK)),
  ];
  return Buffer.concat([base.subarray(0, afterHead), ...chunks, base.subarray(afterHead), Buffer.from(MARK)]);
}

/** One chunk of a PNG. */
function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(content.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A WebP with EXIF, XMP, ICC, a chunk of nobody, and bytes behind. */
export async function markedWebp(): Promise<Buffer> {
  const base = await marked("webp");
  const own = Buffer.concat([Buffer.from("MARK"), Buffer.alloc(4), Buffer.from(MARK)]);
  own.writeUInt32LE(MARK.length, 4);
  const whole = Buffer.concat([base, own]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return Buffer.concat([whole, Buffer.from(MARK)]);
}

/** A PNG of a few bytes that says it has so many pixels. */
export function bombPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(Math.ceil(width / 8) + 1);
  const data = deflateSync(Buffer.alloc(row.length * height), { level: 9 });
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

/** A PDF of one empty page; `more` is put before its end. */
export function samplePdf(more = ""): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n${more}` +
      "trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n0\n%%EOF\n",
    "latin1",
  );
}
