import { canonicalBytes, entryOf, type JsonObject, sealedEvent, toHex } from "@touchstone/ledger";
import { expect, test } from "vitest";
import { sha256 } from "../files/digest.ts";
import { Findings } from "../report/findings.ts";
import { readEvents } from "./recorded.ts";

const ID = "0198c0de-0000-7000-8000-000000000001";
const salt = new Uint8Array(32).fill(7);
const event = (type: string, at: string, data: JsonObject, stream = "x"): JsonObject => ({
  type,
  v: 1,
  at,
  by: ID,
  stream,
  data,
});
const withdrawn = (at: string): JsonObject =>
  event("ApplicationWithdrawn", at, { applicationId: ID, moved: { to: "withdrawn", deadline: null } });
const ended = (at: string): JsonObject => event("EnrolmentEnded", at, { unitId: ID, on: "2026-03-01" });
const disclosing = (index: number, inner: JsonObject, at: string): JsonObject =>
  event("EventDisclosed", at, { index, event: inner, salt: toHex(salt) }, `sealed/${index}`);

const [ONE, TWO, THREE] = ["2026-03-01T01:00:00.000Z", "2026-03-01T02:00:00.000Z", "2026-03-01T03:00:00.000Z"];

/** Reads leaves of a programme's log. @returns the types that were read, what is wrong, and when the last was recorded */
function read(...leaves: JsonObject[]): {
  readonly types: string[];
  readonly faults: string[];
  readonly lastAt: string;
} {
  const findings = new Findings();
  const reader = readEvents("programme", "ledger/programme", findings);
  for (const [seq, leaf] of leaves.entries()) reader.entry(seq, canonicalBytes(leaf));
  const faults = findings.checks().flatMap(({ faults: of }) => of.map(({ where, found }) => `${where}: ${found}`));
  return { types: reader.events.map(({ type }) => type), faults, lastAt: reader.lastAt() };
}

test("a sealed event that is disclosed later happened when it was sealed", () => {
  const inner = withdrawn(TWO);
  const leaves = [
    ended(ONE),
    sealedEvent(sha256, inner, salt),
    ended(THREE),
    disclosing(1, inner, THREE),
    ended(THREE),
  ];
  expect(read(...leaves)).toEqual({
    types: ["EnrolmentEnded", "EnrolmentEnded", "ApplicationWithdrawn", "EnrolmentEnded"],
    faults: [],
    lastAt: THREE,
  });
});

test("one that says that it happened before the event before it is named", () => {
  const inner = withdrawn(ONE);
  const { faults } = read(ended(TWO), sealedEvent(sha256, inner, salt), ended(THREE), disclosing(1, inner, THREE));
  expect(faults).toEqual([expect.stringContaining(`leaf 3: at ${ONE}, after ${TWO} before it`)]);
});

test("one that says that it happened after the event after it is named", () => {
  const inner = withdrawn(THREE);
  const { faults } = read(ended(ONE), sealedEvent(sha256, inner, salt), ended(TWO), disclosing(1, inner, THREE));
  expect(faults).toEqual([expect.stringContaining(`leaf 3: at ${THREE}, sealed before an event of ${TWO}`)]);
});

test("a disclosure does not take time back for what comes after it", () => {
  const inner = withdrawn(ONE);
  const { faults } = read(sealedEvent(sha256, inner, salt), ended(THREE), disclosing(0, inner, THREE), ended(TWO));
  expect(faults).toEqual([expect.stringContaining(`leaf 3: at ${TWO}, after ${THREE} before it`)]);
});

test("a disclosure is an event of its own instant, the last of its log where nothing follows", () => {
  const inner = withdrawn(ONE);
  const sealed = sealedEvent(sha256, inner, salt);
  expect(read(ended(ONE), sealed, disclosing(1, inner, THREE))).toMatchObject({ faults: [], lastAt: THREE });
  const { faults } = read(ended(ONE), sealed, ended(TWO), disclosing(1, inner, ONE));
  expect(faults).toEqual([expect.stringContaining(`leaf 3: at ${ONE}, after ${TWO} before it`)]);
});

test("an event that was altered while it was sealed does not open its leaf, and is opened once", () => {
  const inner = withdrawn(ONE);
  const sealed = sealedEvent(sha256, inner, salt);
  expect(read(sealed, disclosing(0, withdrawn(TWO), THREE)).faults).toEqual([expect.stringContaining("does-not-open")]);
  expect(read(sealed, disclosing(0, inner, THREE), disclosing(0, inner, THREE)).faults).toEqual([
    expect.stringContaining("not-sealed"),
  ]);
  expect(entryOf(sealed).length).toBeLessThan(100);
});
