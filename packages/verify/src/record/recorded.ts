import {
  type Disclosed,
  eventOf,
  type JsonObject,
  leafHash,
  openDisclosure,
  sealedIn,
  toHex,
} from "@touchstone/ledger";
import { sha256 } from "../files/digest.ts";
import type { Findings } from "../report/findings.ts";
import { EVENT_FIELDS, type EventData, type EventType, type LogKind } from "./event-shapes.ts";
import { digest, fields, map, text, uuid } from "./shape.ts";

/** An event as it stands in a log, its form checked. */
export type Recorded = {
  readonly [T in EventType]: {
    readonly type: T;
    readonly seq: number;
    readonly at: string;
    readonly by: string;
    readonly stream: string;
    readonly data: EventData[T];
  };
}[EventType];

/** Reads the entries of one log, in their order, into events. */
export interface EventReader {
  readonly entry: (seq: number, bytes: Uint8Array) => void;
  /** what could be read, in the order of the log */
  readonly events: readonly Recorded[];
  /** types that this verifier does not know, with how often they came */
  readonly unknown: ReadonlyMap<string, number>;
  /** leaves that stay sealed */
  readonly nSealed: () => number;
  /** instant of the last leaf that is not sealed, be it one that discloses another; empty before the first */
  readonly lastAt: () => string;
}

const ENVELOPE = fields({ type: text, stream: text, at: text, by: uuid, data: map });
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

interface Bounds {
  readonly after: string;
  /** null: none has come yet */
  before: string | null;
}

/** @param where how faults name the log, such as ledger/organisation */
export function readEvents(kind: LogKind, where: string, findings: Findings): EventReader {
  const events: Recorded[] = [];
  const unknown = new Map<string, number>();
  const sealed = new Map<number, JsonObject>();
  /** instants that a sealed event lies between: of the last open event before it, and of the first after it */
  const between = new Map<number, Bounds>();
  const open: Bounds[] = [];
  let lastAt = "";
  let lastSeq = -1;
  const shapes = Object.fromEntries(
    Object.entries(EVENT_FIELDS[kind]).map(([type, of]) => [type, fields(of as Parameters<typeof fields>[0])]), // a union of maps of shapes
  );

  const fault = (seq: number, found: string, wanted: string): void =>
    findings.fault("events", { where: `${where}, leaf ${seq}`, found, wanted });

  const isInstant = (seq: number, at: unknown): at is string => {
    if (typeof at === "string" && INSTANT.test(at)) return true;
    fault(seq, `at: ${JSON.stringify(at) ?? "nothing"}`, "an instant such as 2026-11-22T04:00:00.000Z");
    return false;
  };
  const isAfter = (seq: number, at: string, before: string): boolean => {
    if (at >= before) return true;
    fault(seq, `at ${at}, after ${before} before it`, "no earlier than the event before it");
    return false;
  };
  /** Lets time go on to that of a leaf that is not sealed. */
  const comes = (seq: number, at: unknown): boolean => {
    if (!isInstant(seq, at)) return false;
    if (isAfter(seq, at, lastAt)) {
      lastAt = at;
      for (const bounds of open.splice(0)) bounds.before = at;
    }
    return true;
  };

  /** @param index of a disclosed event: the leaf that it was sealed in */
  const read = (seq: number, event: JsonObject, index?: number): void => {
    let holds = true;
    const tell = (at: string, wanted: string): void => {
      holds = false;
      fault(seq, `${at.slice(1) || "the entry"}: ${shortly(event, at)}`, wanted);
    };
    if (!ENVELOPE(event, "", tell)) return;
    const { type, at, by, stream, data } = event;
    if (index === undefined) holds = comes(seq, at);
    else {
      const { after, before } = between.get(index) ?? { after: lastAt, before: null };
      holds = isInstant(seq, at) && isAfter(seq, at, after);
      if (holds && before !== null && at > before)
        fault(seq, `at ${at}, sealed before an event of ${before}`, "no later than the event after it");
    }
    if ("private" in event && !commitments(event.private)) tell(".private", "a map of commitments");
    const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    if (shape === undefined) {
      const other = kind === "organisation" ? EVENT_FIELDS.programme : EVENT_FIELDS.organisation;
      if (Object.hasOwn(other, type)) fault(seq, `${type} in the log of the ${kind}`, "an event of this kind of log");
      else unknown.set(type, (unknown.get(type) ?? 0) + 1);
      return;
    }
    if (shape(data, ".data", tell) && holds) events.push({ type, seq, at, by, stream, data } as unknown as Recorded); // the shape of this type holds
  };

  return {
    events,
    unknown,
    nSealed: () => sealed.size,
    lastAt: () => lastAt,
    entry(seq, bytes) {
      if (seq !== lastSeq + 1) fault(seq, `after leaf ${lastSeq}`, "every leaf before it to be readable");
      lastSeq = seq;
      const event = eventOf(bytes);
      if (event === null) return fault(seq, "no canonical JSON", "the canonical JSON of an event");
      if (sealedIn(event) !== null) {
        sealed.set(seq, event);
        const bounds = { after: lastAt, before: null };
        between.set(seq, bounds);
        open.push(bounds);
      } else if (event.type === "EventDisclosed") {
        const disclosed = disclosedBy(event, seq, sealed);
        if ("fault" in disclosed) return fault(seq, `a disclosure: ${disclosed.fault}`, "one that opens a sealed leaf");
        comes(seq, event.at);
        const index = Number(disclosureIn(event).index);
        read(seq, disclosed.event, index);
        sealed.delete(index);
        between.delete(index);
      } else read(seq, event);
    },
  };
}

/** A disclosure says which leaf it opens beside its type, or in its `data`. */
function disclosureIn(event: JsonObject): JsonObject {
  const { data } = event;
  return "index" in event || !isMap(data) ? event : { ...data, type: "EventDisclosed" };
}

function disclosedBy(event: JsonObject, seq: number, sealed: ReadonlyMap<number, JsonObject>): Disclosed {
  return openDisclosure(sha256, disclosureIn(event), seq, (index) => sealed.get(index) ?? null);
}

function isMap(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function commitments(value: unknown): boolean {
  return isMap(value) && Object.values(value).every((of) => digest(of, "", () => {}));
}

/** What stands at a path such as `.data.unit.names[0]`, for a message. */
function shortly(event: unknown, path: string): string {
  let value: unknown = event;
  for (const [, key, index] of path.matchAll(/\.([^.[]+)|\[(\d+)\]/g)) {
    if (typeof value !== "object" || value === null) return "nothing";
    value = Object.hasOwn(value, key ?? index ?? "") ? Reflect.get(value, key ?? index ?? "") : undefined;
  }
  return value === undefined ? "nothing" : JSON.stringify(value);
}

/** Hash of the leaf that these bytes are, in hexadecimal. */
export function leafOf(bytes: Uint8Array): string {
  return toHex(leafHash(sha256, bytes));
}
