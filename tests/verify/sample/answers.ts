import type { Json, JsonObject } from "@touchstone/ledger";
import { type ColumnSpec, columnsOf, type Standard } from "@touchstone/standard";
import { chunkOf, idOf } from "../sample-log.ts";
import type { Draft } from "./draft.ts";
import { OTHER, PROGRAMME, unitOf, VILLAGES, WITHDREW } from "./names.ts";

/** Answers of one period that were handed in together. */
export interface Submitted {
  readonly seq: number;
  readonly period: string;
  readonly items: readonly string[];
  readonly rows: readonly [string, Json[]][];
  /** by this programme, not by the other one */
  readonly own: boolean;
  readonly data: JsonObject;
  /** of its rows; empty where none is shown */
  readonly file: string;
  readonly at: string;
}

interface Submission extends Pick<Submitted, "period" | "items" | "rows" | "own" | "at"> {
  readonly name: string;
  readonly isShown?: (row: Json) => boolean;
}

export const itemOf = ({ id }: ColumnSpec): string => (id === "hours" ? "opening_hours@1" : `open-villages/${id}`);

/** What was handed in: the answers, and where there is more than points older ones, corrections and shared ones. */
export function handIn(draft: Draft, standard: Standard): Submitted[] {
  const columns = columnsOf(standard);
  const base = draft.kind !== "points" ? ["open-villages/treated_well.base"] : [];
  const rows = VILLAGES.map((id, i): [string, Json[]] => [
    id,
    [...columns.map((spec) => answerOf(spec, i)), ...base.map(() => 100 + i)],
  ]);
  const main = submit(draft, {
    name: "main",
    period: "2025",
    items: [...columns.map(itemOf), ...base],
    rows: draft.tamper.answers?.(rows) ?? rows,
    own: true,
    at: "2026-03-02T01:00:00.000Z",
  });
  if (draft.kind === "points") return [main];
  const older = submit(draft, {
    name: "older",
    period: "2024",
    items: ["open-villages/forms"],
    rows: VILLAGES.slice(2, 5).map((id, i) => [id, [0.2 + 0.1 * i]]),
    own: true,
    at: "2026-03-03T01:00:00.000Z",
  });
  const corrected = submit(draft, {
    name: "corrected",
    period: "2025",
    items: ["open-villages/desk", "open-villages/step_free"],
    rows: [
      [VILLAGES[0] ?? "", ["daily", null]],
      [VILLAGES[2] ?? "", [{ state: "missing" }, false]],
    ],
    own: true,
    at: "2026-03-04T01:00:00.000Z",
  });
  draft.add(
    draft.organisation,
    "SharingPermitted",
    `sharing/${idOf("sharing")}`,
    { permissionId: idOf("sharing"), quantity: "opening_hours@1", from: OTHER, to: PROGRAMME, on: "2026-03-01" },
    "2026-03-05T01:00:00.000Z",
  );
  const shared = submit(draft, {
    name: "other",
    period: "2025",
    items: ["opening_hours@1", "other/secret"],
    rows: [
      [VILLAGES[1] ?? "", [44, 3]],
      [VILLAGES[3] ?? "", [45, null]],
    ],
    own: false,
    at: "2026-03-06T01:00:00.000Z",
    isShown: (row) => unitOf(row) === VILLAGES[3],
  });
  return [main, older, corrected, shared];
}

function submit(draft: Draft, { name, isShown = (row) => unitOf(row) !== WITHDREW, ...of }: Submission): Submitted {
  const chunk = chunkOf(of.rows);
  const data = {
    submissionId: idOf(name),
    programmeId: of.own ? PROGRAMME : OTHER,
    period: of.period,
    items: [...of.items],
    nAnswers: of.rows.flatMap(([, answers]) => answers).filter((answer) => answer !== null).length,
    part: 1,
    of: 1,
    chunk: chunk.chunk,
  };
  const seq = draft.add(draft.organisation, "ObservationsSubmitted", `submission/${idOf(name)}`, data, of.at);
  const hasFile = of.own || of.rows.some(isShown);
  if (hasFile) draft.putChunk(chunk, of.rows, isShown);
  return { ...of, seq, data, file: hasFile ? `chunks/${chunk.chunk.file}.ndjson` : "" };
}

/** What village i answers: something else each, some of it empty. */
function answerOf(spec: ColumnSpec, i: number): Json {
  if (spec.id === "hours" && i === 1) return null;
  if (spec.id === "forms" && i === 3) return { state: "n/a" };
  if (spec.id === "plan" && i === 4) return { state: "insufficient", note: "nobody could tell" };
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
}
