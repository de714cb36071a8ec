import { hash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { eventOf, fromHex, type JsonObject, sealedEvent } from "@touchstone/ledger";
import { type Log, type Touchstone, transaction } from "@touchstone/server";
import { keyLine, SampleLog, sampleKey, sha256Hex } from "./sample-log.ts";

/** An event as it was recorded; of one that a notice opened, what it says. */
export interface Told {
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly data: JsonObject;
}

/** What an attacker makes of an event; null leaves it out, or closed where it is sealed. */
export type Forging = (event: Told) => Told | null;

const sha256 = (bytes: Uint8Array): Uint8Array => hash("sha256", bytes, "buffer");

/**
 * A bundle as somebody would make it who has the programme's ledger and its key, and lies in one point: everything is made
 * anew around it, sealed leaves and what opens them, roots and signatures. The tables are left as they were.
 */
export async function forged(
  touchstone: Touchstone,
  log: Log,
  { from, to, forge }: { readonly from: string; readonly to: string; readonly forge: Forging },
): Promise<void> {
  const { rows } = await transaction(touchstone, (tx) =>
    tx.query<{ entry: Uint8Array }>("SELECT entry FROM event WHERE shard_key = $1 AND log_id = $2 ORDER BY seq", [
      log.shardKey,
      log.logId,
    ]),
  );
  const events = rows.map(({ entry }) => eventOf(entry) as JsonObject); // ours
  const [organisationKey = "", programmeKey = ""] = readFileSync(join(from, "ledger/keys"), "utf8").split("\n");
  const { ledger, sizes } = forgedLedger(events, forge);
  const key = sampleKey(programmeKey.split("+")[0] ?? "");
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  rmSync(join(to, "ledger/programme"), { recursive: true });
  const files = new Map<string, Uint8Array>([["ledger/keys", Buffer.from(`${organisationKey}\n${keyLine(key)}`)]]);
  for (const [path, bytes] of ledger.files(ledger.entries.length, key)) files.set(`ledger/programme/${path}`, bytes);
  listAgain(to, files, { ledger, sizes });
}

function forgedLedger(events: readonly JsonObject[], forge: Forging): Anew {
  const opened = new Map<number, { event: JsonObject; salt: string }>();
  for (const { type, data } of events)
    if (type === "EventDisclosed") {
      const { index, event, salt } = data as { index: number; event: JsonObject; salt: string }; // as it is recorded
      opened.set(index, { event, salt });
    }
  const ledger = new SampleLog();
  const places = new Map<number, number>(); // of sealed leaves, where they lie now
  const sizes: number[] = []; // by a size that the log had, that which it has there now
  const told = (event: JsonObject): ReturnType<Forging> => forge(event as unknown as Told);
  const merged = (event: JsonObject, { type, at, by, data }: Told): JsonObject => ({ ...event, type, at, by, data });
  for (const [seq, event] of events.entries()) {
    sizes[seq] = ledger.entries.length;
    const inner = opened.get(seq);
    if (inner) {
      const lie = told(inner.event);
      const salt = fromHex(inner.salt) ?? new Uint8Array();
      places.set(seq, ledger.addEntry(lie ? sealedEvent(sha256, merged(inner.event, lie), salt) : event));
      continue;
    }
    if (event.type === "EventDisclosed") {
      const { index, salt, event: was } = event.data as { index: number; salt: string; event: JsonObject }; // as above
      const lie = told(was);
      const place = places.get(index);
      if (lie === null || place === undefined) continue;
      ledger.addEntry({ ...event, stream: `sealed/${place}`, data: { index: place, salt, event: merged(was, lie) } });
      continue;
    }
    if (typeof event.type !== "string") {
      ledger.addEntry(event); // stays sealed
      continue;
    }
    const lie = told(event);
    if (lie === null) continue;
    ledger.addEntry(withCut(merged(event, lie), ledger, sizes));
  }
  return { ledger, sizes };
}

/** A log that was made anew, and its size where the other one had a size. */
interface Anew {
  readonly ledger: SampleLog;
  readonly sizes: readonly number[];
}

/** An assessment speaks of the root that its log had: in a log that was made anew that is another. */
function withCut(event: JsonObject, ledger: SampleLog, sizes: Anew["sizes"]): JsonObject {
  if (event.type !== "AssessmentRecorded") return event;
  const data = event.data as { cut: { programme: { size: number } } & JsonObject } & JsonObject; // as it is recorded
  const programme = ledger.headAt(sizes[data.cut.programme.size] ?? ledger.entries.length);
  return { ...event, data: { ...data, cut: { ...data.cut, programme } } };
}

interface Package {
  resources: { path: string; bytes: number; hash: string }[];
  readonly touchstone: {
    readonly cut: { programme: object };
    readonly assessment: { readonly cut: { programme: { size: number } } };
  };
}

/** Writes the files of a ledger anew and lists them, with the cut that it has now. */
function listAgain(to: string, files: ReadonlyMap<string, Uint8Array>, { ledger, sizes }: Anew): void {
  const path = join(to, "datapackage.json");
  const package_ = JSON.parse(readFileSync(path, "utf8")) as Package; // our own
  const others = package_.resources.filter((resource) => !isOfLedger(resource.path));
  const text = { format: "txt", mediatype: "text/plain", encoding: "utf-8" };
  const own = [...files].map(([name, bytes]) => {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), bytes);
    const form = /(checkpoint|keys)$/.test(name) ? text : { format: "bin", mediatype: "application/octet-stream" };
    return { name, path: name, ...form, bytes: bytes.length, hash: `sha256:${sha256Hex(bytes)}` };
  });
  package_.resources = [...others, ...own].sort((a, b) => (a.path < b.path ? -1 : 1));
  package_.touchstone.cut.programme = ledger.headAt(ledger.entries.length);
  const { cut } = package_.touchstone.assessment;
  cut.programme = ledger.headAt(sizes[cut.programme.size] ?? ledger.entries.length);
  writeFileSync(path, `${JSON.stringify(package_, null, 2)}\n`);
}

const isOfLedger = (path: string): boolean => path.startsWith("ledger/programme/") || path === "ledger/keys";
