import {
  type Chunk,
  decideUnit,
  MOST_IN_CHUNK,
  type Refusal,
  UNIT_EVENTS,
  type Unit,
  type UnitEvent,
  type UnitRow,
} from "@touchstone/domain";
import { type BulkScene, executeBulk } from "../bulk.ts";
import { ChunkWriter } from "../files/chunks.ts";
import type { Receipt } from "../receipt.ts";
import type { NewEvent } from "../store/append.ts";
import type { LogName } from "../store/log.ts";
import type { Touchstone } from "../touchstone.ts";
import { uuidv7 } from "../uuid.ts";
import { codeKey } from "./check-drafts.ts";
import type { Difference } from "./differences.ts";
import { holdersOf, loadRegister } from "./load-register.ts";
import { planUnits, type RegisterAsOfNow } from "./plan-units.ts";
import { storedUnits } from "./stored-units.ts";
import { nameIn, type UnitDraft, type UnitProblem, UnitProblems } from "./unit-draft.ts";
import { unitRowText } from "./unit-row-text.ts";

/** What is to be imported, and by whom. */
export interface UnitsImport {
  readonly log: LogName;
  readonly account: string;
  readonly key?: string | undefined;
  readonly drafts: readonly UnitDraft[];
  /** the scheme that the codes of the rows and of their parents are of */
  readonly scheme: string;
  /** digests of the files that the drafts were read from */
  readonly files: readonly string[];
  /** the day from which differences from the register hold; null: with any, nothing is recorded */
  readonly update: string | null;
  /** told what is being done, and how much of it */
  readonly say?: (what: string, share?: number) => void;
}

/** How an import ended. Only `recorded` has changed anything. */
export type UnitsImported =
  | {
      readonly outcome: "recorded";
      readonly receipt: Receipt;
      readonly nNew: number;
      readonly nSame: number;
      readonly differences: readonly Difference[];
    }
  | { readonly outcome: "same"; readonly nSame: number }
  | {
      readonly outcome: "differs";
      readonly nNew: number;
      readonly nSame: number;
      readonly differences: readonly Difference[];
    }
  | { readonly outcome: "problems"; readonly problems: readonly UnitProblem[]; readonly count: number }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/**
 * Takes units of files into the register: new ones as chunks, differences from what is on record as single events; all
 * of it or, with one problem in it, nothing.
 */
export async function importUnits(touchstone: Touchstone, asked: UnitsImport): Promise<UnitsImported> {
  const { log, account, key, scheme, files, update } = asked;
  const command = { type: "ImportUnits", files, scheme, update } as const;
  try {
    let done = { nNew: 0, nSame: 0, differences: [] as readonly Difference[] };
    const answer = await executeBulk(touchstone, { log, account, key, command }, async (scene) => {
      const { events, ...rest } = await eventsOf(touchstone, scene, asked);
      done = rest;
      return events;
    });
    if (!answer.ok) return { outcome: "refused", refusal: answer.refusal };
    if (answer.first === null) return { outcome: "same", nSame: done.nSame };
    return { outcome: "recorded", receipt: answer, ...done };
  } catch (error) {
    if (error instanceof Ended) return error.how;
    throw error;
  }
}

/** Carries an ending without events out of the transaction, which is rolled back by it. */
class Ended extends Error {
  override readonly name = "Ended";
  readonly how: UnitsImported;
  constructor(how: UnitsImported) {
    super(how.outcome);
    this.how = how;
  }
}

async function eventsOf(touchstone: Touchstone, scene: BulkScene, asked: UnitsImport) {
  const { drafts, update, say = () => {} } = asked;
  say("holding the units against the register");
  const problems = new UnitProblems();
  const plan = planUnits(drafts, await registerFor(touchstone, scene, asked), problems);
  endWith(problems);
  const { nNew, nSame, differences } = plan;
  if (differences.length > 0 && update === null) throw new Ended({ outcome: "differs", nNew, nSame, differences });
  const isMoving = differences.some(({ what }) => what === "parent");
  const added: UnitRow[] = []; // what a unit moves into may be new, and so may be what that lies in
  const imported = await chunksOf(touchstone, plan.newRows, nNew, (row) => {
    if (isMoving) added.push(row);
    if (row.no % 10_000 === 0) say("units", row.no / nNew);
  });
  const changes = update === null ? [] : await changesOf(scene, differences, { ...asked, update, added, problems });
  endWith(problems);
  say("writing to the database");
  return { events: [...imported, ...changes], nNew, nSame, differences };
}

function endWith({ kept, count }: UnitProblems): void {
  if (count > 0) throw new Ended({ outcome: "problems", problems: kept, count });
}

/** The part of the register that the drafts are held against. */
async function registerFor(
  touchstone: Touchstone,
  { tx, log }: BulkScene,
  { drafts, scheme }: UnitsImport,
): Promise<RegisterAsOfNow> {
  const { rows } = await tx.query<{ next: number }>(
    "SELECT coalesce(max(unit_no), 0) + 1 AS next FROM unit WHERE shard_key = $1",
    [log.shardKey],
  );
  const nextNo = rows[0]?.next ?? 1;
  const at = touchstone.now().getTime();
  const newIds = (count: number): string[] => {
    return Array.from({ length: count }, () => uuidv7(at)).sort();
  };
  const holders = new Map<string, Unit[]>();
  if (nextNo === 1) return { scheme, holders, nextNo, newIds };
  const codes = new Map<string, { scheme: string; code: string }>();
  const ask = (ofScheme: string, code: string): unknown =>
    codes.set(codeKey(ofScheme, code), { scheme: ofScheme, code });
  for (const draft of drafts) {
    ask(scheme, draft.code);
    for (const { code } of draft.parents) if (code !== null) ask(scheme, code);
    for (const { scheme: other, code } of draft.codes) ask(other, code);
  }
  const stored = await storedUnits(tx, log, await holdersOf(tx, log, [...codes.values()]));
  for (const { unit } of stored.values())
    for (const key of new Set(unit.codes.map((row) => codeKey(row.scheme, row.code)))) {
      const others = holders.get(key);
      if (others) others.push(unit);
      else holders.set(key, [unit]);
    }
  return { scheme, holders, nextNo, newIds };
}

/** Writes the rows of new units as chunks. @returns their events */
async function chunksOf(
  touchstone: Touchstone,
  rows: Iterable<UnitRow>,
  nRows: number,
  onRow: (row: UnitRow) => void,
): Promise<NewEvent[]> {
  const chunks: Chunk[] = [];
  let writer = new ChunkWriter(touchstone.files);
  for (const row of rows) {
    if (writer.nRows === MOST_IN_CHUNK) {
      chunks.push(await writer.finish());
      writer = new ChunkWriter(touchstone.files);
    }
    writer.add(Buffer.from(unitRowText(row)));
    onRow(row);
  }
  if (nRows === 0) return [];
  chunks.push(await writer.finish());
  const importId = touchstone.newId();
  return chunks.map((chunk, at) => ({
    type: "UnitsImported",
    stream: `import/${importId}`,
    data: { importId, part: at + 1, of: chunks.length, chunk },
  }));
}

/** Decides each difference on the register as those before it leave it; what is refused is a problem of its row. */
async function changesOf(
  { tx, log }: BulkScene,
  differences: readonly Difference[],
  how: {
    readonly update: string;
    readonly scheme: string;
    readonly added: readonly UnitRow[];
    readonly problems: UnitProblems;
  },
): Promise<NewEvent[]> {
  const { update, scheme, added, problems } = how;
  const commands = differences.map(({ draft, command }) => ({ draft, command: command(update) }));
  const moved = commands.flatMap(({ command }) =>
    command.type === "MoveUnit" && command.parent ? [command.parent] : [],
  );
  const closing = commands.flatMap(({ command }) => (command.type === "CloseUnit" ? [command.unitId] : []));
  const register = await loadRegister(tx, log, {
    unitIds: [
      ...differences.map(({ unitId }) => unitId),
      ...moved,
      ...added.flatMap(({ memberships }) => memberships.map(({ parent }) => parent)),
    ],
    codes: commands.flatMap(({ command }) => (command.type === "RecodeUnit" ? [command] : [])),
    ending: closing,
  });
  for (const unit of added) register.apply({ type: "UnitRegistered", stream: "", data: { unit } });
  const events: UnitEvent[] = [];
  let waiting = commands;
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter(({ command }) => {
      const decision = decideUnit(command, register);
      if (!decision.ok) return true; // what it lacks may come with another of them: what lies in a unit closes before it
      for (const event of decision.events.filter(isUnitEvent)) {
        register.apply(event);
        events.push(event);
      }
      return false;
    });
  }
  for (const { draft, command } of waiting) {
    const decision = decideUnit(command, register);
    if (!decision.ok) problems.refuse(draft, COLUMN_OF[command.type] ?? "", decision.refusal, nameIn(register, scheme));
  }
  return events;
}

const COLUMN_OF: { readonly [type: string]: string } = {
  RenameUnit: "name",
  MoveUnit: "parent",
  RecodeUnit: "code",
  CloseUnit: "closed",
};

const isUnitEvent = (event: { readonly type: string }): event is UnitEvent =>
  UNIT_EVENTS.some((type) => type === event.type);
