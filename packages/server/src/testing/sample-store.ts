import { generateKeyPairSync, sign } from "node:crypto";
import type { UnitRow } from "@touchstone/domain";
import {
  canonicalBytes,
  formatNote,
  noteSignature,
  parseNote,
  signedMessage,
  type VerifierKey,
  verifierKey,
} from "@touchstone/ledger";
import { ChunkWriter } from "../files/chunks.ts";
import { publish } from "../ledger/publish.ts";
import { attachCosignatures } from "../ledger/witness.ts";
import { append, type NewEvent } from "../store/append.ts";
import { disclosureOfSealed } from "../store/disclose.ts";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { foundOrganisation } from "./sample-organisation.ts";

/** A witness of tests: its key, and a note with its line put under. */
export interface SampleWitness {
  readonly key: VerifierKey;
  readonly cosign: (note: string, seconds: number) => string;
}

export function sampleWitness(name: string): SampleWitness {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const key = verifierKey(sha256, "cosignature/v1", name, raw);
  return {
    key,
    cosign: (source, seconds) => {
      const note = parseNote(source);
      if (!note) throw new RangeError("cosign: got no note");
      const line = noteSignature(key, sign(null, signedMessage(key.kind, note.text, seconds), privateKey), seconds);
      return formatNote({ text: note.text, signatures: [...note.signatures, line] });
    },
  };
}

/** A log with everything in it that can be altered. */
export interface SampleStore {
  readonly log: Log;
  readonly account: string;
  readonly witness: SampleWitness;
  /** numbers of the events that have a private part, are sealed, hold a chunk */
  readonly withPart: readonly number[];
  readonly sealed: readonly number[];
  readonly withChunk: readonly number[];
}

/**
 * Fills a log with `rounds` rounds of eight events: plain ones, one with a private part, one sealed, one with a chunk,
 * one that discloses the sealed one of the round before. Published twice, the latter with a witness's line.
 */
export async function sampleStore(touchstone: Touchstone, slug: string, rounds: number): Promise<SampleStore> {
  const { log, account } = await foundOrganisation(touchstone, slug);
  const actorId = "0e0f8a6c-31a4-4d8a-9a56-0d6f2a4f6f10";
  const witness = sampleWitness("witness.example/w1");
  const store = { withPart: [] as number[], sealed: [] as number[], withChunk: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const events: NewEvent[] = [0, 1, 2, 3].map((i) => plain(round * 10 + i));
    const personal = { contact: { name: `Person ${round}`, phone: "13900000000" }, note: { text: `words ${round}` } };
    events.push({ ...plain(round * 10 + 4), private: personal });
    events.push({ ...plain(round * 10 + 5), sealed: true, private: { reason: { text: `reason ${round}` } } });
    events.push(await chunked(touchstone, `${slug}-${round}`, round));
    await transaction(touchstone, async (tx) => {
      const before = store.sealed.at(-1);
      const disclosed = before === undefined ? null : await disclosureOfSealed(tx, touchstone.keys, log, before);
      const all = disclosed ? [...events, disclosed] : events;
      const { first } = await append(tx, touchstone, log, all, { actorId }, touchstone.now().toISOString());
      store.withPart.push(first + 4);
      store.sealed.push(first + 5);
      store.withChunk.push(first + 6);
    });
    if (round === Math.floor(rounds / 2)) await publish(touchstone, log);
  }
  const { note } = await publish(touchstone, log);
  await attachCosignatures(touchstone, log, witness.cosign(note, 1_790_000_000), [witness.key]);
  return { ...store, log, account, witness };
}

const plain = (n: number): NewEvent => ({
  type: "PrivatePartRead",
  stream: `private/${n}`,
  data: { seq: n, part: "contact", purpose: "answer" },
});

/** An import of 20 units. */
async function chunked(touchstone: Touchstone, name: string, round: number): Promise<NewEvent> {
  const writer = new ChunkWriter(touchstone.files);
  const ids = Array.from({ length: 20 }, () => touchstone.newId()).sort();
  for (const [i, unitId] of ids.entries()) {
    const no = round * ids.length + i + 1;
    const span = { from: null, until: null };
    const row = {
      unitId,
      no,
      type: "village",
      opened: null,
      closed: null,
      names: [{ text: `${name} ${i}`, lang: "en", origin: "source", review: null, ...span }],
      codes: [{ scheme: "code", code: `${name}-${i}`, ...span }],
      memberships: [],
    } as const satisfies UnitRow;
    writer.add(canonicalBytes(row));
  }
  const data = { importId: touchstone.newId(), part: 1, of: 1, chunk: await writer.finish() };
  return { type: "UnitsImported", stream: `import/${data.importId}`, data };
}
