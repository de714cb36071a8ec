/** A link that the phone takes is taken by the service; one that the service took is shown by the pages. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLink } from "../../packages/service/src/evidence/clean-link.ts";
import { FileFault } from "../../packages/service/src/evidence/fault.ts";
import { linkBytes, linkOf, readLink } from "../../packages/web/src/proof-link/link.ts";

const HOSTS = [
  "example.org",
  "www.example.org:8443",
  "例子.中国",
  "xn--fsqu00a.xn--fiqs8s",
  "localhost",
  "desk.local",
  "10.0.0.1",
  "[::1]",
  "2130706433",
  "example",
  "example.org.",
  "EXAMPLE.org",
  "someone:secret@example.org",
];
const SCHEMES = ["https://", "http://", "HTTPS://", "javascript:", "data:text/html,", "", "ftp://", "//"];
const PATHS = [
  "",
  "/",
  "/a b",
  "/%E2%80%AEfdp",
  "/%zz",
  "/#part",
  "/?q=1&r=2",
  "/\u202e",
  "/一",
  `/${"a".repeat(1990)}`,
];
const url = fc.oneof(
  fc.tuple(fc.constantFrom(...SCHEMES), fc.constantFrom(...HOSTS), fc.constantFrom(...PATHS)).map((of) => of.join("")),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: "binary", maxLength: 30 }).map((text) => `https://example.org/${text}`),
);
const words = fc.oneof(
  fc.constantFrom(
    "The desk",
    "服务台",
    "ལས་ཁུངས།",
    "",
    " ",
    "two\nlines",
    "\u202eback",
    "\u200b",
    "👨\u200d👩\u200d👧 family",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("a".repeat(200), "a".repeat(201), "a".repeat(1001)),
);
const lang = fc.constantFrom("en", "zh-Hans", "bo");
const RUNS = { numRuns: 3000 };

describe("a link as proof", () => {
  test("that the phone takes, the service takes too", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.record({ url, title: words, shows: words }), lang, (typed, of) => {
        const link = linkOf(typed, of);
        if ("is" in link) return;
        taken++;
        cleanLink(new Uint8Array(linkBytes(link)));
      }),
      RUNS,
    );
    expect(taken).toBeGreaterThan(50);
  });

  test("that the service took is shown in the words that were handed in", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.record({ url, title: words, shows: words, lang }), (said) => {
        let kept: Buffer;
        try {
          kept = cleanLink(new TextEncoder().encode(JSON.stringify(said)));
        } catch (error) {
          if (error instanceof FileFault) return;
          throw error;
        }
        taken++;
        expect(readLink(kept.toString())).toEqual(said);
      }),
      RUNS,
    );
    expect(taken).toBeGreaterThan(50);
  });
});
