/// <reference types="node" />
import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  bundleOf,
  bundlePath,
  disclosureOf,
  entryOf,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  growTree,
  type JsonObject,
  leafHash,
  noteSignature,
  type Opening,
  openDisclosure,
  privateStanding,
  type Sha256,
  type SignatureKind,
  sealedEvent,
  signedMessage,
  tileBytes,
  tilePath,
  tilesBetween,
  verifierKey,
  withPrivate,
} from "./index.ts";

/** The ledger of docs/ledger.md lies in `example/`, so that everyone can check it by hand. Its keys are no secret. */
const EXAMPLE = join(import.meta.dirname, "../example");
const GUIDE = join(import.meta.dirname, "../../../docs/ledger.md");
const ORIGIN = "touchstone.example/welcoming-villages";
const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");

const account: Opening = {
  salt: sha256(Buffer.from("example salt 1")),
  content: Buffer.from('{"account":"a-17","name":"Tashi"}'),
};
const rating: JsonObject = { type: "RatingGiven", by: "actor-9", criterion: "notices", points: 3 };
const ratingSalt = sha256(Buffer.from("example salt 2"));
const EVENTS: readonly JsonObject[] = [
  {
    type: "StandardPublished",
    standard: "welcoming-villages",
    version: "2026.1",
    at: "2026-01-05T08:00:00Z",
    by: "actor-1",
  },
  { type: "UnitEnrolled", unitId: "018f2a7c-7b1e-7cc3-98c4-000000000001", at: "2026-01-06T09:30:00Z", by: "actor-2" },
  withPrivate(
    sha256,
    { type: "NeedFiled", unitId: "018f2a7c-7b1e-7cc3-98c4-000000000001", at: "2026-01-07T10:00:00Z", by: "actor-3" },
    { account },
  ),
  sealedEvent(sha256, rating, ratingSalt),
  disclosureOf(3, rating, ratingSalt),
];

function signerOf(kind: SignatureKind, name: string) {
  const seed = sha256(Buffer.from(`example key of ${name}`));
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const privateKey: KeyObject = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "der" }).subarray(-32);
  return { privateKey, key: verifierKey(sha256, kind, name, publicKey) };
}

function exampleFiles(): Map<string, Uint8Array> {
  const tree = growTree(sha256);
  const entries = EVENTS.map(entryOf);
  for (const entry of entries) tree.append(leafHash(sha256, entry));
  const text = formatCheckpoint({ origin: ORIGIN, size: entries.length, root: tree.root() });
  const log = signerOf("ed25519", ORIGIN);
  const witness = signerOf("cosignature/v1", "witness.example/w1");
  const at = 1_767_780_000;
  const signatures = [
    noteSignature(log.key, sign(null, signedMessage("ed25519", text), log.privateKey)),
    noteSignature(witness.key, sign(null, signedMessage("cosignature/v1", text, at), witness.privateKey), at),
  ];
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesBetween(0, entries.length))
    files.set(tilePath(tile), tileBytes(tile, tree.hashAt)).set(bundlePath(tile), bundleOf(entries));
  files.set("checkpoint", Buffer.from(formatNote({ text, signatures })));
  return files.set("keys", Buffer.from(`${[log, witness].map(({ key }) => formatVerifierKey(key)).join("\n")}\n`));
}

test("the example is what this package writes", () => {
  for (const [path, bytes] of exampleFiles())
    expect([path, readFileSync(join(EXAMPLE, path)).toString("hex")]).toEqual([
      path,
      Buffer.from(bytes).toString("hex"),
    ]);
});

test("its private part is the one committed to, its disclosure opens", () => {
  expect(privateStanding(sha256, EVENTS[2] ?? {}, "account", account)).toBe("intact");
  expect(openDisclosure(sha256, EVENTS[4] ?? {}, 4, (index) => EVENTS[index] ?? null)).toEqual({ event: rating });
});

describe("docs/ledger.md", () => {
  const guide = readFileSync(GUIDE, "utf8");
  const steps = [...guide.matchAll(/```sh\n(.*?)```\n+```text\n(.*?)```/gs)].map(([, commands = "", output = ""]) => ({
    commands,
    output,
  }));
  const versionOf = (tool: string, asked: string): string =>
    spawnSync(tool, [asked], { encoding: "utf8" }).stdout ?? "";
  const lacking = [
    ...["bash", "xxd", "base64"].filter((tool) => spawnSync(tool, ["--version"]).error),
    ...(versionOf("date", "--version").includes("GNU") ? [] : ["GNU date"]),
    ...(/^OpenSSL [3-9]/.test(versionOf("openssl", "version")) ? [] : ["OpenSSL 3"]),
  ];

  test.skipIf(lacking.length > 0)(
    `its commands print what it says${lacking.length > 0 ? ` — skipped: no ${lacking.join(", ")}` : ""}`,
    () => {
      expect(steps.length).toBeGreaterThanOrEqual(6);
      const script = `set -eu; work=""; trap 'rm -rf "$work"' EXIT\n${steps.map(({ commands }) => `${commands}\necho "-- step"\n`).join("")}`;
      const run = spawnSync("bash", ["-c", script], { cwd: dirname(dirname(GUIDE)), encoding: "utf8" });
      expect(run.stderr).toBe("");
      expect(run.stdout.split("-- step\n").slice(0, -1)).toEqual(steps.map(({ output }) => output));
    },
  );
});
