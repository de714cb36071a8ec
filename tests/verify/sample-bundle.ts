/**
 * Writes a small bundle from docs/bundle.md, by code that shares nothing with the program that exports them: two
 * programmes, a county with villages, a merger, a unit that withdrew, corrections, a shared quantity, a standard that went
 * through notice and second key. A long script that tells one story; `tamper` lets a test play the attacker at each step.
 */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Holds, published, robustness, type Scored, State, score } from "@touchstone/engine";
import { canonicalJson, type Json, type JsonObject } from "@touchstone/ledger";
import {
  assemble,
  CellStore,
  type ColumnSpec,
  canonicalStandard,
  check,
  checkOverlay,
  columnIdsOf,
  columnsOf,
  compile,
  digestOf,
  digestOfOverlay,
  emptySaid,
  parsePeriod,
  planOf,
  readAnswer,
  type Standard,
  tableDigest,
  UNSET,
} from "@touchstone/standard";
import { chunkOf, idOf, keyLine, type SampleKey, SampleLog, sampleKey, sha256Hex } from "./sample-log.ts";
import { INDEX, MEANS, OVERLAY, POINTS } from "./sample-standards.ts";

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

export const VILLAGES = ["mill", "orchard", "ford", "hill", "lake", "gone"].map((name) => idOf(`unit ${name}`)).sort();
const COUNTY = idOf("unit county");
const [ORGANISATION, PROGRAMME, OTHER] = ["organisation", "programme", "other"].map(idOf) as [string, string, string];
const [OFFICE, OVERSIGHT, RESIDENT, BOARD] = ["office", "oversight", "resident", "board"].map(idOf) as [
  string,
  string,
  string,
  string,
];
export const KEYS = {
  organisation: sampleKey("example.org/valley"),
  programme: sampleKey("example.org/open-villages"),
};

const text = (of: string, lang = "en"): JsonObject => ({
  text: of,
  lang,
  origin: lang === "en" ? "source" : "machine",
  review: lang === "en" ? null : "unreviewed",
});
/** a text as it is, a number or a flag as JSON has it */
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const WITHDREW = VILLAGES[5] ?? "";

export interface SampleBundle {
  readonly files: Map<string, Uint8Array>;
  readonly scored: Scored;
  readonly standard: Standard;
  readonly organisation: SampleLog;
  readonly programme: SampleLog;
}

/** Writes the files of a bundle into a folder that is made anew. */
export function writeFiles(dir: string, files: ReadonlyMap<string, Uint8Array>): void {
  rmSync(dir, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
}

/** The files of a bundle by their paths. */
export async function sampleBundle(tamper: Tamper = {}): Promise<SampleBundle> {
  const { kind = "index" } = tamper;
  const keys = tamper.keys ?? KEYS;
  const organisation = new SampleLog();
  const programme = new SampleLog();
  const files = new Map<string, Uint8Array>();
  const put = (path: string, content: string | Uint8Array): void => void files.set(path, Buffer.from(content));
  const seqs = new Map<string, number>();
  const add = (log: SampleLog, type: string, stream: string, data: JsonObject, at: string, by = OFFICE): number => {
    const changed = tamper.event ? tamper.event(type, data, by) : { data };
    if (changed === null) return -1;
    const seq = log.add(type, stream, changed.data, changed.at ?? at, changed.by ?? by);
    seqs.set(type, seq);
    return seq;
  };
  let [shown, withheldRows] = [0, 0];
  const putChunk = (of: ReturnType<typeof chunkOf>, rows: readonly Json[], isShown: (row: Json) => boolean): void => {
    const path = `chunks/${of.chunk.file}.ndjson`;
    const really = (row: Json): boolean => isShown(row) && tamper.withheld?.(path, row) !== true;
    put(path, of.lines(really));
    shown += rows.filter(really).length;
    withheldRows += rows.filter((row) => !really(row)).length;
  };

  // the organisation: its units, a rename, a merger
  add(
    organisation,
    "OrganisationFounded",
    "organisation",
    { organisationId: ORGANISATION, slug: "valley", names: [text("The valley")], timeZone: "Asia/Shanghai" },
    "2026-01-05T01:00:00.000Z",
  );
  const unitRow = (unitId: string, no: number, type: string, name: string): JsonObject => ({
    unitId,
    no,
    type,
    opened: null,
    closed: null,
    names: [
      { ...text(name), from: null, until: null },
      { ...text(`${name} བོད་`, "bo"), from: null, until: null },
    ],
    codes: [{ scheme: "code", code: String(100 + no), from: null, until: null }],
    memberships: type === "county" ? [] : [{ hierarchy: "admin", parent: COUNTY, from: null, until: null }],
  });
  const FARM = idOf("unit farm");
  const STRANGER = idOf("unit stranger");
  const rows = [
    unitRow(COUNTY, 1, "county", 'The "county", of = all'),
    unitRow(FARM, 20, "village", "Farm"),
    unitRow(STRANGER, 21, "village", "Stranger"),
    ...VILLAGES.map((id, i) => unitRow(id, 2 + i, "village", `Village ${i}`)),
  ].sort((a, b) => (textOf(a.unitId) < textOf(b.unitId) ? -1 : 1));
  const unitChunk = chunkOf(rows);
  const imported = add(
    organisation,
    "UnitsImported",
    `import/${idOf("import")}`,
    { importId: idOf("import"), part: 1, of: 1, chunk: unitChunk.chunk },
    "2026-01-05T01:10:00.000Z",
  );
  const hidden = new Set([STRANGER, WITHDREW]);
  putChunk(unitChunk, rows, (row) => !hidden.has(textOf((row as JsonObject).unitId)));
  const renamed = add(
    organisation,
    "UnitRenamed",
    `unit/${VILLAGES[0]}`,
    { unitId: VILLAGES[0] ?? "", names: [text("New Mill"), text("གསར་པ།", "bo")], on: "2025-07-01" },
    "2026-01-06T01:00:00.000Z",
  );
  const merged = add(
    organisation,
    "UnitsMerged",
    `unit/${VILLAGES[1]}`,
    { from: [FARM, VILLAGES[1] ?? ""], into: VILLAGES[1] ?? "", created: null, on: "2025-10-01" },
    "2026-01-06T02:00:00.000Z",
  );

  // the programme, and its standard on its way into force
  add(
    programme,
    "ProgrammeFounded",
    "programme",
    {
      programmeId: PROGRAMME,
      organisationId: ORGANISATION,
      slug: "open-villages",
      names: [text("Open villages")],
      languages: ["en", "bo"],
      timeZone: "Asia/Shanghai",
      owner: [text("The council")],
      calendar: { weekend: [6, 7], exceptions: [{ day: "2026-01-28", working: false }], knownThrough: "2026-12-31" },
      noticeDays: 10,
      bodies: [],
      responsibility: [],
    },
    "2026-01-07T01:00:00.000Z",
  );
  add(
    programme,
    "RoleGranted",
    `role/${OFFICE}`,
    { grantId: idOf("grant 1"), role: "office", actor: OFFICE, unitId: null, from: "2026-01-07", until: null },
    "2026-01-07T01:01:00.000Z",
  );
  add(
    programme,
    "RoleGranted",
    `role/${OVERSIGHT}`,
    { grantId: idOf("grant 2"), role: "oversight", actor: OVERSIGHT, unitId: null, from: "2026-01-07", until: null },
    "2026-01-07T01:02:00.000Z",
  );
  const yaml = tamper.standard ?? { index: INDEX, means: MEANS, points: POINTS }[kind];
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const standard = checked.value;
  const digest = digestOf(standard, sha256Hex);
  const needs = kind !== "points" ? ["treated_well"] : [];
  const stream = `standard/${standard.version}`;
  add(
    programme,
    "StandardDrafted",
    stream,
    {
      version: "1",
      standardId: standard.id,
      digest,
      file: sha256Hex(yaml),
      needsSecondKey: needs,
      change: null,
      comparedWith: null,
    },
    "2026-01-08T01:00:00.000Z",
  );
  if (needs.length > 0)
    add(programme, "StandardKeyTurned", stream, { version: "1", digest }, "2026-01-09T01:00:00.000Z", OVERSIGHT);
  add(
    programme,
    "StandardNoticed",
    stream,
    { version: "1", digest, from: "2026-01-19", until: "2026-02-04", nDays: 10, provisional: false },
    "2026-01-19T01:00:00.000Z",
  );
  add(
    programme,
    "StandardObjectionFiled",
    stream,
    { objectionId: idOf("objection"), version: "1", text: text("Too many hours") },
    "2026-01-20T01:00:00.000Z",
    RESIDENT,
  );
  add(
    programme,
    "StandardObjectionAnswered",
    stream,
    { objectionId: idOf("objection"), version: "1", upheld: false, answer: [text("They are counted over a year")] },
    "2026-01-27T01:00:00.000Z",
    BOARD,
  );
  add(
    programme,
    "StandardMadeEffective",
    stream,
    { version: "1", digest, from: "2026-02-04", supersedes: null },
    "2026-02-04T01:00:00.000Z",
  );
  put("standard/1.yaml", yaml);
  put("standard/1.json", canonicalStandard(standard));
  const overlay = checkOverlay(OVERLAY);
  if (kind !== "points" && overlay.ok) {
    add(
      programme,
      "OverlayAdded",
      stream,
      { version: "1", language: "bo", digest: digestOfOverlay(overlay.value, sha256Hex), file: sha256Hex(OVERLAY) },
      "2026-02-04T02:00:00.000Z",
    );
    put("standard/translations/1/bo.yaml", OVERLAY);
  }

  // who takes part, and one who withdrew
  const enrolled = tamper.enrolled?.([...VILLAGES]) ?? VILLAGES;
  const enrolChunk = chunkOf(enrolled.map((id) => [id]));
  add(
    programme,
    "UnitsEnrolled",
    `enrolment/${idOf("enrolment")}`,
    {
      enrolmentId: idOf("enrolment"),
      basis: { kind: "statement", statedOn: "2026-02-01", document: null },
      on: "2026-02-05",
      part: 1,
      of: 1,
      chunk: enrolChunk.chunk,
    },
    "2026-02-05T01:00:00.000Z",
  );
  add(
    programme,
    "EnrolmentEnded",
    `unit/${WITHDREW}`,
    { unitId: WITHDREW, on: "2026-03-01" },
    "2026-03-01T01:00:00.000Z",
  );
  if (tamper.again !== undefined) {
    const rows = [[WITHDREW]];
    const { chunk } = chunkOf(rows);
    const basis = { kind: "statement", statedOn: tamper.again, document: null };
    const data = { enrolmentId: idOf("again"), basis, on: tamper.again, part: 1, of: 1, chunk };
    add(programme, "UnitsEnrolled", `enrolment/${idOf("again")}`, data, "2026-03-02T01:00:00.000Z");
    putChunk(chunkOf(rows), rows, () => true);
  }
  putChunk(
    enrolChunk,
    enrolled.map((id) => [id]),
    (row) => (row as Json[])[0] !== WITHDREW,
  );

  // what was handed in
  const columns = columnsOf(standard);
  const itemOf = ({ id }: ColumnSpec): string => (id === "hours" ? "opening_hours@1" : `open-villages/${id}`);
  const items = columns.map(itemOf);
  const extra = kind !== "points" ? ["open-villages/treated_well.base"] : [];
  const submitted: {
    seq: number;
    period: string;
    items: readonly string[];
    rows: [string, Json[]][];
    own: boolean;
    data: JsonObject;
    file: string;
    at: string;
  }[] = [];
  const submit = (
    name: string,
    period: string,
    of: readonly string[],
    answers: [string, Json[]][],
    own: boolean,
    at: string,
    isShown: (row: Json) => boolean,
  ): void => {
    const chunk = chunkOf(answers);
    const data = {
      submissionId: idOf(name),
      programmeId: own ? PROGRAMME : OTHER,
      period,
      items: [...of],
      nAnswers: answers.flatMap(([, a]) => a).filter((a) => a !== null).length,
      part: 1,
      of: 1,
      chunk: chunk.chunk,
    };
    const seq = add(organisation, "ObservationsSubmitted", `submission/${idOf(name)}`, data, at);
    const anyShown = answers.some(isShown);
    if (own || anyShown) putChunk(chunk, answers, isShown);
    submitted.push({
      seq,
      period,
      items: of,
      rows: answers,
      own,
      data,
      file: own || anyShown ? `chunks/${chunk.chunk.file}.ndjson` : "",
      at,
    });
  };
  const answer = (spec: ColumnSpec, i: number): Json => {
    switch (spec.kind) {
      case "yes-no":
        return i % 2 === 0;
      case "choice":
        return spec.options?.[i % (spec.options.length || 1)] ?? null;
      case "rubric":
        return i % 3;
      case "status":
        return (["done", "planned", "not_done", [0.5, 0.25], { state: "refused" }, "done"] as Json[])[i] ?? null;
      case "checklist":
        return Math.round(((i % 4) * 1e6) / 3) / 1e6;
      case "share":
        return Math.round((0.35 + 0.09 * i) * 1e6) / 1e6;
      case "count":
        return 400 + 31 * i;
      case "amount":
      case "grade":
      case "derived-from-children":
        return i === 2
          ? { value: 31.5, error: 2.25, source: "the register, page 4", note: 'counted "twice", once, thrice' }
          : 12.5 + 7 * i;
    }
  };
  const isPublished = (row: Json): boolean => (row as Json[])[0] !== WITHDREW;
  const allRows = VILLAGES.map((id, i): [string, Json[]] => [
    id,
    [
      ...columns.map(
        (spec): Json =>
          spec.id === "hours" && i === 1
            ? null
            : spec.id === "forms" && i === 3
              ? { state: "n/a" }
              : spec.id === "plan" && i === 4
                ? { state: "insufficient", note: "nobody could tell" }
                : answer(spec, i),
      ),
      ...extra.map(() => 100 + i),
    ],
  ]);
  submit(
    "main",
    "2025",
    [...items, ...extra],
    tamper.answers?.(allRows) ?? allRows,
    true,
    "2026-03-02T01:00:00.000Z",
    isPublished,
  );
  if (kind !== "points") {
    submit(
      "older",
      "2024",
      ["open-villages/forms"],
      VILLAGES.slice(2, 5).map((id, i) => [id, [0.2 + 0.1 * i]]),
      true,
      "2026-03-03T01:00:00.000Z",
      isPublished,
    );
    submit(
      "corrected",
      "2025",
      ["open-villages/desk", "open-villages/step_free"],
      [
        [VILLAGES[0] ?? "", ["daily", null]],
        [VILLAGES[2] ?? "", [{ state: "missing" }, false]],
      ],
      true,
      "2026-03-04T01:00:00.000Z",
      isPublished,
    );
    add(
      organisation,
      "SharingPermitted",
      `sharing/${idOf("sharing")}`,
      { permissionId: idOf("sharing"), quantity: "opening_hours@1", from: OTHER, to: PROGRAMME, on: "2026-03-01" },
      "2026-03-05T01:00:00.000Z",
    );
    submit(
      "other",
      "2025",
      ["opening_hours@1", "other/secret"],
      [
        [VILLAGES[1] ?? "", [44, 3]],
        [VILLAGES[3] ?? "", [45, null]],
      ],
      false,
      "2026-03-06T01:00:00.000Z",
      (row) => (row as Json[])[0] === VILLAGES[3],
    );
  }

  // the observations as they are published, and the cells that are scored
  const period = parsePeriod("2025", standard.period);
  if (period === null) throw new Error("no period");
  const stores = new Map<string, CellStore>();
  const budget = { left: 1e6, spent: () => new Error("too many cells") };
  const ids = columnIdsOf(columns);
  const observed: { unit: string; period: string; item: string; answer: Json; seq: number }[] = [];
  for (const { seq, period: of, items: asked, rows: answers, own } of submitted)
    for (const [unit, list] of answers)
      for (const [j, one] of list.entries()) {
        const item = asked[j] ?? "";
        const isUsable = own
          ? item.startsWith("open-villages/") || item === "opening_hours@1"
          : item === "opening_hours@1";
        if (one !== null && unit !== WITHDREW && isUsable) observed.push({ unit, period: of, item, answer: one, seq });
      }
  const key = (o: (typeof observed)[number]): string =>
    `${o.unit} ${o.period} ${o.item} ${String(o.seq).padStart(9, "0")}`;
  observed.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const units = VILLAGES.filter((id) => id !== WITHDREW && enrolled.includes(id));
  for (const [at, one] of observed.entries()) {
    const after = observed[at + 1];
    if (after && after.unit === one.unit && after.item === one.item && after.period === one.period) continue;
    const spec = columns.find((column) => itemOf(column) === one.item);
    if (spec === undefined) continue;
    const said = emptySaid();
    const wanted = readAnswer(tamper.scored ? tamper.scored(one.unit, one.item, one.answer) : one.answer, spec, said);
    if (wanted !== null) throw new Error(`${one.item}: want ${wanted}`);
    if (said.state === UNSET) continue;
    const store = stores.get(one.period) ?? new CellStore(ids.length, budget);
    stores.set(one.period, store);
    const unit = units.indexOf(one.unit);
    if (unit < 0) continue;
    store.touch(unit);
    store.set(unit, spec.column, said.state, said.value);
    if (spec.planned >= 0) store.set(unit, spec.planned, said.state, said.planned);
    if (said.state === State.present && !Number.isNaN(said.error)) store.setError(unit, spec.column, said.error);
  }
  const periods = new Map(["2024", "2025"].flatMap((of) => [[of, parsePeriod(of, "year")!] as const]));
  const { model } = compile(standard);
  const { table } = assemble({ columns, ids, units, stores, periods }, period);
  const scored = score(model, table);
  const plan = planOf(standard, model, columns, { errors: table.errors !== undefined });
  const sure = robustness(model, table, plan);

  // the assessment and its scorecards
  const [cutOrganisation, cutProgramme] = [organisation.entries.length, programme.entries.length];
  const assessmentCut = {
    organisation: organisation.headAt(cutOrganisation),
    programme: programme.headAt(cutProgramme),
  };
  const data: JsonObject = {
    assessmentId: idOf("assessment"),
    period: "2025",
    day: "2026-04-01",
    standard: { version: "1", digest },
    engine: "0.1.0",
    cut: assessmentCut,
    nUnits: table.units.length,
    inputs: tableDigest(table, createHash("sha256")),
    uncertainty: JSON.parse(
      JSON.stringify({
        seed: sure.seed,
        replicates: sure.replicates,
        certainAt: plan.certainAt,
        variedAsUsual: standard.robustness === undefined,
        factors: sure.factors,
        influence:
          sure.influence?.map(({ factor, ...indices }) => ({ factor: sure.factors[factor]?.kind, ...indices })) ?? null,
        convergence: sure.convergence,
      }),
    ) as Json,
    withoutUncertainty: null,
    sealed: [],
    unfit: [],
  };
  const assessed = tamper.assessment?.(data) ?? data;
  const assessmentSeq = add(
    programme,
    "AssessmentRecorded",
    `assessment/${idOf("assessment")}`,
    assessed,
    "2026-04-01T01:00:00.000Z",
  );
  const cards = table.units.map((unit, i): JsonObject => cardOf(unit, i));
  const recorded = tamper.cards?.(cards) ?? cards;
  const cardChunk = chunkOf(recorded);
  add(
    programme,
    "ScorecardsRecorded",
    `assessment/${idOf("assessment")}`,
    { assessmentId: idOf("assessment"), part: 1, of: 1, chunk: cardChunk.chunk },
    "2026-04-01T01:00:00.000Z",
  );
  put(
    "scorecards.ndjson",
    cardChunk.lines(() => true),
  );

  function cardOf(unit: string, i: number): JsonObject {
    const n = table.units.length;
    const num = (value: number | undefined): number | null =>
      value === undefined || Number.isNaN(value) ? null : value;
    const grade = (of: number | undefined): string | null => model.grades[of ?? -1]?.id ?? null;
    const perNode = (of: (at: number) => Json): JsonObject =>
      Object.fromEntries(model.nodes.map(({ id }, k) => [id, of(k * n + i)]));
    const { points } = scored;
    const words = ["", "missing", "n/a", "insufficient", "refused"];
    return {
      unit,
      rank: scored.ranks[i] || null,
      score: num(scored.scores[i]),
      grade: grade(scored.grades[i]),
      gradeByScore: grade(scored.gradesByScore[i]),
      screened: scored.screened[i] === 1,
      present: num(
        published(
          points ? (points.answered[i] ?? 0) / (points.leaves[i] ?? 0) : (scored.answeredShare[i] ?? Number.NaN),
        ),
      ),
      gates: Object.fromEntries(
        model.gates.map(({ id }, g) => [
          id,
          { [Holds.no]: "no", [Holds.yes]: "yes", [Holds.unknown]: "unknown" }[(scored.gates[g * n + i] ?? 0) as Holds],
        ]),
      ),
      scores: perNode((at) => num(scored.scores[at])),
      states: Object.fromEntries(
        model.nodes.flatMap(({ id }, k) => {
          const word = words[scored.states[k * n + i] ?? 0];
          return word ? [[id, word]] : [];
        }),
      ),
      ...(points && {
        points: perNode((at) =>
          Object.fromEntries(
            (["potential", "done", "planned", "notDone", "unfilled"] as const).map((part) => [
              part,
              num(published(points[part][at] ?? Number.NaN)),
            ]),
          ),
        ),
      }),
      uncertainty: {
        rankLow: sure.rankLow[i] || null,
        rankMedian: sure.rankMedian[i] || null,
        rankHigh: sure.rankHigh[i] || null,
        kept: num(published(sure.kept[i] ?? Number.NaN)),
        certain: sure.certain[i] === 1,
        grades: Object.fromEntries(
          [...model.grades.map(({ id }) => id), "none"].map((id, g) => [
            id,
            num(published(sure.gradeShares[g * n + i] ?? Number.NaN)),
          ]),
        ),
      },
    };
  }

  // the tables
  const cell = (value: unknown): string => {
    const plain = value === null || value === undefined ? "" : textOf(value);
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const csv = (columnsOfTable: string[], table: unknown[][]): string =>
    [columnsOfTable, ...table].map((row) => `${row.map(cell).join(",")}\n`).join("");
  const related = [COUNTY, FARM, ...VILLAGES.filter((id) => id !== WITHDREW)].sort();
  put(
    "units.csv",
    csv(
      ["unit_id", "type", "opened", "closed"],
      related.map((id) => [id, id === COUNTY ? "county" : "village", null, id === FARM ? "2025-10-01" : null]),
    ),
  );
  put("unit-pauses.csv", csv(["unit_id", "closed", "reopened", "seq"], []));
  const rowOf = (id: string): JsonObject => rows.find(({ unitId }) => unitId === id) ?? {};
  const until = (id: string, kind: string): [string | null, number] =>
    id === FARM
      ? ["2025-10-01", merged]
      : id === VILLAGES[0] && kind === "names"
        ? ["2025-07-01", renamed]
        : [null, imported];
  const names = related.flatMap((id) => {
    const [end, seq] = until(id, "names");
    const first = (rowOf(id).names as JsonObject[]).map((n) => [
      id,
      n.lang,
      n.text,
      n.origin,
      n.review,
      null,
      end,
      seq,
    ]);
    return id === VILLAGES[0]
      ? [
          ...first,
          [id, "en", "New Mill", "source", null, "2025-07-01", null, renamed],
          [id, "bo", "གསར་པ།", "machine", "unreviewed", "2025-07-01", null, renamed],
        ]
      : first;
  });
  const order =
    (columnsBy: number[]) =>
    (a: unknown[], b: unknown[]): number => {
      for (const at of columnsBy) {
        const [x, y] = [a[at] ?? "", b[at] ?? ""].map(String) as [string, string];
        if (x !== y) return x < y ? -1 : 1;
      }
      return 0;
    };
  put(
    "unit-names.csv",
    csv(["unit_id", "lang", "name", "origin", "review", "from", "until", "seq"], names.sort(order([0, 1, 5, 6, 2]))),
  );
  put(
    "unit-codes.csv",
    csv(
      ["unit_id", "scheme", "code", "from", "until", "seq"],
      related.map((id) => [id, "code", (rowOf(id).codes as JsonObject[])[0]?.code, null, ...until(id, "codes")]),
    ),
  );
  put(
    "unit-memberships.csv",
    csv(
      ["unit_id", "hierarchy", "parent_id", "from", "until", "seq"],
      related.filter((id) => id !== COUNTY).map((id) => [id, "admin", COUNTY, null, ...until(id, "memberships")]),
    ),
  );
  put(
    "unit-lineage.csv",
    csv(["seq", "from_id", "to_id", "kind", "on"], [[merged, FARM, VILLAGES[1], "merge", "2025-10-01"]]),
  );
  put(
    "submissions.csv",
    csv(
      ["seq", "submission_id", "part", "of", "programme_id", "period", "at", "n_rows", "n_answers", "file"],
      submitted.map(({ seq, data: of, rows: list, file, at }) => [
        seq,
        of.submissionId,
        1,
        1,
        of.programmeId,
        of.period,
        at,
        list.length,
        of.nAnswers,
        file,
      ]),
    ),
  );
  const cellsOf = (one: Json): unknown[] => {
    const isMap = typeof one === "object" && one !== null && !Array.isArray(one);
    const of: JsonObject = isMap ? (one as JsonObject) : { value: one }; // neither null nor a list
    const plain = (value: Json | undefined): string | null =>
      value === undefined ? null : typeof value === "string" ? value : canonicalJson(value);
    return [plain(of.value), of.state ?? null, plain(of.error), of.source ?? null, of.note ?? null];
  };
  const observationColumns = ["unit_id", "period", "item", "value", "state", "error", "source", "note", "seq"];
  put(
    "observations.csv",
    csv(
      observationColumns,
      observed.map((o) => [o.unit, o.period, o.item, ...cellsOf(o.answer), o.seq]),
    ),
  );
  put(
    "scorecards.csv",
    csv(
      ["unit_id", "code", "name", "rank", "rank_low", "rank_high", "score", "grade", "kept", "certain", "screened"],
      recorded.map((card) => {
        const id = textOf(card.unit);
        const sureOf = card.uncertainty as JsonObject;
        return [
          id,
          (rowOf(id).codes as JsonObject[] | undefined)?.[0]?.code,
          id === VILLAGES[0] ? "New Mill" : (rowOf(id).names as JsonObject[] | undefined)?.[0]?.text,
          card.rank,
          sureOf.rankLow,
          sureOf.rankHigh,
          card.score,
          card.grade,
          sureOf.kept,
          sureOf.certain,
          card.screened,
        ];
      }),
    ),
  );
  put("observations.parquet", await parquetOf(files.get("observations.csv") ?? Buffer.alloc(0)));
  put("README.md", "# Open villages\n");

  // the ledgers
  for (const [path, bytes] of organisation.files(cutOrganisation, keys.organisation))
    put(`ledger/organisation/${path}`, bytes);
  for (const [path, bytes] of programme.files(programme.entries.length, keys.programme))
    put(`ledger/programme/${path}`, bytes);
  put("ledger/keys", keyLine(keys.organisation) + keyLine(keys.programme));
  tamper.files?.(files);
  listFiles(files, {
    created: "2026-04-01T01:00:00.000Z",
    cut: { organisation: organisation.headAt(cutOrganisation), programme: programme.headAt(programme.entries.length) },
    assessment: {
      id: assessed.assessmentId ?? null,
      seq: assessmentSeq,
      period: assessed.period ?? null,
      day: assessed.day ?? null,
      engine: assessed.engine ?? null,
      standard: { id: standard.id, ...(assessed.standard as JsonObject) },
      cut: assessed.cut ?? null,
      inputs: assessed.inputs ?? null,
      nUnits: assessed.nUnits ?? null,
    },
    standards: [{ version: "1", digest, file: "standard/1.yaml", languages: kind !== "points" ? ["bo"] : [] }],
    shown: { units: related.length, observations: observed.length, rows: shown, withheldRows },
  });
  return { files, scored, standard, organisation, programme };
}

interface Said {
  readonly created: string;
  readonly cut: Json;
  readonly assessment: Json;
  readonly standards: Json;
  readonly shown: Json;
}

/** Writes datapackage.json over the files that there are. */
function listFiles(files: Map<string, Uint8Array>, said: Said): void {
  files.delete("datapackage.json");
  const package_ = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "open-villages",
    title: "Open villages, 2025",
    created: said.created,
    resources: [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => resourceOf(path, bytes)),
    touchstone: {
      bundle: 0,
      organisation: { id: ORGANISATION, slug: "valley", names: [text("The valley")] },
      programme: { id: PROGRAMME, slug: "open-villages", names: [text("Open villages")] },
      cut: said.cut,
      standards: said.standards,
      assessment: said.assessment,
      shown: said.shown,
    },
  };
  files.set("datapackage.json", Buffer.from(`${JSON.stringify(package_, null, 2)}\n`));
}

/** How bundles of version 0 describe the columns of their tables: a frozen sample. */
const SCHEMAS = JSON.parse(readFileSync(join(import.meta.dirname, "table-schemas.json"), "utf8")) as Readonly<
  Record<string, object>
>; // our own file

const FORMATS: Readonly<Record<string, readonly [string, string]>> = {
  csv: ["csv", "text/csv"],
  parquet: ["parquet", "application/vnd.apache.parquet"],
  ndjson: ["ndjson", "application/x-ndjson"],
  yaml: ["yaml", "application/yaml"],
  json: ["json", "application/json"],
  md: ["md", "text/markdown"],
  checkpoint: ["txt", "text/plain"],
  keys: ["txt", "text/plain"],
};

function resourceOf(path: string, bytes: Uint8Array): object {
  const [format, mediatype] = FORMATS[/[^./]*$/.exec(path)?.[0] ?? ""] ?? ["bin", "application/octet-stream"];
  const schema = SCHEMAS[path];
  return {
    name: path,
    path,
    ...(schema && { type: "table" }),
    format,
    mediatype,
    ...(format !== "bin" && format !== "parquet" && { encoding: "utf-8" }),
    bytes: bytes.length,
    hash: `sha256:${sha256Hex(bytes)}`,
    ...(schema && { schema }),
  };
}

/** The rows of a CSV as Parquet: error a double, seq a whole number, all others text. */
export async function parquetOf(csv: Uint8Array): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-parquet-"));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  try {
    writeFileSync(join(folder, "rows.csv"), csv);
    const db = await instance.connect();
    const types = ["unit_id", "period", "item", "value", "state", "error", "source", "note", "seq"]
      .map((name) => `'${name}': '${name === "error" ? "DOUBLE" : name === "seq" ? "BIGINT" : "VARCHAR"}'`)
      .join(", ");
    await db.run(`copy (select * from read_csv('${folder}/rows.csv', columns = {${types}}, header = true, nullstr = '', auto_detect = false,
      delim = ',', quote = '"', escape = '"')) to '${folder}/rows.parquet' (format parquet, compression zstd)`);
    db.closeSync();
    return readFileSync(join(folder, "rows.parquet"));
  } finally {
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}
