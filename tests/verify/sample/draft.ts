import type { Json, JsonObject } from "@touchstone/ledger";
import { type chunkOf, type SampleKey, SampleLog } from "../sample-log.ts";
import { OFFICE } from "./names.ts";

/** Where an attacker may put in a hand; each gets what is there and gives what shall be. */
export interface Tamper {
  readonly kind?: "index" | "means" | "points";
  /** the answers as they are submitted */
  readonly answers?: (rows: [string, Json[]][]) => [string, Json[]][];
  /** the answers as they are scored, behind the back of the record */
  readonly scored?: (unit: string, item: string, answer: Json) => Json;
  readonly cards?: (cards: JsonObject[]) => JsonObject[];
  readonly assessment?: (data: JsonObject) => JsonObject;
  readonly enrolled?: (units: string[]) => string[];
  /** the day on which a unit is said to have applied again after it withdrew */
  readonly again?: string;
  /** events by their type; null leaves one out */
  readonly event?: (
    type: string,
    data: JsonObject,
    by: string,
  ) => { data: JsonObject; by?: string; at?: string } | null;
  readonly standard?: string;
  /** files as they are written, before datapackage.json lists them */
  readonly files?: (files: Map<string, Uint8Array>) => void;
  readonly withheld?: (path: string, row: Json) => boolean;
  readonly keys?: { readonly organisation: SampleKey; readonly programme: SampleKey };
}

/** A bundle while it is written: its two ledgers, and its files by their paths. */
export class Draft {
  readonly tamper: Tamper;
  readonly organisation: SampleLog = new SampleLog();
  readonly programme: SampleLog = new SampleLog();
  readonly files = new Map<string, Uint8Array>();
  /** rows of chunks that are shown, and that are withheld */
  shown = 0;
  withheld = 0;

  constructor(tamper: Tamper) {
    this.tamper = tamper;
  }

  get kind(): "index" | "means" | "points" {
    return this.tamper.kind ?? "index";
  }

  put(path: string, content: string | Uint8Array): void {
    this.files.set(path, Buffer.from(content));
  }

  /** Adds an event to a ledger. @returns its number; -1 where it was left out */
  add(log: SampleLog, type: string, stream: string, data: JsonObject, at: string, by = OFFICE): number {
    const { event } = this.tamper;
    const changed = event ? event(type, data, by) : { data };
    return changed === null ? -1 : log.add(type, stream, changed.data, changed.at ?? at, changed.by ?? by);
  }

  /** Writes the rows of a chunk, those that are not shown as their hashes. */
  putChunk(of: ReturnType<typeof chunkOf>, rows: readonly Json[], isShown: (row: Json) => boolean): void {
    const path = `chunks/${of.chunk.file}.ndjson`;
    const really = (row: Json): boolean => isShown(row) && this.tamper.withheld?.(path, row) !== true;
    this.put(path, of.lines(really));
    const nShown = rows.filter(really).length;
    this.shown += nShown;
    this.withheld += rows.length - nShown;
  }
}
