import { type NewUnit, type Unit, type UnitCommand, UnitRegister } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { storedUnits } from "./stored-units.ts";

/** What a decision has to know of: units by id, whoever has these codes, and for units that end, what lies in them. */
export interface Concerned {
  readonly unitIds: Iterable<string>;
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
  readonly ending: readonly string[];
}

/** The part of the register that decisions on some units are made on: these, and all above them. */
export async function loadRegister(tx: Tx, log: Log, { unitIds, codes, ending }: Concerned): Promise<UnitRegister> {
  const [holders, children, next] = await Promise.all([
    holdersOf(tx, log, codes),
    childrenOf(tx, log, ending),
    tx.query<{ next: number }>("SELECT coalesce(max(unit_no), 0) + 1 AS next FROM unit WHERE shard_key = $1", [
      log.shardKey,
    ]),
  ]);
  const found = new Map<string, Unit>();
  let level = [...new Set([...unitIds, ...holders, ...children])];
  while (level.length > 0) {
    const units = [...(await storedUnits(tx, log, level)).values()].map(({ unit }) => unit);
    for (const unit of units) found.set(unit.unitId, unit);
    level = parentsOf(units).filter((unitId) => !found.has(unitId));
  }
  return new UnitRegister(found.values(), next.rows[0]?.next ?? 1);
}

/** Units that have one of these codes, at any time. */
export async function holdersOf(tx: Tx, log: Log, codes: Concerned["codes"]): Promise<string[]> {
  if (codes.length === 0) return [];
  const { rows } = await tx.query<{ unit_id: string }>(
    `SELECT DISTINCT unit_code.unit_id FROM unnest($2::text[], $3::text[]) AS asked (scheme, code)
     JOIN unit_code ON unit_code.shard_key = $1 AND unit_code.scheme = asked.scheme AND unit_code.code = asked.code
     WHERE unit_code.ended_seq IS NULL`,
    [log.shardKey, codes.map(({ scheme }) => scheme), codes.map(({ code }) => code)],
  );
  return rows.map(({ unit_id }) => unit_id);
}

async function childrenOf(tx: Tx, log: Log, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await tx.query<{ unit_id: string }>(
    `SELECT DISTINCT unit_id FROM unit_membership
     WHERE shard_key = $1 AND parent_id = ANY($2::uuid[]) AND ended_seq IS NULL`,
    [log.shardKey, unitIds],
  );
  return rows.map(({ unit_id }) => unit_id);
}

const parentsOf = (units: readonly Unit[]): string[] => [
  ...new Set(units.flatMap(({ memberships }) => memberships.map(({ parent }) => parent))),
];

/** What a command on units concerns. */
export function concernedBy(command: UnitCommand): Concerned {
  switch (command.type) {
    case "RegisterUnit":
      return ofParts([command.unit], []);
    case "RenameUnit":
      return { unitIds: [command.unitId], codes: [], ending: [] };
    case "RecodeUnit":
      return { unitIds: [command.unitId], codes: [command], ending: [] };
    case "MoveUnit":
      return { unitIds: [command.unitId, ...(command.parent === null ? [] : [command.parent])], codes: [], ending: [] };
    case "MergeUnits":
      return ofParts([command.into, ...command.from], command.from);
    case "SplitUnit":
      return ofParts([command.from, ...command.into], command.goesOn ? [] : [command.from]);
    case "CloseUnit":
      return { unitIds: [command.unitId, ...command.successors], codes: [], ending: [command.unitId] };
    case "ReopenUnit":
      return { unitIds: [command.unitId], codes: command.code ? [command.code] : [], ending: [] };
  }
}

/** Units that are there, by id, and new ones, with their codes and parents. */
function ofParts(parts: readonly (string | NewUnit)[], ending: readonly string[]): Concerned {
  const created = parts.filter((part) => typeof part !== "string");
  return {
    unitIds: [
      ...parts.map((part) => (typeof part === "string" ? part : part.unitId)),
      ...created.flatMap(({ parents }) => (parents ?? []).map(({ parent }) => parent)),
    ],
    codes: created.flatMap(({ codes }) => codes),
    ending,
  };
}
