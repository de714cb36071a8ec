import { readFile } from "node:fs/promises";
import { dayOf } from "@touchstone/domain";
import { printable, readColumns } from "@touchstone/input";
import { enrolUnits, type ImportProblems, receiptWords } from "@touchstone/server";
import { programmeLog } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import { counted, grouped } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";

export interface EnrolOptions extends RecordOptions {
  readonly programme: string;
  readonly units?: string;
  readonly code?: readonly string[];
  readonly scheme: string;
  readonly statedOn: string;
  readonly document?: string;
  readonly application?: boolean;
}

/** `touchstone enrol`: units take part by their own statement, which is on record with its day and document. */
export async function runEnrol(options: EnrolOptions, screen: Screen): Promise<void> {
  const { statedOn, scheme, document } = options;
  if (dayOf(statedOn) === null) throw new Stop(2, `--stated-on: got ${statedOn}, want a day such as 2026-03-01`);
  const units = [...(options.code ?? []), ...(options.units === undefined ? [] : await codesIn(options.units))];
  if (units.length === 0) throw new Stop(2, "--units FILE or --code CODE: name the units that have applied.");
  const bytes = document === undefined ? null : await bytesOf(document);
  await withRecord(options, "enrol", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const kept = bytes === null ? null : await opened.touchstone.files.put(bytes);
    const answer = await enrolUnits(opened.touchstone, {
      programme: log.slug,
      account: opened.account,
      units,
      scheme,
      basis: { kind: options.application ? "application" : "statement", statedOn, document: kept?.digest ?? null },
    });
    if (answer.ok) {
      const before = answer.nBefore > 0 ? `; ${grouped(answer.nBefore)} took part before` : "";
      const what = `${counted(answer.nEnrolled, "unit")} enrolled in ${log.slug}${before}`;
      return screen.print(`${what}: ${receiptWords(answer.receipt)}.\n`);
    }
    if ("problems" in answer) throw new Stop(1, problemLines(answer.problems).join("\n"));
    throw new Stop(1, refusalText(answer.refusal));
  });
}

/** Codes of the column `unit` or `code` of a CSV. @throws {FileRefused} with what is wrong in it */
async function codesIn(file: string): Promise<string[]> {
  const codes: string[] = [];
  await readColumns(file, [], ["unit", "code"], ([unit = "", code = ""], line, problems) => {
    const written = unit === "" ? code : unit;
    if (written === "") problems.add("unit-id", line, "unit", "", "a unit, in a column named unit or code");
    else codes.push(written);
  });
  return codes;
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Stop(1, `--document: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function problemLines({ shown, count }: ImportProblems): string[] {
  const more = count > shown.length ? `, of which the first ${shown.length} are shown` : "";
  return [
    ...shown.map(({ unit, got, want }) => `${unit === "" ? "" : `${printable(unit)}: `}got ${got}, want ${want}`),
    `${counted(count, "problem")}${more}. Nobody was enrolled.`,
  ];
}
