import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it, test } from "vitest";
import { checkPdf } from "./check-pdf.ts";
import { lookThrough } from "./look-through.ts";
import { bombPng, MARK, markedJpeg, markedPng, markedWebp, samplePdf } from "./marked-pictures.ts";

const LIMITS = { evidence: { photoLimit: 8 << 20, fileLimit: 8 << 20, uploadMs: 1000 }, clamd: null };
const look = (bytes: Buffer, said: string | null = null) => lookThrough(bytes, said, LIMITS);
const faultOf = (bytes: Buffer | string, said: string | null = null): Promise<string> =>
  look(Buffer.from(bytes), said).then(
    ({ kind }) => `taken as ${kind}`,
    (error: Error) => error.message,
  );
const LEAKS = [
  MARK,
  "Exif",
  "GPS",
  "xmpmeta",
  "ICC_PROFILE",
  "iCCP",
  "ICCP",
  "8BIM",
  "Photoshop",
  "tEXt",
  "zTXt",
  "iTXt",
  "tIME",
  "prVt",
  "eXIf",
  "EXIF",
  "XMP ",
  "<script",
];

describe("a photo", () => {
  test.each([
    ["JPEG", markedJpeg, ["Exif", "xmpmeta", "ICC_PROFILE", "8BIM", "<script"]],
    ["PNG", markedPng, ["eXIf", "iCCP", "tEXt", "zTXt", "iTXt", "tIME", "prVt", "XML:com.adobe.xmp"]],
    ["WebP", markedWebp, ["EXIF", "XMP ", "ICCP", "xmpmeta"]],
  ])("%s leaves nothing but its pixels, the right way up", async (_, make, carried) => {
    const bytes = await make();
    for (const mark of [MARK, ...carried]) expect(bytes.includes(mark), `the sample carries ${mark}`).toBe(true);
    const before = await sharp(bytes).metadata();
    expect(before).toMatchObject({
      orientation: 6,
      exif: expect.any(Buffer),
      xmp: expect.any(Buffer),
      icc: expect.any(Buffer),
    });
    expect(before.exif?.includes(Buffer.of(0x25, 0x88)), "the sample says where it was made").toBe(true);
    const { bytes: clean, thumbnails } = await look(bytes);
    for (const picture of [clean, ...thumbnails.map((smaller) => smaller.bytes)]) {
      for (const mark of LEAKS) expect([mark, picture.includes(mark)]).toEqual([mark, false]);
      const { exif, xmp, icc, iptc, comments, orientation, width, height } = await sharp(picture).metadata();
      expect({ exif, xmp, icc, iptc, comments, orientation }).toEqual({
        exif: undefined,
        xmp: undefined,
        icc: undefined,
        iptc: undefined,
        comments: undefined,
        orientation: undefined,
      });
      expect([width, height]).toEqual([40, 60]); // it lay on its side
    }
    expect(thumbnails.map(({ side }) => side)).toEqual([320, 1280]);
  });

  it("is not its twin: a JPEG holds no second picture", async () => {
    const { bytes } = await look(await markedJpeg());
    expect(bytes.indexOf(Buffer.of(0xff, 0xd8, 0xff), 3)).toBe(-1);
    expect(bytes.subarray(-2)).toEqual(Buffer.of(0xff, 0xd9));
  });

  it("of too many pixels is refused before it is unpacked", async () => {
    const bomb = bombPng(16_000, 6400);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await faultOf(bomb)).toMatch(/16000 × 6400 pixels|too many pixels/);
    expect(await faultOf(bombPng(40_000, 100))).toMatch(/longest side is 40000/);
    expect(await faultOf(bombPng(2_000_000_000, 1))).toMatch(/can't be read|pixels/);
  });

  it("that moves, is cut off, or is another kind within is refused", async () => {
    const frame = { create: { width: 20, height: 20, channels: 3, background: "#000" } } as const;
    const frames = await Promise.all([sharp(frame).png().toBuffer(), sharp(frame).negate().png().toBuffer()]);
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await faultOf(moving)).toBe("It moves; taken are pictures that stand still.");
    const noise = await sharp(Buffer.from(Array.from({ length: 120_000 }, (_, i) => (i * 7919) % 251)), {
      raw: { width: 200, height: 200, channels: 3 },
    })
      .png()
      .toBuffer();
    expect(await faultOf(noise.subarray(0, noise.length / 2))).toMatch(/can't be read as png/);
    expect(await faultOf(Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.from("<html>")]))).toMatch(
      /can't be read as jpeg/,
    );
  });
});

describe("what a file is said to be", () => {
  test.each([
    ["a page", "<!doctype html><script>alert(1)</script>", "image/jpeg", /no marks of it/],
    [
      "a drawing with a script",
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      "image/png",
      /no marks|svg|xml/,
    ],
    ["a document of XML", '<?xml version="1.0"?><svg/>', "text/plain", /xml|markup/],
    ["a script", "alert(document.cookie)", "image/webp", /no marks of it/],
    ["a script", "alert(document.cookie)", null, /a text or a link only where it is said to be that/],
    ["a page as a text", "\n <html><body>", "text/plain", /markup/],
    ["a page as a table", "<script>1</script>", "text/csv", /markup/],
    ["nothing", "", "text/plain", /empty/],
    ["something else", "x", "application/x-sh", /taken are/],
  ])("does not make %s something else", async (_, words, said, wanted) => {
    expect(await faultOf(words, said)).toMatch(wanted);
  });

  it("agrees with its bytes, or it is refused", async () => {
    const png = await markedPng();
    expect(await faultOf(png, "image/jpeg")).toBe("It is said to be image/jpeg, but is PNG.");
    expect(await faultOf(png, "text/plain")).toBe("It is said to be text/plain, but is PNG.");
    expect(await faultOf(png, null)).toBe("taken as image/png");
  });

  it("is not an archive, a video or a program", async () => {
    const zip = Buffer.concat([Buffer.from("PK\x03\x04\x14\0\0\0\x08\0"), deflateSync(Buffer.alloc(1 << 20))]);
    expect(await faultOf(zip)).toMatch(/application\/zip; taken are/);
    expect(await faultOf(Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"))).toMatch(/video\/mp4; taken are/);
    expect(await faultOf(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic"))).toMatch(/image\/heic; taken are/);
    expect(await faultOf(Buffer.from("GIF89a\x01\0\x01\0\0\0\0;"), "image/gif")).toMatch(/image\/gif; taken are/);
    expect(await faultOf(Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01"), Buffer.alloc(64)]))).toMatch(/taken are/);
  });

  it("is over its size: refused, with both numbers", async () => {
    const small = { ...LIMITS, evidence: { ...LIMITS.evidence, fileLimit: 10 } };
    await expect(lookThrough(Buffer.from("twelve bytes"), "text/plain", small)).rejects.toThrow(
      "It has 12 bytes; taken are 10 of plain text.",
    );
  });
});

describe("a text", () => {
  it("is kept byte for byte", async () => {
    const bytes = Buffer.from("\ufeffvillage,有\r\nརྒྱ,1\t2\n");
    expect(await look(bytes, "text/csv")).toEqual({ kind: "text/csv", bytes, thumbnails: [] });
  });
  it("is UTF-8 without control characters", async () => {
    expect(await faultOf(Buffer.of(0x41, 0xff, 0xfe), "text/plain")).toMatch(/not UTF-8/);
    expect(await faultOf("a\0b", "text/plain")).toMatch(/control character at byte 1/);
    expect(await faultOf("a\u001b[2Jb", "text/csv")).toMatch(/control character at byte 1/);
  });
});

const packed = (objects: string, dictionary = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"): string => {
  const data = deflateSync(Buffer.from(objects, "latin1"));
  return `9 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n${data.toString("latin1")}\nendstream\nendobj\n`;
};

describe("a PDF", () => {
  it("is taken as it is", async () => {
    const bytes = samplePdf(packed("1 0 << /Type /Page /Contents 4 0 R >>"));
    expect(await look(bytes)).toEqual({ kind: "application/pdf", bytes, thumbnails: [] });
  });

  test.each([
    ["a script", "4 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n", /scripts/],
    ["a script in other letters", "4 0 obj << /S /J#61va#53cript >> endobj\n", /scripts/],
    ["an action that starts a program", "4 0 obj << /S /Launch /F (cmd.exe) >> endobj\n", /start programs/],
    ["actions by themselves", "4 0 obj << /AA << /O 5 0 R >> >> endobj\n", /start by themselves/],
    ["a file inside", "4 0 obj << /Type /EmbeddedFile >> endobj\n", /other files inside/],
    ["a form with scripts", "4 0 obj << /XFA 5 0 R >> endobj\n", /form with scripts/],
    ["a password", "4 0 obj << /Encrypt 5 0 R >> endobj\n", /a password/],
    ["a packed script", packed("1 0 << /S /JavaScript >>"), /scripts/],
    ["a packed script in other letters", packed("1 0 << /S /JavaScr#69pt >>"), /scripts/],
    [
      "packed objects under another name",
      packed("1 0 << /S /Launch >>", "/Type /Obj#53tm /Filter /FlateDecode"),
      /programs/,
    ],
    [
      "packed objects beside a bracket",
      packed("1 0 << /S /Launch >>", "/X (<<) /Type /ObjStm /Filter /FlateDecode"),
      /programs|can't be/,
    ],
    [
      "objects packed twice",
      packed("1 0", "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]"),
      /can't be looked into/,
    ],
    [
      "objects packed with a difference",
      packed("1 0", "/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>"),
      /can't be looked into/,
    ],
    ["objects packed elsewhere", packed("1 0", "/Type /ObjStm /Filter 7 0 R"), /can't be looked into/],
    [
      "a script hidden as a picture's bytes",
      "4 0 obj << /Length 40 >>\nstream\n5 0 obj << /S /JavaScript >> endobj\nendstream endobj\n",
      /scripts/,
    ],
    ["too much packed", packed("\0".repeat(65 << 20)), /too many/],
  ])("with %s is refused", (_, more, wanted) => {
    expect(() => checkPdf(samplePdf(more))).toThrow(wanted);
  });

  it("is a PDF from its first byte to its last, and no archive", () => {
    expect(() => checkPdf(Buffer.concat([Buffer.from("<html>"), samplePdf()]))).toThrow(/first byte/);
    expect(() => checkPdf(Buffer.concat([samplePdf(), Buffer.from("<script>")]))).toThrow(/last byte/);
    expect(() => checkPdf(samplePdf("PK\x05\x06"))).toThrow(/archive/);
    expect(() => checkPdf(samplePdf())).not.toThrow();
  });

  it("is not refused for letters that come up among packed bytes", () => {
    expect(() =>
      checkPdf(samplePdf("4 0 obj << /Length 9 >>\nstream\n\x01/JS\x02/AA \x03\nendstream endobj\n")),
    ).not.toThrow();
  });
});
