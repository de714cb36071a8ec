/// <reference types="node" />
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeFaults } from "./entry-size.ts";

describe("what fits into an entry of the ledger", () => {
  it("is measured in the bytes that it will have, in any script", () => {
    for (const word of ["a", "é", "村", "བྱ", "𠀀", "\n", "\u0001"]) {
      const each = Buffer.byteLength(JSON.stringify(word)) - 2;
      const most = Math.floor((60_000 - Buffer.byteLength('{"text":""}')) / each);
      expect([word, sizeFaults("text", { text: word.repeat(most) })]).toEqual([word, []]);
      expect([word, sizeFaults("text", { text: word.repeat(most + 1) }).length]).toEqual([word, 1]);
    }
  });

  it("counts as UTF-8 does", () => {
    const word = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(word, fc.integer({ min: 500, max: 3000 }), (piece, times) => {
        const words = piece.repeat(times);
        const bytes = Buffer.byteLength(JSON.stringify({ words }));
        return sizeFaults("words", { words }).length === (bytes > 60_000 ? 1 : 0);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it("says how long it is and what to do", () => {
    expect(sizeFaults("reason", { text: "a".repeat(70_000) })).toEqual([
      { path: "reason", got: "70011 bytes in all", want: "60000 at most: what is longer belongs into a document" },
    ]);
  });
});
