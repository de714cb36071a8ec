import { type Item, itemsOf, periodNumber } from "@touchstone/domain";
import { eventOf } from "@touchstone/ledger";
import { type Answer, TIMELESS } from "@touchstone/standard";
import { cutOf } from "../../ledger/cut.ts";
import { currentOf, observationsOf, type ShownObservation } from "../../observations/current-observations.ts";
import type { RoundScene } from "./round-scene.ts";
import type { RoundStandard } from "./round-standard.ts";

/** An answer on record, and how it came there. */
interface RecordedAnswer {
  readonly answer: NonNullable<Answer>;
  readonly period: string;
  /** of the event, in the organisation's ledger */
  readonly seq: number;
  readonly at: string | null;
  /** the programme that it was handed in for */
  readonly programmeId: string | null;
}

/** What is on record of a unit for one item: of the period of a round, and of the last one before it. */
export interface ItemAnswers {
  readonly current: RecordedAnswer | null;
  readonly before: RecordedAnswer | null;
}

export interface UnitAnswers {
  readonly items: readonly Item[];
  readonly of: (item: string) => ItemAnswers;
}

/** The answers of a unit that a programme may use, as anybody may see them. */
export async function unitAnswers(
  scene: RoundScene,
  { standard, columns }: RoundStandard,
  { unitId, period }: { readonly unitId: string; readonly period: string },
): Promise<UnitAnswers> {
  const { tx, touchstone, log, organisation, today } = scene;
  const items = itemsOf(log.slug, standard, columns);
  const { size } = await cutOf(tx, organisation);
  const quantities = new Set(items.flatMap(({ key, isQuantity }) => (isQuantity ? [key] : [])));
  const asked = { programmeId: log.logId, day: today, size, quantities };
  const current = currentOf(await observationsOf(tx, touchstone.files, organisation, [unitId], asked));
  const sources = await sourcesOf(
    scene,
    current.map(({ seq }) => seq),
  );
  const byItem = Map.groupBy(current, ({ item }) => item);
  const told = (one: ShownObservation | undefined): RecordedAnswer | null => {
    if (!one) return null;
    const { at = null, programmeId = null } = sources.get(one.seq) ?? {};
    return { answer: one.answer, period: one.period, seq: one.seq, at, programmeId };
  };
  const number = periodNumber(period) ?? 0;
  return {
    items,
    of: (item) => {
      const all = byItem.get(item) ?? [];
      const now =
        all.find((one) => one.period === period) ?? all.find((one) => one.period === "" || one.period === TIMELESS);
      const earlier = all
        .filter((one) => one !== now && one.period !== "" && (periodNumber(one.period) ?? 0) < number)
        .sort((a, b) => (periodNumber(a.period) ?? 0) - (periodNumber(b.period) ?? 0));
      return { current: told(now), before: told(earlier.at(-1)) };
    },
  };
}

/** When these submissions were handed in, and for which programme. */
async function sourcesOf({ tx, organisation }: RoundScene, seqs: readonly number[]) {
  const { rows } = await tx.query<{ seq: number; programmeId: string; entry: Uint8Array }>(
    `SELECT s.seq, s.programme_id AS "programmeId", e.entry FROM submission s
     JOIN event e ON e.shard_key = s.shard_key AND e.log_id = $2 AND e.seq = s.seq
     WHERE s.shard_key = $1 AND s.seq = ANY($3::bigint[])`,
    [organisation.shardKey, organisation.logId, [...new Set(seqs)]],
  );
  return new Map(
    rows.map(({ seq, programmeId, entry }) => {
      const at = eventOf(entry)?.at;
      return [seq, { programmeId, at: typeof at === "string" ? at : null }];
    }),
  );
}
