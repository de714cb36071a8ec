import { contains, covers, livesOf, type Span, type Unit, type UnitCommand } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute } from "../execute.ts";
import { rebuild } from "../rebuild.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { foundOrganisation } from "../testing/sample-organisation.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { asKnown } from "./stored-units.ts";

/** Whole numbers below n, the same for the same seed. */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const names = (text: string) => [{ text, lang: "en", origin: "source", review: null }] as const;

/** A command that may well be refused: any act, on any units, on a day somewhat later or earlier than those before. */
function anyCommand(
  step: number,
  next: (n: number) => number,
  unitIds: readonly string[],
  newId: () => string,
): UnitCommand {
  const unit = (): string => unitIds[next(unitIds.length)] ?? newId();
  const on = `${2000 + Math.floor(step / 25) + next(3)}-0${1 + next(9)}-01`;
  const code = `c${next(60)}`;
  const parents = next(2) === 0 ? [] : [{ hierarchy: "admin", parent: unit() }];
  const begins = {
    unitId: newId(),
    unitType: "village",
    names: [...names(`N${next(9)}`)],
    codes: [{ scheme: "code", code }],
    parents,
  };
  switch (next(10)) {
    case 0:
      return { type: "RegisterUnit", unit: begins, opened: next(2) === 0 ? null : on };
    case 1:
    case 2:
      return { type: "RenameUnit", unitId: unit(), names: [...names(`R${next(9)}`)], on };
    case 3:
      return { type: "RecodeUnit", unitId: unit(), scheme: next(3) === 0 ? "post" : "code", code, on };
    case 4:
      return { type: "MoveUnit", unitId: unit(), hierarchy: "admin", parent: next(3) === 0 ? null : unit(), on };
    case 5:
      return { type: "MergeUnits", from: [unit(), unit()], into: next(2) === 0 ? unit() : begins, on };
    case 6:
      return {
        type: "SplitUnit",
        from: unit(),
        goesOn: next(2) === 0,
        into: [begins, unit()].slice(0, 1 + next(2)),
        on,
      };
    case 7:
      return { type: "CloseUnit", unitId: unit(), successors: next(2) === 0 ? [] : [unit()], on };
    default:
      return {
        type: "ReopenUnit",
        unitId: unit(),
        names: [...names("Again")],
        code: next(2) === 0 ? null : { scheme: "code", code },
        on,
      };
  }
}

/** Rows outside of the life of their unit or parent, and units that lie in themselves on some day. */
function contradictions(units: readonly Unit[]): string[] {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const days = Array.from({ length: 27 }, (_, year) => `${2000 + year}-06-01`);
  return units.flatMap((unit) => {
    const within = (other: Unit, row: Span): boolean => livesOf(other).some((life) => contains(life, row));
    const dated: Span[] = [...unit.names, ...unit.codes, ...unit.memberships];
    const outlived = unit.memberships.filter((row) => !within(byId.get(row.parent) ?? unit, row));
    return [...dated.filter((row) => !within(unit, row)), ...outlived]
      .map((row) => JSON.stringify(row))
      .concat(
        days.filter((day) => isInItself(unit, day, byId)).map((day) => `${unit.unitId} lies in itself on ${day}`),
      );
  });
}

function isInItself(unit: Unit, day: string, byId: ReadonlyMap<string, Unit>): boolean {
  const way = new Set<string>();
  for (let at: Unit | undefined = unit; at; ) {
    if (way.has(at.unitId)) return true;
    way.add(at.unitId);
    at = byId.get(at.memberships.find((row) => covers(row, day))?.parent ?? "");
  }
  return false;
}

describe("any history of units", () => {
  let on: TestTouchstone;
  beforeAll(async () => {
    on = await testTouchstone();
  });
  afterAll(() => on.end());

  it("is the same built again, can be asked as of any event, and no code ever has two holders", async () => {
    const { touchstone } = on;
    const { log: name, account } = await foundOrganisation(touchstone, "walk");
    const next = numbers(7);
    const known: { readonly size: number; readonly units: Unit[] }[] = [];
    const done = new Map<string, number>();
    const refusals = new Map<string, number>();
    let unitIds: string[] = [];
    for (let step = 0; step < 600; step++) {
      const command = anyCommand(step, next, unitIds, touchstone.newId);
      const answer = await execute(touchstone, { log: name, account, command });
      if (!answer.ok) {
        refusals.set(answer.refusal.code, (refusals.get(answer.refusal.code) ?? 0) + 1);
        continue;
      }
      done.set(command.type, (done.get(command.type) ?? 0) + 1);
      const { rows } = await touchstone.pool.query<{ unit_id: string }>("SELECT unit_id FROM unit ORDER BY unit_no");
      unitIds = rows.map(({ unit_id }) => unit_id);
      const size = (answer.last ?? 0) + 1;
      known.push({ size, units: await unitsKnown(unitIds, null) });
    }
    expect([...done.keys()]).toHaveLength(8); // every act was carried out at least once
    expect([...refusals.keys()]).toEqual(
      expect.arrayContaining([
        "not-alive",
        "code-held",
        "later-change",
        "cycle",
        "has-children",
        "not-closed",
        "with-itself",
      ]),
    );

    for (const { size, units } of known) expect(await unitsKnown(unitIds, size)).toEqual(units);

    const { rows: twice } = await touchstone.pool.query(
      `SELECT a.code FROM unit_code a JOIN unit_code b ON a.shard_key = b.shard_key AND a.scheme = b.scheme AND a.code = b.code
       WHERE a.unit_id < b.unit_id AND a.ended_seq IS NULL AND b.ended_seq IS NULL
         AND daterange(a.valid_from, a.valid_until) && daterange(b.valid_from, b.valid_until)`,
    );
    expect(twice).toEqual([]);

    expect(contradictions(known.at(-1)?.units ?? [])).toEqual([]);

    const before = await dumpProjections(touchstone);
    await rebuild(touchstone);
    expect(await dumpProjections(touchstone)).toEqual(before);

    async function unitsKnown(ids: readonly string[], size: number | null): Promise<Unit[]> {
      return transaction(touchstone, async (tx) => {
        const log = (await logBySlug(tx, "organisation", "walk")) as Log; // founded above
        return asKnown(tx, log, ids, size);
      });
    }
  });
});
