import { itemsOf } from "@touchstone/domain";
import type { Table } from "@touchstone/engine";
import {
  assemble,
  type ColumnSpec,
  columnIdsOf,
  columnsOf,
  emptySaid,
  type Period,
  parsePeriod,
  readAnswer,
  type Standard,
  TIMELESS,
} from "@touchstone/standard";
import { Layer } from "../assess/layer.ts";
import type { FileStore } from "../files/file-store.ts";
import { currentOf, observationsOf } from "../observations/current-observations.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

export interface UnitColumnsAsked {
  readonly organisation: Log;
  readonly programme: Log;
  readonly standard: Standard;
  /** null: a standard whose data have none */
  readonly period: Period | null;
  /** on which permissions have to hold */
  readonly day: string;
  /** only what was recorded before this event of the organisation counts */
  readonly size: number;
  /** the cut of an assessment: what is before it stays as it is, and is not looked up for each unit anew */
  readonly isSealed?: boolean;
}

/**
 * The engine's table of one unit at a cut, from the answers as anybody may see them: what is withheld is missing, so that
 * a score made of it need not be the recorded one, and has to be held against it.
 * @returns null where the unit has no answer in the period
 */
export async function unitColumns(
  tx: Tx,
  files: FileStore,
  unitId: string,
  { organisation, programme, standard, period, day, size, isSealed = false }: UnitColumnsAsked,
): Promise<Table | null> {
  const { columns, ids, specOf, quantities } = askedBy(standard, programme.slug);
  const asked = { programmeId: programme.logId, day, size, quantities, isSealed };
  const layers = new Map<string, Layer>();
  const periods = new Map<string, Period>();
  const said = emptySaid();
  for (const { period: text, item, answer } of currentOf(
    await observationsOf(tx, files, organisation, [unitId], asked),
  )) {
    const spec = specOf.get(item);
    if (!spec) continue;
    const key = text === "" ? TIMELESS : text;
    const layer = layers.get(key) ?? new Layer(1);
    layers.set(key, layer);
    const at = key === TIMELESS ? null : parsePeriod(key, "none");
    if (at) periods.set(key, at);
    layer.take(0, spec, said, readAnswer(answer, spec, said) === null);
  }
  const { table } = assemble({ columns, ids, units: [unitId], stores: layers, periods }, period);
  return table.units.length === 1 ? table : null;
}

/** What a standard asks, as answers are looked up by it. */
interface Asked {
  readonly columns: readonly ColumnSpec[];
  readonly ids: readonly string[];
  /** by the key of the item */
  readonly specOf: ReadonlyMap<string, ColumnSpec>;
  /** keys of the items that others may ask too */
  readonly quantities: ReadonlySet<string>;
}

/** Worked out once for each standard that is at hand, and programme: every unit's page asks for it. */
const known = new WeakMap<Standard, Map<string, Asked>>();

function askedBy(standard: Standard, slug: string): Asked {
  const bySlug = known.get(standard) ?? new Map<string, Asked>();
  known.set(standard, bySlug);
  const found = bySlug.get(slug);
  if (found) return found;
  const columns = columnsOf(standard);
  const items = itemsOf(slug, standard, columns);
  const asked = {
    columns,
    ids: columnIdsOf(columns),
    specOf: new Map(items.map(({ key, spec }) => [key, spec])),
    quantities: new Set(items.filter(({ isQuantity }) => isQuantity).map(({ key }) => key)),
  };
  bySlug.set(slug, asked);
  return asked;
}
