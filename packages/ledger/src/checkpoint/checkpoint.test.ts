/// <reference types="node" />
import { Buffer } from "node:buffer";
import { createPublicKey, generateKeyPairSync, hash, sign, verify } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growTree } from "../tree/grown-tree.ts";
import { leafHash, type Sha256 } from "../tree/hash.ts";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { formatNote, parseNote } from "./note.ts";
import { noteSignature, signatureChecks, signedMessage, type VerifyEd25519, verifyNote } from "./signature.ts";
import { formatVerifierKey, parseVerifierKey, verifierKey } from "./verifier-key.ts";

const VECTORS = join(import.meta.dirname, "../../../../../shared/data/vectors/merkle");
const here = existsSync(VECTORS);
const skipped = here ? "" : ` — skipped: no folder ${VECTORS}`;
const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") };
  return verify(null, message, createPublicKey({ key, format: "jwk" }), signature);
};
/** The form of a published file, as its README says. */
const vector = <V>(name: string): V => JSON.parse(readFileSync(join(VECTORS, name), "utf8")) as V;

// the example of C2SP tlog-cosignature: a checkpoint with a log's and a witness's signature, keys unknown
const EXAMPLE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

describe.skipIf(!here)(`the signed note of golang/mod${skipped}`, () => {
  interface PublishedNote {
    readonly vkey: string;
    readonly text: string;
    readonly sig: string;
  }
  test("is read, its key has its id, its signature holds, and no altered one does", () => {
    const { vkey, text, sig } = vector<PublishedNote>("note/peter-neumann.json");
    const key = parseVerifierKey(sha256, vkey);
    const note = parseNote(`${text}\n${sig.trimEnd()}\n`);
    if (!key || !note) throw new Error("not read");
    expect(key).toMatchObject({ name: "PeterNeumann", id: "c74f20a3", kind: "ed25519" });
    expect(formatVerifierKey(key)).toBe(vkey);
    expect(note.text).toBe(text);
    expect(formatNote(note)).toBe(`${text}\n${sig.trimEnd()}\n`);
    expect(verifyNote(note, [key], verifyEd25519)).toEqual([{ key, stands: "valid" }]);
    expect(verifyNote({ ...note, text: text.replace("your", "my") }, [key], verifyEd25519)).toEqual([
      { key, stands: "invalid" },
    ]);
  });
});

describe.skipIf(!here)(`the log of 15 entries of tessera${skipped}`, () => {
  interface PublishedLog {
    readonly origin: string;
    readonly entries: readonly string[];
    readonly leafHashes: readonly string[];
    readonly checkpoints: readonly { readonly size: number; readonly root: string; readonly checkpoint: string }[];
  }
  test("all 16 checkpoints are read, have the roots of the entries, and are written the same", () => {
    const { origin, entries, leafHashes, checkpoints } = vector<PublishedLog>("tessera/log15.json");
    const tree = growTree(sha256);
    expect(checkpoints).toHaveLength(16);
    for (const { size, root, checkpoint: source } of checkpoints) {
      const note = parseNote(source);
      const checkpoint = parseCheckpoint(note?.text ?? "");
      if (!note || !checkpoint) throw new Error(`size ${size} not read`);
      expect(Buffer.from(tree.root()).toString("base64")).toBe(root);
      expect(Buffer.from(checkpoint.root).toString("base64")).toBe(root);
      expect(checkpoint).toMatchObject({ origin, size, extensions: [] });
      expect(formatNote({ ...note, text: formatCheckpoint(checkpoint) })).toBe(source);
      expect(note.signatures.map(({ name, id, bytes }) => [name, id, bytes.length])).toEqual([
        [origin, "33d7b496", 64],
      ]);
      const leaf = leafHash(sha256, Buffer.from(entries[size] ?? ""));
      if (size < 15) expect(Buffer.from(leaf).toString("base64")).toBe(leafHashes[size]);
      tree.append(leaf);
    }
  });
});

describe("checkpoints", () => {
  test("the specification's example is read to the last field, the witness's time among them", () => {
    const note = parseNote(EXAMPLE);
    expect(parseCheckpoint(note?.text ?? "")).toMatchObject({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163,
    });
    expect(note?.signatures.map(({ id, bytes }) => [id, bytes.length])).toEqual([
      ["033de0ae", 64],
      ["8d66cf3f", 72],
    ]);
    const witness = {
      name: "witness.example.com/w1",
      id: "8d66cf3f",
      kind: "cosignature/v1",
      publicKey: new Uint8Array(32),
    } as const;
    const [checked] = signatureChecks(note ?? { text: "", signatures: [] }, [witness]);
    expect(checked?.check?.seconds).toBe(1_679_315_147);
    expect(Buffer.from(checked?.check?.message ?? []).toString()).toBe(
      `cosignature/v1\ntime 1679315147\n${note?.text}`,
    );
  });

  const ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  test.each([
    ["no origin", `\n5\n${ROOT}\n`],
    ["a leading zero", `log\n05\n${ROOT}\n`],
    ["a sign", `log\n+5\n${ROOT}\n`],
    ["a negative size", `log\n-5\n${ROOT}\n`],
    ["a fraction", `log\n5.0\n${ROOT}\n`],
    ["a power", `log\n5e3\n${ROOT}\n`],
    ["a size of 2^53", `log\n9007199254740992\n${ROOT}\n`],
    ["no size", `log\n\n${ROOT}\n`],
    ["a short root", "log\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n"],
    ["a root with loose bits", `log\n5\n${ROOT.replace("I=", "J=")}\n`],
    ["no root", "log\n5\n"],
    ["no last newline", `log\n5\n${ROOT}`],
    ["an empty extension", `log\n5\n${ROOT}\n\nmore\n`],
    ["spaces", `log\n 5\n${ROOT}\n`],
    ["nothing", ""],
  ])("%s is none", (_, text) => expect(parseCheckpoint(text)).toBeNull());

  test("extension lines are kept", () => {
    const text = `log\n5\n${ROOT}\none\ntwo\n`;
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint?.extensions).toEqual(["one", "two"]);
    expect(checkpoint && formatCheckpoint(checkpoint)).toBe(text);
  });

  test.each([
    ["an origin of two lines", { origin: "a\nb" }],
    ["a negative size", { size: -1 }],
    ["a short root", { root: new Uint8Array(31) }],
    ["an empty extension", { extensions: [""] }],
  ])("%s can't be written", (_, wrong) => {
    expect(() => formatCheckpoint({ origin: "log", size: 5, root: new Uint8Array(32), ...wrong })).toThrow(
      "formatCheckpoint: got",
    );
  });
});

describe("notes", () => {
  const LINE = "— name AAAAAAAA\n";
  test("the text may have empty lines, and what looks like signatures", () => {
    const source = `one\n\n${LINE}\ntwo\n\n${LINE}`;
    expect(parseNote(source)).toMatchObject({
      text: `one\n\n${LINE}\ntwo\n`,
      signatures: [{ name: "name", id: "00000000" }],
    });
  });

  test.each([
    ["no signature", "text\n\n"],
    ["no empty line", `text\n${LINE}`],
    ["no last newline", `text\n\n${LINE.trimEnd()}`],
    ["a tab", `te\txt\n\n${LINE}`],
    ["a carriage return", `text\r\n\n${LINE}`],
    ["a zero", `te\0xt\n\n${LINE}`],
    ["half of a surrogate pair", `te\ud800xt\n\n${LINE}`],
    ["a hyphen for the dash", `text\n\n- name AAAAAAAA\n`],
    ["two spaces", `text\n\n—  name AAAAAAAA\n`],
    ["a space behind", `text\n\n— name AAAAAAAA \n`],
    ["no name", `text\n\n—  AAAAAAAA\n`],
    ["a plus in the name", `text\n\n— na+me AAAAAAAA\n`],
    ["a wide space in the name", `text\n\n— na\u3000me AAAAAAAA\n`],
    ["no base64", `text\n\n— name AAAA*AAA\n`],
    ["no padding", `text\n\n— name AAAAAAA\n`],
    ["loose bits in the base64", `text\n\n— name AAAAAAB=\n`],
    ["only a key id", `text\n\n— name AAAAAA==\n`],
    ["101 signatures", `text\n\n${LINE.repeat(101)}`],
  ])("%s is none", (_, source) => expect(parseNote(source)).toBeNull());

  test("100 signatures are read", () => expect(parseNote(`text\n\n${LINE.repeat(100)}`)?.signatures).toHaveLength(100));

  test("what would be read otherwise can't be written", () => {
    const signatures = [{ name: "name", id: "00000000", bytes: new Uint8Array(64) }];
    expect(() => formatNote({ text: "no newline", signatures })).toThrow("formatNote: got what is no note");
    expect(() => formatNote({ text: "text\n", signatures: [] })).toThrow("formatNote: got what is no note");
    expect(() =>
      formatNote({ text: "text\n", signatures: [{ name: "a b", id: "00000000", bytes: new Uint8Array(64) }] }),
    ).toThrow();
    expect(() =>
      formatNote({ text: "text\n", signatures: [{ name: "name", id: "xyz", bytes: new Uint8Array(64) }] }),
    ).toThrow();
  });

  test("whatever is read is written the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.uint8Array({ minLength: 1, maxLength: 70 }), (text, bytes) => {
        const source = `${text}\n\n— name ${Buffer.concat([Buffer.alloc(4), bytes]).toString("base64")}\n`;
        const note = parseNote(source);
        return note === null || formatNote(note) === source;
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe("keys and their signatures", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const log = verifierKey(sha256, "ed25519", "log.example", raw);
  const witness = verifierKey(sha256, "cosignature/v1", "log.example", raw);
  const TEXT = "log.example\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
  const signed = (of: typeof log, seconds?: number) =>
    noteSignature(of, sign(null, signedMessage(of.kind, TEXT, seconds), privateKey), seconds);
  const standing = (signatures: ReturnType<typeof signed>[], text = TEXT) =>
    verifyNote({ text, signatures }, [log, witness], verifyEd25519).map(({ stands, seconds }) => [stands, seconds]);

  test("one key has another id as a log's and as a witness's", () => {
    expect(log.id).not.toBe(witness.id);
    expect(parseVerifierKey(sha256, formatVerifierKey(witness))).toEqual({
      ...witness,
      publicKey: Uint8Array.from(raw),
    });
  });

  test("the log signs the text, the witness the text and its time", () => {
    expect(standing([signed(log), signed(witness, 1_790_000_000)])).toEqual([
      ["valid", undefined],
      ["valid", 1_790_000_000],
    ]);
    expect(standing([signed(witness, 0)])).toEqual([
      ["missing", undefined],
      ["valid", 0],
    ]);
    expect(standing([signed(log), signed(witness, 7)], `${TEXT}more\n`)).toEqual([
      ["invalid", undefined],
      ["invalid", undefined],
    ]);
  });

  test("one line that does not hold spoils the key, whatever its other lines say", () => {
    const wrong = { ...signed(log), bytes: new Uint8Array(64) };
    expect(standing([signed(log), wrong])[0]).toEqual(["invalid", undefined]);
    expect(standing([{ ...signed(log), bytes: new Uint8Array(63) }])[0]).toEqual(["invalid", undefined]);
  });

  test("another time than was signed does not hold", () => {
    const at = signed(witness, 1000);
    expect(
      standing([
        {
          ...at,
          bytes: Buffer.concat([noteSignature(witness, new Uint8Array(64), 1001).bytes.slice(0, 8), at.bytes.slice(8)]),
        },
      ]),
    ).toEqual([
      ["missing", undefined],
      ["invalid", undefined],
    ]);
    expect(standing([{ ...at, bytes: new Uint8Array(72).fill(255) }])[1]).toEqual(["invalid", undefined]);
  });

  test("lines of unknown keys are left out", () => {
    expect(
      signatureChecks(
        {
          text: TEXT,
          signatures: [
            { ...signed(log), name: "other" },
            { ...signed(log), id: "00000000" },
          ],
        },
        [log],
      ),
    ).toEqual([]);
  });

  test("the time is written in 8 bytes, the larger first", () => {
    const { bytes } = noteSignature(witness, new Uint8Array(64), 2 ** 40 + 258);
    expect(Array.from(bytes.subarray(0, 8))).toEqual([0, 0, 1, 0, 0, 0, 1, 2]);
  });

  test.each([
    ["a witness without time", () => signedMessage("cosignature/v1", TEXT)],
    ["a witness before 1970", () => signedMessage("cosignature/v1", TEXT, -1)],
    ["a log with time", () => signedMessage("ed25519", TEXT, 5)],
    ["a short signature", () => noteSignature(log, new Uint8Array(63))],
    ["a name with a space", () => verifierKey(sha256, "ed25519", "a b", raw)],
    ["a name with a plus", () => verifierKey(sha256, "ed25519", "a+b", raw)],
    ["a short key", () => verifierKey(sha256, "ed25519", "a", raw.subarray(1))],
  ])("%s is refused", (_, make) => expect(make).toThrow(RangeError));

  const [name, id, material] = formatVerifierKey(log).split(/\+(.{8})\+/);
  test.each([
    ["an id of another", `${name}+00000000+${material}`],
    ["an id in capitals", `${name}+${"ABCDEF01"}+${material}`],
    ["another type of key", `${name}+${id}+${Buffer.concat([Buffer.of(2), raw]).toString("base64")}`],
    ["a short key", `${name}+${id}+${Buffer.concat([Buffer.of(1), raw.subarray(1)]).toString("base64")}`],
    ["no name", `+${id}+${material}`],
    ["a space in the name", `a b+${id}+${material}`],
    ["no base64", `${name}+${id}+!`],
    ["a newline behind", `${formatVerifierKey(log)}\n`],
    ["nothing", ""],
  ])("%s is no verifier key", (_, text) => expect(parseVerifierKey(sha256, text)).toBeNull());
});
