import { type SubmissionColumns, submissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import {
  type Cell,
  CellStore,
  check,
  columnIdsOf,
  type Gathering,
  type Period,
  parsePeriod,
  readCell,
  type Standard,
} from "@touchstone/standard";
import { execute } from "../execute.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { foundOrganisation } from "../testing/sample-organisation.ts";
import type { Touchstone } from "../touchstone.ts";
import { importUnits } from "../units/import-units.ts";
import type { SaidBeside } from "./answers-in.ts";
import { enrolUnits } from "./enrol-units.ts";
import { importObservations } from "./import-observations.ts";

/** For tests: an organisation with villages in townships, and programmes that ask them. */
export interface SampleOffice {
  readonly organisation: Log;
  readonly account: string;
}

const indicator = (id: string, more: string): string =>
  `      - { id: ${id}, title: ${id}, reportedBy: survey, measures: ${more} }\n`;

/** A standard that asks amounts, a choice, a status, a quantity, and people; of villages, townships or both. */
export function sampleStandard(id: string, assessed: readonly string[] = ["village"]): string {
  const unit = (type: string, within: string): string =>
    `  - { type: ${type}, kind: area, title: ${type}${within}, assessed: ${assessed.includes(type)} }\n`;
  return `touchstone: 1
id: ${id}
version: "1"
title: ${id}
languages: [en]
period: year
units:
  - { type: county, kind: area, title: county }
${unit("township", ", within: county")}${unit("village", ", within: township")}context:
  - { id: residents, class: size, title: Residents, kind: count, counts: residents, unit: person }
  - { id: young, class: size, title: Children, kind: count, counts: children, unit: person }
  - { id: elders, class: size, title: Older, kind: count, counts: older_residents, unit: person }
criteria:
  - id: all
    title: All
    indicators:
${indicator("hours", "service, kind: amount, unit: h/week, goalposts: [0, 40]").replace("reportedBy: survey, ", "")}${indicator(
  "forms",
  "service, kind: share, counts: forms, asks: forms@1",
).replace(
  "reportedBy: survey, ",
  "",
)}${indicator("plan", "procedure, kind: status").replace("reportedBy: survey, ", "")}${indicator(
  "respect",
  "experience, kind: share, counts: survey_answers_treated_with_respect, range: [0.01, 0.99], goalposts: [0, 1], asks: respect@1",
)}${indicator("reach", "service, kind: share, counts: residents_within_reach, range: [0.01, 0.99], goalposts: [0, 1]")}`;
}

/** Founds an organisation and registers units: `code` or `code in parent` by type. */
export async function sampleOffice(
  touchstone: Touchstone,
  units: readonly (readonly [code: string, type: string, parent: string | null])[],
  slug = "larkwater",
): Promise<SampleOffice> {
  const { log: organisation, account } = await foundOrganisation(touchstone, slug);
  const done = await importUnits(touchstone, {
    log: { kind: "organisation", slug },
    account,
    drafts: units.map(([code, type, parent], at) => ({
      file: "units.csv",
      line: at + 2,
      code,
      type,
      names: [{ lang: "en", text: code }],
      parents: [{ hierarchy: "admin", code: parent }],
      opened: null,
      closed: null,
      codes: [],
    })),
    scheme: "code",
    files: ["0".repeat(64)],
    update: null,
  });
  if (done.outcome !== "recorded") throw new Error(JSON.stringify(done));
  return { organisation, account };
}

/** Founds a programme with a standard that was in force before, and enrols units by their codes. */
export async function sampleProgramme(
  touchstone: Touchstone,
  { organisation, account }: SampleOffice,
  slug: string,
  yaml: string,
  codes: readonly string[],
): Promise<Log> {
  const text = { text: slug, lang: "en", origin: "source", review: null } as const;
  const log = { kind: "programme", slug } as const;
  const founded = await execute(touchstone, {
    log,
    account,
    command: {
      type: "FoundProgramme",
      programmeId: touchstone.newId(),
      organisationId: organisation.logId,
      slug,
      names: [text],
      languages: ["en"],
      timeZone: "UTC",
      owner: [text],
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
      noticeDays: 5,
      bodies: [],
      responsibility: [],
      grantIds: [touchstone.newId(), touchstone.newId()],
    },
  });
  if (!founded.ok) throw new Error(JSON.stringify(founded.refusal));
  const adopted = await execute(touchstone, {
    log,
    account,
    command: { type: "AdoptStandard", yaml, since: "2020-01-01", basis: "invented" },
  });
  if (!adopted.ok) throw new Error(JSON.stringify(adopted.refusal));
  const basis = { kind: "statement", statedOn: "2026-01-15", document: null } as const;
  const enrolled = await enrolUnits(touchstone, { programme: slug, account, units: codes, scheme: "code", basis });
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled));
  const made = await transaction(touchstone, (tx) => logBySlug(tx, "programme", slug));
  if (!made) throw new Error("no programme");
  return made;
}

/** Imports rows as a file would have them: `unit`, `period`, then cells by the ids of columns. */
export async function submit(
  touchstone: Touchstone,
  { organisation, account }: SampleOffice,
  programme: string,
  yaml: string,
  rows: readonly Readonly<Record<string, string>>[],
  more: { readonly remarks?: readonly SaidBeside[]; readonly key?: string; readonly source?: string } = {},
) {
  const standard = standardOf(yaml);
  const columns = submissionColumns(programme, standard);
  const { version } = standard;
  return importObservations(
    touchstone,
    { gathering: gatheringOf(columns, rows), remarks: more.remarks ?? [], source: more.source ?? "0".repeat(64) },
    { organisation: organisation.slug, programme, account, version, columns, scheme: "code", key: more.key },
  );
}

function standardOf(yaml: string): Standard {
  const checked = check(yaml);
  if (!checked.ok)
    throw new Error(checked.problems.map(({ path, got, want }) => `${path}: ${got}, ${want}`).join("\n"));
  return checked.value;
}

function gatheringOf({ columns }: SubmissionColumns, rows: readonly Readonly<Record<string, string>>[]): Gathering {
  const ids = columnIdsOf(columns);
  const units = [...new Set(rows.map(({ unit = "" }) => unit))];
  const budget = { left: 1 << 24, spent: () => new Error("too many cells") };
  const stores = new Map<string, CellStore>();
  const periods = new Map<string, Period>();
  const cell: Cell = { state: State.missing, value: Number.NaN, planned: Number.NaN };
  for (const { unit = "", period = "", ...cells } of rows) {
    const store = stores.get(period) ?? new CellStore(ids.length, budget);
    stores.set(period, store);
    const parsed = parsePeriod(period, "none");
    if (parsed) periods.set(period, parsed);
    const place = units.indexOf(unit);
    store.touch(place);
    for (const [id, text] of Object.entries(cells)) {
      const spec = columns.find((column) => column.id === id);
      if (!spec) throw new Error(`no column ${id}`);
      const want = readCell(text, spec, false, cell);
      if (want !== null) throw new Error(`${id}: got ${text}, want ${want}`);
      store.set(place, spec.column, cell.state, cell.value);
      if (spec.planned >= 0) store.set(place, spec.planned, cell.state, cell.planned);
    }
  }
  return { columns, ids, units, stores, periods };
}

/** Every answer on record, as `unit code | period | item | seq` and what the table has. */
export async function allObservations(
  touchstone: Touchstone,
  { organisation }: Pick<SampleOffice, "organisation">,
): Promise<string[]> {
  const { shardKey } = organisation;
  const read = (tx: Tx) =>
    tx.query<{
      code: string;
      period: number;
      key: string;
      seq: number;
      state: number;
      value: number;
      word: string;
      note: string;
    }>(
      `SELECT c.code, o.period, i.key, o.seq, o.state, o.value, o.word, n.note FROM observation o
       JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
       JOIN unit u ON u.shard_key = o.shard_key AND u.unit_no = o.unit_no
       JOIN unit_code c ON c.shard_key = u.shard_key AND c.unit_id = u.unit_id
       LEFT JOIN observation_note n ON n.shard_key = o.shard_key AND n.period = o.period AND n.unit_no = o.unit_no
            AND n.item_no = o.item_no AND n.seq = o.seq
       WHERE o.shard_key = $1 ORDER BY o.seq, c.code, i.key`,
      [shardKey],
    );
  const { rows } = await transaction(touchstone, read, { readOnly: true });
  return rows.map(({ code, period, key, seq, state, value, word, note }) => {
    const said = state === 0 ? (word ?? String(value)) : `state ${state}`;
    return `${code} | ${period} | ${key} | ${seq} | ${said}${note ? ` (${note})` : ""}`;
  });
}
