import { byBytes, type Scored } from "@touchstone/engine";
import { canonicalJson, type Json } from "@touchstone/ledger";
import type { BundleFolder } from "../files/bundle-folder.ts";
import { LineTooLong, linesOf } from "../files/lines.ts";
import type { EventOf } from "../record/chunk-of.ts";
import { chunkCheck, LONGEST_ROW } from "../record/chunk-rows.ts";
import type { CheckId } from "../report/check-ids.ts";
import type { Findings } from "../report/findings.ts";
import type { CardText } from "./card-text.ts";
import { differences } from "./differences.ts";

export const SCORECARDS = "scorecards.ndjson";

/** Which check a key of a scorecard belongs to. */
const CHECK_OF: Readonly<Record<string, CheckId>> = {
  rank: "ranks",
  grade: "ranks",
  gradeByScore: "ranks",
  uncertainty: "uncertainty",
};

/** What has to come out. */
export interface Computed {
  readonly scored: Scored;
  readonly card: CardText;
  /** where uncertainty was not computed again: is told what each scorecard says of it, which is then taken as it is */
  readonly onUncertainty: ((i: number, said: unknown) => void) | null;
}

/**
 * Holds the scorecards against the events that recorded them and against what comes out when all is computed again.
 * @param computed null where it can't be: then only the events are looked at
 * @returns rows that were read
 */
export function checkScorecards(
  folder: BundleFolder,
  parts: readonly EventOf<"ScorecardsRecorded">[],
  computed: Computed | null,
  findings: Findings,
): number {
  if (!folder.sizes.has(SCORECARDS)) {
    findings.fault("scores", { where: SCORECARDS, found: "no such file", wanted: "the scorecards" });
    return 0;
  }
  checkParts(parts, findings);
  const units = computed?.scored.units ?? [];
  let next = 0; // of those that have to be there
  let row = 0;
  let part = 0;
  let inPart = 0;
  const sources = parts.map((event) => ({
    chunk: event.data.chunk,
    path: SCORECARDS,
    event: `ScorecardsRecorded, leaf ${event.seq} of ledger/programme`,
  }));
  let check = sources[0] && chunkCheck(sources[0], findings);

  const missing = (upTo: string | null): void => {
    for (let unit = units[next]; unit !== undefined && (upTo === null || byBytes(unit, upTo) < 0); unit = units[++next])
      findings.fault("enrolment", {
        where: SCORECARDS,
        found: `no scorecard of unit ${unit}`,
        wanted: "one: it takes part and has answers",
      });
  };
  const compare = (text: string, line: Readonly<Record<string, unknown>>): void => {
    const unit = String(line.unit);
    missing(unit);
    if (computed === null) return;
    if (units[next] !== unit) {
      findings.fault("enrolment", {
        where: `${SCORECARDS}, row ${row}`,
        found: `a scorecard of unit ${unit}, or not in its place`,
        wanted: "only units that take part and have answers, by their ids",
      });
      return;
    }
    const i = next++;
    const { card, onUncertainty } = computed;
    const said = (line.uncertainty ?? null) as Json; // JSON.parse gave it, where it is there at all
    onUncertainty?.(i, said);
    const wanted = card(i, onUncertainty ? canonicalJson(said) : undefined);
    if (wanted === text) return;
    for (const { path, found, wanted: right } of differences(line, JSON.parse(wanted)))
      findings.fault(CHECK_OF[path.split(".")[0] ?? ""] ?? "scores", {
        where: `${SCORECARDS}, unit ${unit}, ${path}`,
        found,
        wanted: `${right}, computed`,
      });
  };

  /** most are: these need not be read */
  const isAsComputed = (bytes: Buffer): boolean => {
    if (computed === null || computed.onUncertainty !== null || next >= units.length) return false;
    const holds = bytes.equals(Buffer.from(computed.card(next)));
    if (holds) next++;
    return holds;
  };

  try {
    for (const { bytes, unfinished } of linesOf(folder, SCORECARDS, LONGEST_ROW)) {
      const where = `${SCORECARDS}, row ${row}`;
      if (check === undefined) {
        findings.fault("chunks", { where, found: "a row", wanted: "none: the events speak of fewer" });
        break;
      }
      if (unfinished) findings.fault("chunks", { where, found: "no line end", wanted: "a line end" });
      const isWithheld = check.add(bytes) !== null;
      if (isWithheld) findings.fault("scores", { where, found: "a withheld row", wanted: "a scorecard" });
      else if (!isAsComputed(bytes)) {
        const read = check.read(bytes, where);
        if (isCard(read)) compare(bytes.toString(), read);
        else if (read !== undefined)
          findings.fault("scores", { where, found: JSON.stringify(read), wanted: "a scorecard" });
      }
      row++;
      if (++inPart === sources[part]?.chunk.nRows) {
        check.end();
        const source = sources[++part];
        check = source && chunkCheck(source, findings);
        inPart = 0;
      }
    }
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    findings.fault("scores", { where: `${SCORECARDS}, row ${row}`, found: "more than 1 MiB", wanted: "a scorecard" });
  }
  check?.end(); // a part that is not whole
  missing(null);
  return row;
}

/** All parts of the scorecards, each once and in order. */
function checkParts(parts: readonly EventOf<"ScorecardsRecorded">[], findings: Findings): void {
  for (const [i, { seq, data }] of parts.entries())
    if (data.part !== i + FIRST_PART || data.of !== parts.length)
      findings.fault("assessment", {
        where: `ledger/programme, leaf ${seq}`,
        found: `scorecards, part ${data.part} of ${data.of}`,
        wanted: `part ${i + FIRST_PART} of ${parts.length}`,
      });
}

/** parts are counted from 1 */
const FIRST_PART = 1;

function isCard(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === "object" && row !== null && !Array.isArray(row) && "unit" in row;
}
