import { type Burden, burdenOf, check, type Problem, sourceLanguage, textsIn } from "@touchstone/standard";
import { isIndicator, itemsOf } from "../items-of.ts";
import { type LoadedStandard, loadStandard, problemLines, readStandardFile } from "../load-standard.ts";
import { readOverlay, withOverlays } from "../report/overlays.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { wrap } from "../terminal/table.ts";

export interface CheckOptions {
  readonly json?: boolean;
  readonly language?: string;
  readonly overlay?: readonly string[];
  readonly of?: string;
}

/** `touchstone check`: every problem of a standard, or what it is and what it asks of people. */
export async function runCheck(file: string, options: CheckOptions, screen: Screen): Promise<void> {
  if (/^["']?touchstone-overlay["']?\s*:/m.test(await readStandardFile(file))) return checkTexts(file, options, screen);
  if (options.of !== undefined) throw new Stop(2, `--of: only for translations (touchstone-overlay: 1), not ${file}.`);
  if (options.json) return checkJson(file, screen);
  const { loaded } = await withOverlays(await loadStandard(file, options.language ?? null), options.overlay ?? []);
  const lines = loaded.warnings.length > 0 ? [...problemLines(loaded.warnings, file), ""] : [];
  await screen.print(`${[...lines, ...summaryLines(loaded, screen)].join("\n")}\n`);
}

/** Translations of a standard: their form, and with `--of` whether each has its place in it. */
async function checkTexts(file: string, { of, json }: CheckOptions, screen: Screen): Promise<void> {
  if (json) throw new Stop(2, `--json: only for a standard; ${file} has translations of one.`);
  const { standard, version, language, texts } = await readOverlay(file);
  const about = `${file}: ${counted(Object.keys(texts).length, "text")} in ${language} for ${standard} ${version}`;
  if (of === undefined) {
    await screen.print(`${about}: no problems of form; --of STANDARD says whether each has its place.\n`);
    return;
  }
  const { loaded } = await withOverlays(await loadStandard(of), [file]);
  const nTexts = Object.keys(textsIn(loaded.standard, sourceLanguage(loaded.standard))).length;
  await screen.print(`${about}, which has ${counted(nTexts, "text")}: no problems.\n`);
}

async function checkJson(file: string, screen: Screen): Promise<void> {
  const checked = check(await readStandardFile(file));
  if (!checked.ok) {
    await screen.print(`${JSON.stringify({ ok: false, problems: checked.problems }, null, 2)}\n`);
    throw new Stop(1, `${file}: ${counted(checked.problems.length, "problem")}.`);
  }
  const { standard, digest, warnings } = await loadStandard(file);
  const { id, version } = standard;
  const answer = {
    ok: true,
    problems: warnings as readonly Problem[],
    id,
    version,
    sha256: digest,
    burden: burdenOf(standard),
  };
  await screen.print(`${JSON.stringify(answer, null, 2)}\n`);
}

function summaryLines(loaded: LoadedStandard, screen: Screen): string[] {
  const { standard, digest, say, file, model } = loaded;
  const items = [...itemsOf(standard).values()];
  const nIndicators = items.filter(isIndicator).length;
  const parts = [
    counted(items.length - nIndicators, "criterion", "criteria"),
    counted(nIndicators, "indicator"),
    counted(standard.gates.length, "gate"),
    counted(standard.grades.length, "grade"),
    model.points ? "points" : "weights",
  ];
  const width = Math.min(screen.columns, 100);
  return [
    screen.paint("bold", `${say(standard.title)} · version ${standard.version}`),
    parts.join(" · "),
    ...burdenLines(burdenOf(standard)).flatMap((line) => wrap(line, width)),
    `sha256 ${digest}`,
    screen.paint(
      "green",
      `${file}: no problems${loaded.warnings.length > 0 ? ` but ${counted(loaded.warnings.length, "warning")}` : ""}.`,
    ),
  ];
}

const REPORTERS = {
  unit: "the unit",
  reviewer: "reviewers",
  office: "the office",
  survey: "a survey",
  childUnits: "the units within",
};

/** What the standard costs people: minutes of answering, hours of reviewing, and what does not say. */
function burdenLines(burden: Burden): string[] {
  const by = Object.entries(burden.minutesBy)
    .filter(([, minutes]) => minutes > 0)
    .map(([reporter, minutes]) => `${minutes} by ${REPORTERS[reporter as keyof typeof REPORTERS]}`); // keys of Burden.minutesBy
  const split = by.length > 1 ? ` (${by.join(", ")})` : "";
  const hours = (value: number): string => `${Number(value.toFixed(1)).toLocaleString("en")} h`;
  const lines = [
    `Answering: ${counted(burden.answers, "answer")} and ${burden.minutes} minutes a unit${split}, ${counted(burden.proofs, "proof")}.`,
  ];
  if (burden.withoutMinutes > 0)
    lines.push(
      `${counted(burden.withoutMinutes, "answer")} ${burden.withoutMinutes === 1 ? "does" : "do"} not say what answering costs (minutes).`,
    );
  if (burden.reviewHoursPerUnit > 0) {
    const all = burden.reviewHours === null ? "" : `, ${hours(burden.reviewHours)} for all units expected`;
    lines.push(`Reviewing: ${hours(burden.reviewHoursPerUnit)} a unit${all}.`);
  }
  if (burden.withoutReviewMinutes > 0)
    lines.push(
      `${counted(burden.withoutReviewMinutes, "rated answer")} without the cost of reviewing (reviewMinutes).`,
    );
  return lines;
}
