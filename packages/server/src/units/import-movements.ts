import { decideUnit, type Refusal, UNIT_EVENTS, type UnitEvent } from "@touchstone/domain";
import { type BulkScene, executeBulk } from "../bulk.ts";
import type { Receipt } from "../receipt.ts";
import type { LogName } from "../store/log.ts";
import type { Touchstone } from "../touchstone.ts";
import { holdersOf, loadRegister } from "./load-register.ts";
import { commandsOf } from "./movement-commands.ts";
import { inOrder, type MovementDraft } from "./movement-draft.ts";
import { nameIn, type UnitProblem, UnitProblems } from "./unit-draft.ts";

/** A file of movements to be recorded, and by whom. */
export interface MovementsImport {
  readonly log: LogName;
  readonly account: string;
  readonly drafts: readonly MovementDraft[];
  /** the scheme that all codes of the file are of */
  readonly scheme: string;
  /** digest of the file: the same file is recorded once */
  readonly file: string;
  readonly say?: (what: string, share?: number) => void;
}

/** How it ended. Only `recorded` has changed anything. */
export type MovementsImported =
  | { readonly outcome: "recorded"; readonly receipt: Receipt; readonly events: ReadonlyMap<UnitEvent["type"], number> }
  /** the very file was recorded before, as the receipt says */
  | { readonly outcome: "same"; readonly receipt: Receipt }
  | { readonly outcome: "problems"; readonly problems: readonly UnitProblem[]; readonly count: number }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** Records a history of single events, each decided on what those before it leave; all of it or, with one problem, nothing. */
export async function importMovements(touchstone: Touchstone, asked: MovementsImport): Promise<MovementsImported> {
  const { log, account, scheme, file } = asked;
  const command = { type: "ImportMovements", file, scheme } as const;
  const key = `import-movements/${scheme}/${file}`;
  let events: readonly UnitEvent[] | null = null;
  try {
    const answer = await executeBulk(touchstone, { log, account, key, command }, async (scene) => {
      events = await eventsOf(touchstone, scene, asked);
      return events;
    });
    if (!answer.ok) return { outcome: "refused", refusal: answer.refusal };
    if (events === null) return { outcome: "same", receipt: answer };
    return { outcome: "recorded", receipt: answer, events: counted(events) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { outcome: "problems", problems: error.problems.kept, count: error.problems.count };
  }
}

/** Carries problems out of the transaction, which is rolled back by it. */
class Wrong extends Error {
  override readonly name = "Wrong";
  readonly problems: UnitProblems;
  constructor(problems: UnitProblems) {
    super(`${problems.count} problems`);
    this.problems = problems;
  }
}

async function eventsOf(
  touchstone: Touchstone,
  { tx, log }: BulkScene,
  { drafts, scheme, say = () => {} }: MovementsImport,
): Promise<UnitEvent[]> {
  say("reading the register");
  const codes = new Set(
    drafts.flatMap(({ from, to, parents }) => [...from, ...to, ...(parents ?? []).flatMap(({ code }) => code ?? [])]),
  );
  const unitIds = await holdersOf(
    tx,
    log,
    [...codes].map((code) => ({ scheme, code })),
  );
  const register = await loadRegister(tx, log, { unitIds, codes: [], ending: unitIds });
  const problems = new UnitProblems();
  const scene = { register, scheme, newId: touchstone.newId, problems };
  const events: UnitEvent[] = [];
  for (const [at, draft] of inOrder(drafts).entries()) {
    for (const command of commandsOf(draft, scene)) {
      const decision = decideUnit(command, register);
      if (!decision.ok) {
        problems.refuse(draft, "", decision.refusal, nameIn(register, scheme));
        break;
      }
      for (const event of decision.events.filter(isUnitEvent)) {
        register.apply(event);
        events.push(event);
      }
    }
    if (at % 1000 === 0) say("movements", at / drafts.length);
  }
  if (problems.count > 0) throw new Wrong(problems);
  say("writing to the database");
  return events;
}

function counted(events: readonly UnitEvent[]): Map<UnitEvent["type"], number> {
  const counts = new Map<UnitEvent["type"], number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

const isUnitEvent = (event: { readonly type: string }): event is UnitEvent =>
  UNIT_EVENTS.some((type) => type === event.type);
