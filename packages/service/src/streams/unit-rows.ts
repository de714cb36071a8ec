import type { Span, Unit } from "@touchstone/domain";
import { namesOn } from "@touchstone/domain";
import {
  asKnown,
  cutOf,
  type Log,
  listUnits,
  type Touchstone,
  type Tx,
  transaction,
  unitLines,
} from "@touchstone/server";
import type { Cell, Rows } from "./write-table.ts";

/** What units are exported. */
export interface UnitsAsked {
  readonly on: string;
  readonly scheme: string;
  readonly type: string | null;
}

const PER_BATCH = 1000;

/**
 * The units that are there on a day and have a code in the scheme, by their codes: a row each as an import reads it back,
 * `code`, `type`, `opened`, `closed`, and a column for each language of names, hierarchy of parents, other scheme of codes.
 * All of it as recorded at one moment.
 */
export async function unitRows(touchstone: Touchstone, log: Log, asked: UnitsAsked): Promise<Rows> {
  const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction(touchstone, work, { readOnly: true });
  const { size } = await reading((tx) => cutOf(tx, log));
  const kinds = await reading((tx) => kindsIn(tx, log));
  const schemes = kinds.schemes.filter((scheme) => scheme !== asked.scheme);
  const texts = [
    "code",
    "type",
    "opened",
    "closed",
    ...kinds.languages.map((lang) => `name.${lang}`),
    ...kinds.hierarchies.map((hierarchy) => `parent.${hierarchy}`),
    ...schemes.map((scheme) => `code.${scheme}`),
  ];

  const rowOf = (unit: Unit, code: string, codeOf: ReadonlyMap<string, string>): Cell[] => {
    const on = <T extends Span>(spans: readonly T[], is: (one: T) => boolean): T | undefined =>
      spans.findLast((one) => is(one) && covers(one, asked.on));
    const names = namesOn(unit, asked.on);
    return [
      code,
      unit.type,
      unit.opened,
      unit.closed,
      ...kinds.languages.map((lang) => names.findLast((name) => name.lang === lang)?.text ?? null),
      ...kinds.hierarchies.map((hierarchy) => {
        const parent = on(unit.memberships, (one) => one.hierarchy === hierarchy)?.parent;
        return parent === undefined ? null : (codeOf.get(parent) ?? null);
      }),
      ...schemes.map((scheme) => on(unit.codes, (one) => one.scheme === scheme)?.code ?? null),
    ];
  };

  async function* batches(): AsyncGenerator<Cell[][]> {
    for (let after: { code: string; unitId: string } | null = null; ; ) {
      const from = after;
      const { page, rows } = await reading(async (tx) => {
        const listed = await listUnits(tx, log, { ...asked, among: null, after: from, limit: PER_BATCH });
        const units = await asKnown(
          tx,
          log,
          listed.map(({ unitId }) => unitId),
          size,
        );
        const byId = new Map(units.map((unit) => [unit.unitId, unit]));
        const parents = new Set(units.flatMap(({ memberships }) => memberships.map(({ parent }) => parent)));
        const lines = await unitLines(tx, log, [...parents], asked);
        const codeOf = new Map(lines.flatMap(({ unitId, code }) => (code === null ? [] : [[unitId, code] as const])));
        const made = listed.flatMap(({ unitId, code }) => {
          const unit = byId.get(unitId); // none: it was registered after the moment
          return unit ? [rowOf(unit, code, codeOf)] : [];
        });
        return { page: listed, rows: made };
      });
      if (rows.length > 0) yield rows;
      if (page.length < PER_BATCH) return;
      after = page.at(-1) ?? null;
    }
  }
  return { columns: texts.map((name) => ({ name, holds: "text" })), batches: batches() };
}

const covers = ({ from, until }: Span, day: string): boolean =>
  (from === null || from <= day) && (until === null || day < until);

/** Which languages, hierarchies and schemes the register knows. */
async function kindsIn(tx: Tx, { shardKey }: Log) {
  const one = async (sql: string): Promise<string[]> =>
    (await tx.query<{ kind: string }>(sql, [shardKey])).rows.map(({ kind }) => kind);
  return {
    languages: await one("SELECT DISTINCT lang AS kind FROM unit_name WHERE shard_key = $1 ORDER BY kind"),
    hierarchies: await one("SELECT DISTINCT hierarchy AS kind FROM unit_membership WHERE shard_key = $1 ORDER BY kind"),
    schemes: await one("SELECT DISTINCT scheme AS kind FROM unit_code WHERE shard_key = $1 ORDER BY kind"),
  };
}
