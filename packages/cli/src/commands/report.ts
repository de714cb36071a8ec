import type { InputTable } from "@touchstone/input";
import type { ReportInput } from "@touchstone/pages";
import { planOf } from "@touchstone/standard";
import type { LoadedStandard } from "../load-standard.ts";
import { documentOf } from "../report/document.ts";
import { withOverlays } from "../report/overlays.ts";
import { reportInput } from "../report/report-input.ts";
import { refuseForeign, writePage } from "../report/write-page.ts";
import { presentShares, type Result } from "../result.ts";
import { type Uncertainty, uncertaintyOf } from "../robustness/uncertainty.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Progress } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { registerTsx } from "../tsx/register.ts";
import { placeOf } from "./explain.ts";
import { type InputOptions, orStop, readInputs, scoreOrStop } from "./inputs.ts";

export interface ReportOptions extends InputOptions {
  readonly output: string;
  readonly overlay?: readonly string[];
  readonly explain?: string;
  readonly places?: string;
  readonly date?: string;
  /** true where no number was given; false: left out */
  readonly robustness?: string | boolean;
  readonly seed?: string;
  readonly threads?: string;
}

/** Rows of explanation in one language, over all units: about half a megabyte. */
const MOST_ROWS = 3600;
/** Bytes up to which a file may hold more than one language unasked. */
const SMALL = 650_000;
/** Nodes scored again unasked: a few seconds. */
const MOST_CELLS = 40_000_000;

/** `touchstone report`: one HTML file with everything that a reader needs, and nothing that it fetches. */
export async function runReport(
  standardFile: string,
  dataFile: string,
  options: ReportOptions,
  screen: Screen,
): Promise<void> {
  const places = numberOf("--places", options.places, 1);
  const date = dateOf(options.date);
  const tags = tagsOf(options.language);
  await refuseForeign(options.output);
  const { language: _, ...rest } = options;
  const first = tags?.[0] === undefined || tags[0] === "all" ? {} : { language: tags[0] };
  const inputs = await readInputs(standardFile, dataFile, { ...rest, ...first }, screen);
  const { input, progress } = inputs;
  const { loaded, machineLanguages } = await withOverlays(inputs.loaded, options.overlay ?? []);
  const sections = sectionsOf(loaded, input, options.explain);

  progress.at(`scoring ${counted(input.table.units.length, "unit")}`);
  const scored = scoreOrStop(loaded.model, input.table);
  const uncertainty = await howSure({ loaded, input, scored }, options, progress, screen);
  const result: Result = { loaded, input, scored, present: presentShares(scored), uncertainty };
  progress.at("explaining");
  const drawn = orStop(input.table, () => reportInput(result, { sections, places, date, machineLanguages }));
  progress.at("drawing");
  const known = loaded.standard.languages;
  const { html, languages } = await drawnIn(tags === undefined || tags[0] === "all" ? known : tags, drawn, !tags);
  await writePage(options.output, html);
  progress.done();

  const left = known.filter((tag) => !languages.includes(tag));
  if (tags === undefined && left.length > 0)
    screen.say(`Left out so that the file stays small: ${left.join(", ")}; --language all has every language.`);
  if (sections.length === 0) screen.say("No sections of single units, as there are many: --explain ID,ID adds some.");
  if (uncertainty === null)
    screen.say("Uncertainty was not computed, and the report says so: --robustness computes it.");
  const size = `${(Buffer.byteLength(html) / 1000).toFixed(0)} kB`;
  screen.say(`${options.output}: ${counted(scored.units.length, "unit")}, ${languages.join(", ")}, ${size}.`);
}

/** The places of the units that get a section: those asked for, else all where they are few. */
function sectionsOf({ model }: LoadedStandard, input: InputTable, asked: string | undefined): number[] {
  if (asked !== undefined) return asked.split(",").map((unit) => placeOf(input, unit.trim().normalize("NFC")));
  const { units } = input.table;
  return units.length * model.nodes.length <= MOST_ROWS ? units.map((_, i) => i) : [];
}

/** A report as HTML; where it may leave out languages to stay small, the last ones go first. */
async function drawnIn(
  all: readonly string[],
  input: ReportInput,
  mayLeaveOut: boolean,
): Promise<{ html: string; languages: readonly string[] }> {
  registerTsx();
  const pages = await import("@touchstone/pages");
  for (let languages = all; ; languages = languages.slice(0, -1)) {
    const html = await documentOf(pages, pages.drawReport(input, languages));
    if (!mayLeaveOut || languages.length === 1 || Buffer.byteLength(html) <= SMALL) return { html, languages };
  }
}

/** The languages asked for; undefined: not said. */
function tagsOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const tags = text.split(",").map((tag) => tag.trim());
  const wrong = tags.find((tag) => !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag));
  if (wrong === undefined) return [...new Set(tags)];
  throw new Stop(2, `--language: got ${JSON.stringify(wrong)}, want such as en, or en,zh-Hans, or all`);
}

/** Uncertainty, and which choice moves the ranks: where it is asked for, or nobody has to wait long. */
async function howSure(
  { loaded, input, scored }: Pick<Result, "loaded" | "input" | "scored">,
  { robustness, seed, threads }: ReportOptions,
  progress: Progress,
  screen: Screen,
): Promise<Uncertainty | null> {
  if (robustness === false) return null;
  const options = {
    ...(robustness !== undefined && { robustness }),
    ...(seed !== undefined && { seed }),
    ...(threads !== undefined && { threads }),
  };
  if (robustness !== undefined) return uncertaintyOf(loaded, input, options, progress, true);
  const { replicates, influence, still, factors } = planOf(loaded.standard, loaded.model, loaded.columns);
  const runs = replicates + factors.length * influence + 3 * still;
  if (runs * input.table.units.length * loaded.model.nodes.length > MOST_CELLS) return null;
  if (scored.ranks.every((rank) => rank === 0)) return null; // nothing to be sure of
  try {
    return await uncertaintyOf(loaded, input, { ...options, robustness: true }, progress, true);
  } catch (error) {
    // the standard has not asked for these variants, so that they can't forbid a report
    if (!(error instanceof Stop) || loaded.standard.robustness !== undefined) throw error;
    screen.say(error.message);
    return null;
  }
}

function numberOf(option: string, text: string | undefined, least: number): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number < least || number > 0xffff_ffff)
    throw new Stop(2, `${option}: got ${JSON.stringify(text)}, want a whole number from ${least}`);
  return number;
}

function dateOf(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Stop(2, `--date: got ${JSON.stringify(text)}, want a date such as 2026-03-01`);
  return text;
}
