/// <reference types="node" />
import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growTree } from "../tree/grown-tree.ts";
import { leafHash, type Sha256 } from "../tree/hash.ts";
import { proveInclusion, verifyInclusion } from "../tree/inclusion-proof.ts";
import {
  canonicalBytes,
  canonicalBytesOfPresent,
  canonicalJson,
  type Json,
  type JsonObject,
} from "./canonical-json.ts";
import { chunkRoot, LARGEST_CHUNK, rowProver, verifyRow } from "./chunk.ts";
import { commitmentTo, isCommitment, type Opening, opens } from "./commitment.ts";
import { disclosureOf, openDisclosure, sealedEvent, sealedIn } from "./disclosure.ts";
import { entryOf, eventOf } from "./entry.ts";
import { privateStanding, withPrivate } from "./private-part.ts";

const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
const saltOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const VECTORS = join(import.meta.dirname, "../../../../../shared/data/vectors/rfc8785");
const here = existsSync(VECTORS);

describe("canonical JSON", () => {
  const names = here ? readdirSync(join(VECTORS, "input")) : [];
  test.skipIf(!here)(`the published vectors of RFC 8785 hold${here ? "" : ` — skipped: no folder ${VECTORS}`}`, () => {
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const input = JSON.parse(readFileSync(join(VECTORS, "input", name), "utf8")) as Json; // JSON is what the file is
      expect(canonicalJson(input)).toBe(readFileSync(join(VECTORS, "output", name), "utf8"));
    }
  });

  test("keys are in the order of their UTF-16 units, numbers in their shortest form, minus zero is zero", () => {
    expect(canonicalJson({ b: [1.0, -0, 1e21, 1e-7], "\ufb33": null, "\u{1f600}": true, a: "\u2028\n" })).toBe(
      '{"a":"\u2028\\n","b":[1,0,1e+21,1e-7],"\u{1f600}":true,"\ufb33":null}',
    );
  });

  test("reading and writing again changes nothing", () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, (json) => {
        const text = canonicalJson(json as Json); // fast-check's own name for the same
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
      { seed: 8785, numRuns: 500 },
    );
  });

  const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);
  test.each<[string, unknown, string]>([
    ["undefined", { a: undefined }, "got undefined"],
    ["NaN", [Number.NaN], "got NaN"],
    ["infinity", { a: -Infinity }, "got -Infinity"],
    ["a bigint", { a: 1n }, "got bigint"],
    ["a map of another kind", { a: new Map() }, "got an object of a class"],
    ["a hole in a list", Object.assign([], { length: 1 }), "got undefined"],
    ["half of a surrogate pair", "\ud800", "got half of a surrogate pair"],
    ["half of a pair in a key", { "\udc00": 1 }, "got half of a surrogate pair"],
    ["what is nested deeper than 100", nested(101), "got data nested deeper than 100"],
  ])("%s is refused", (_, value, message) => {
    expect(() => canonicalJson(value as Json)).toThrow(message); // the compiler would refuse it too
  });

  test("keys without a value are as if they were not there, where that is asked for", () => {
    const value = fc.jsonValue({ depthSize: "medium" });
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), value), (map) => {
        const keys = Object.keys(map);
        const withAbsent = {
          z: undefined,
          ...map,
          [`${keys[0] ?? ""}\u0001`]: undefined,
          in: [{ ...map, a: undefined }],
        };
        const present = JSON.parse(JSON.stringify(withAbsent)) as Json; // leaves them out
        expect(canonicalBytesOfPresent(withAbsent)).toEqual(canonicalBytes(present));
      }),
      { seed: 8785, numRuns: 300 },
    );
    expect(() => canonicalBytesOfPresent([undefined])).toThrow("got undefined"); // a list has no keys
  });

  test("what is nested 100 deep is written", () => expect(canonicalJson(nested(100))).toHaveLength(201));
});

describe("entries", () => {
  const EVENT = { type: "UnitDesignated", unitId: "u1", grade: "gold", at: "2026-03-01T10:00:00Z" };

  test("an entry is the canonical JSON of its event, whatever the order it was made in", () => {
    const entry = entryOf({ grade: "gold", at: EVENT.at, unitId: "u1", type: "UnitDesignated" });
    expect(Buffer.from(entry).toString()).toBe(
      '{"at":"2026-03-01T10:00:00Z","grade":"gold","type":"UnitDesignated","unitId":"u1"}',
    );
    expect(eventOf(entry)).toEqual(EVENT);
  });

  test.each([
    ["a space", '{"a": 1}'],
    ["another order", '{"b":1,"a":2}'],
    ["a key twice", '{"a":1,"a":1}'],
    ["another way of writing a number", '{"a":1.0}'],
    ["another way of writing a letter", '{"a":"\\u0061"}'],
    ["a byte order mark", '\ufeff{"a":1}'],
    ["a newline behind", '{"a":1}\n'],
    ["a list", "[1]"],
    ["a number", "1"],
    ["null", "null"],
    ["no JSON", "{"],
    ["nothing", ""],
    ["a hundred thousand brackets", `{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
  ])("%s is no entry", (_, text) => expect(eventOf(Buffer.from(text))).toBeNull());

  test("bytes that are no text are no entry", () =>
    expect(eventOf(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBeNull());

  test("65,535 bytes fit, one more does not, and the way out is said", () => {
    const frame = '{"text":""}'.length;
    expect(entryOf({ text: "x".repeat(65_535 - frame) })).toHaveLength(65_535);
    expect(() => entryOf({ text: "x".repeat(65_536 - frame) })).toThrow(
      "entryOf: got 65536 bytes, want at most 65535; name larger content by its digest",
    );
  });
});

describe("commitments", () => {
  const opening: Opening = { salt: saltOf(7), content: Buffer.from("Tashi, 1 Bridge Street") };
  const commitment = commitmentTo(sha256, opening);

  test("one is SHA-256 over salt and content, in hexadecimal", () => {
    expect(commitment).toBe(hash("sha256", Buffer.concat([opening.salt, opening.content])));
    expect(isCommitment(commitment)).toBe(true);
  });

  test("only its own salt and content open it", () => {
    expect(opens(sha256, commitment, opening)).toBe(true);
    expect(opens(sha256, commitment, { ...opening, salt: saltOf(8) })).toBe(false);
    expect(opens(sha256, commitment, { ...opening, content: Buffer.from("Tashi, 2 Bridge Street") })).toBe(false);
  });

  test("moving a byte from the content to the salt does not open it", () => {
    const all = Buffer.concat([opening.salt, opening.content]);
    for (const at of [0, 31, 33, 40])
      expect(opens(sha256, commitment, { salt: all.subarray(0, at), content: all.subarray(at) })).toBe(false);
  });

  test("a short salt is refused", () => {
    expect(() => commitmentTo(sha256, { ...opening, salt: new Uint8Array(16) })).toThrow(
      "commitmentTo: got a salt of 16 bytes, want 32",
    );
  });
});

describe("private parts", () => {
  const account: Opening = { salt: saltOf(1), content: canonicalBytes({ account: "a7", name: "Tashi" }) };
  const event = withPrivate(sha256, { type: "NeedFiled", by: "actor-3" }, { account });

  test("are bound to the event, and nowhere in it", () => {
    expect(event).toEqual({ type: "NeedFiled", by: "actor-3", private: { account: commitmentTo(sha256, account) } });
    expect(canonicalJson(event)).not.toContain("Tashi");
  });

  test("are intact, altered, erased or none", () => {
    expect(privateStanding(sha256, event, "account", account)).toBe("intact");
    expect(privateStanding(sha256, event, "account", { ...account, content: Buffer.from("other") })).toBe("altered");
    expect(privateStanding(sha256, event, "account", { ...account, salt: saltOf(2) })).toBe("altered");
    expect(privateStanding(sha256, event, "account", null)).toBe("erased");
    expect(privateStanding(sha256, event, "address", account)).toBe("none");
    expect(privateStanding(sha256, event, "toString", account)).toBe("none");
    expect(privateStanding(sha256, { type: "NeedFiled" }, "account", account)).toBe("none");
  });

  test("erasing one leaves every proof as it was: the leaf has never held it", () => {
    const tree = growTree(sha256);
    const entries = [entryOf({ type: "Opened" }), entryOf(event), entryOf({ type: "Closed" })];
    for (const entry of entries) tree.append(leafHash(sha256, entry));
    const kept = new Map([["account", account]]);
    const held = (): boolean[] =>
      entries.map((entry, index) =>
        verifyInclusion(
          sha256,
          { index, size: 3, leaf: leafHash(sha256, entry), root: tree.root() },
          proveInclusion(sha256, tree.hashAt, index, 3),
        ),
      );
    expect(held()).toEqual([true, true, true]);
    kept.delete("account");
    expect(privateStanding(sha256, event, "account", kept.get("account") ?? null)).toBe("erased");
    expect(held()).toEqual([true, true, true]);
  });

  test("an event that says `private` itself is refused", () => {
    expect(() => withPrivate(sha256, { private: {} }, {})).toThrow('withPrivate: got an event with a field "private"');
  });
});

describe("sealing and disclosing", () => {
  const rating = { type: "RatingGiven", criterion: "notices", points: 3, by: "actor-9" };
  const sealed = sealedEvent(sha256, rating, saltOf(5));
  const events: JsonObject[] = [{ type: "ReviewOpened" }, sealed, disclosureOf(1, rating, saltOf(5))];
  const eventAt = (index: number): JsonObject | null => events[index] ?? null;
  const opened = (disclosure: JsonObject, at = 2) => openDisclosure(sha256, disclosure, at, eventAt);

  test("a sealed leaf tells neither who, nor what, nor of which type; all are of one length", () => {
    expect(Object.keys(sealed)).toEqual(["sealed"]);
    const other = sealedEvent(sha256, { type: "Other", text: "long ".repeat(1000) }, saltOf(6));
    expect(entryOf(other)).toHaveLength(entryOf(sealed).length);
    expect(sealedEvent(sha256, rating, saltOf(6))).not.toEqual(sealed);
  });

  test("the later event opens it", () => {
    expect(opened(events[2] ?? {})).toEqual({ event: rating });
    expect(eventOf(entryOf(events[2] ?? {}))).toEqual(events[2]);
  });

  test.each<[string, JsonObject, string]>([
    ["another event", disclosureOf(1, { ...rating, points: 4 }, saltOf(5)), "does-not-open"],
    ["another salt", disclosureOf(1, rating, saltOf(6)), "does-not-open"],
    ["a leaf that was public", disclosureOf(0, rating, saltOf(5)), "not-sealed"],
    ["itself", disclosureOf(2, rating, saltOf(5)), "not-earlier"],
    ["a later leaf", disclosureOf(3, rating, saltOf(5)), "not-earlier"],
    ["a leaf before the first", disclosureOf(-1, rating, saltOf(5)), "not-earlier"],
    ["half a leaf", disclosureOf(0.5, rating, saltOf(5)), "not-earlier"],
    ["a short salt", disclosureOf(1, rating, saltOf(5).slice(1)), "not-a-disclosure"],
    ["another type", { ...disclosureOf(1, rating, saltOf(5)), type: "Other" }, "not-a-disclosure"],
    ["no event", { ...disclosureOf(1, rating, saltOf(5)), event: 1 }, "not-a-disclosure"],
  ])("%s does not", (_, disclosure, fault) => expect(opened(disclosure)).toEqual({ fault }));

  test("a leaf with more than the commitment is not sealed", () => {
    expect(sealedIn({ ...sealed, type: "RatingGiven" })).toBeNull();
    expect(sealedIn({ sealed: "00" })).toBeNull();
    expect(sealedIn(null)).toBeNull();
  });

  test("an event too long to be disclosed later is refused when it is sealed", () => {
    const fits = (length: number) => () => sealedEvent(sha256, { text: "x".repeat(length) }, saltOf(1));
    expect(fits(65_350)).not.toThrow();
    expect(fits(65_450)).toThrow("entryOf: got 65594 bytes");
  });
});

describe("chunks", () => {
  const rows = Array.from({ length: 300 }, (_, i) => canonicalBytes({ unit: `u${i}`, value: i / 8 }));
  const chunk = chunkRoot(sha256, rows);
  const prove = rowProver(sha256, rows);

  test("every single row is proven, and by no other row, place or chunk", () => {
    for (const [index, row] of rows.entries()) {
      expect(verifyRow(sha256, chunk, { index, row }, prove(index))).toBe(true);
      expect(verifyRow(sha256, chunk, { index: index + 1, row }, prove(index))).toBe(false);
      expect(
        verifyRow(sha256, chunk, { index, row: canonicalBytes({ unit: `u${index}`, value: -1 }) }, prove(index)),
      ).toBe(false);
    }
  });

  test("the root depends on each row and on their order", () => {
    expect(chunkRoot(sha256, rows.toReversed()).root).not.toBe(chunk.root);
    expect(chunkRoot(sha256, rows.slice(1)).root).not.toBe(chunk.root);
    expect(chunkRoot(sha256, [])).toEqual({ nRows: 0, root: hash("sha256", "") });
  });

  test("a root that is none proves nothing, and is no error", () => {
    const said = { index: 0, row: rows[0] ?? new Uint8Array(0) };
    for (const root of ["", "zz", chunk.root.slice(2), chunk.root.toUpperCase()])
      expect(verifyRow(sha256, { ...chunk, root }, said, prove(0))).toBe(false);
  });

  test("250,000 rows fit, one more does not", () => {
    const row = Buffer.from("{}");
    const many = function* (count: number): Generator<Uint8Array> {
      for (let i = 0; i < count; i++) yield row;
    };
    expect(chunkRoot(sha256, many(LARGEST_CHUNK)).nRows).toBe(LARGEST_CHUNK);
    expect(() => chunkRoot(sha256, many(LARGEST_CHUNK + 1))).toThrow("chunkRoot: got more than 250000 rows");
  });
});
