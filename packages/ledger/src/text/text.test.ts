/// <reference types="node" />
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";
import { fromHex, toHex } from "./hex.ts";
import { fromUtf8, toUtf8 } from "./utf8.ts";

test("base64 and hexadecimal are those of Node, both ways", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
    { seed: 64, numRuns: 500 },
  );
});

test.each([
  "A",
  "AA",
  "AAA",
  "A===",
  "AAAAA",
  "AA=A",
  "=AAA",
  "AB==",
  "AAB=",
  "AA==\n",
  " AAAA",
  "AAA-",
  "AA==AAAA",
  "====",
  "AAAA====",
])("%j is no base64, or not the one way to write it", (text) => expect(fromBase64(text)).toBeNull());

test.each(["0", "0g", "AB", "0x00", "00 ", "00\n"])("%j is no hexadecimal of ours", (text) =>
  expect(fromHex(text)).toBeNull(),
);

test("text and bytes are each other's, a byte order mark too; what is no text is none", () => {
  for (const text of ["", "a", "མི་", "中文 😀", "\ufeffmark"]) expect(fromUtf8(toUtf8(text))).toBe(text);
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe4, 0xb8]])
    expect(fromUtf8(Uint8Array.from(bytes))).toBeNull();
  expect(() => toUtf8("\ud800")).toThrow("toUtf8: got half of a surrogate pair");
});
