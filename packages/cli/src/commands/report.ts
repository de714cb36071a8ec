import { planOf } from "@touchstone/standard";
import { documentOf } from "../report/document.ts";
import { withOverlays } from "../report/overlays.ts";
import { reportInput } from "../report/report-input.ts";
import { writePage } from "../report/write-page.ts";
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
const SMALL = 600_000;
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
  const asked = options.language?.split(",").map((tag) => tag.trim());
  const { language: _, ...rest } = options;
  const first = asked && asked[0] !== "all" ? { language: asked[0] ?? "" } : {};
  const inputs = await readInputs(standardFile, dataFile, { ...rest, ...first }, screen);
  const { input, progress } = inputs;
  const { loaded, machineLanguages } = await withOverlays(inputs.loaded, options.overlay ?? []);
  const { model, standard } = loaded;
  const nUnits = input.table.units.length;
  progress.at(`scoring ${counted(nUnits, "unit")}`);
  const scored = scoreOrStop(model, input.table);
  const present = presentShares(scored);
  const uncertainty = await howSure({ loaded, input, scored }, options, progress, screen);
  const result: Result = { loaded, input, scored, present, uncertainty };

  const wanted = options.explain?.split(",").map((unit) => placeOf(input, unit.trim().normalize("NFC")));
  const isFew = nUnits * model.nodes.length <= MOST_ROWS;
  const sections = wanted ?? (isFew ? input.table.units.map((_, i) => i) : []);
  progress.at("explaining");
  const drawn = orStop(input.table, () => reportInput(result, { sections, places, date, machineLanguages }));
  progress.at("drawing");
  registerTsx();
  const pages = await import("@touchstone/pages");
  let languages = languagesOf(asked, standard.languages);
  let html = await documentOf(pages, pages.drawReport(drawn, languages));
  while (asked === undefined && languages.length > 1 && Buffer.byteLength(html) > SMALL) {
    languages = languages.slice(0, -1);
    html = await documentOf(pages, pages.drawReport(drawn, languages));
  }
  await writePage(options.output, html);
  progress.done();
  const left = standard.languages.filter((tag) => !languages.includes(tag));
  if (asked === undefined && left.length > 0)
    screen.say(`Left out so that the file stays small: ${left.join(", ")}; --language all has every language.`);
  if (wanted === undefined && sections.length === 0)
    screen.say(`No sections of single units for ${counted(nUnits, "unit")}: --explain ID,ID adds some.`);
  if (uncertainty === null)
    screen.say("Uncertainty was not computed, and the report says so: --robustness computes it.");
  const size = `${(Buffer.byteLength(html) / 1000).toFixed(0)} kB`;
  screen.say(`${options.output}: ${counted(nUnits, "unit")}, ${languages.join(", ")}, ${size}.`);
}

/** The languages asked for; else all of the standard's, of which the last are left out while the file is not small. */
function languagesOf(asked: readonly string[] | undefined, known: readonly string[]): readonly string[] {
  if (asked === undefined || asked[0] === "all") return known;
  const wrong = asked.find((tag) => !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag));
  if (wrong === undefined) return [...new Set(asked)];
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
