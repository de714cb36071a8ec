import { type Robustness, robustness } from "@touchstone/engine";
import { planOf } from "@touchstone/standard";
import { documentOf } from "../report/document.ts";
import { withOverlays } from "../report/overlays.ts";
import { reportInput } from "../report/report-input.ts";
import { writePage } from "../report/write-page.ts";
import { presentShares, type Result } from "../result.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
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
  readonly robustness?: string | boolean;
  readonly seed?: string;
}

/** Rows of explanation in one file, over all units and languages: about half a megabyte. */
const MOST_ROWS = 3600;
/** Nodes scored anew that nobody has to wait for; more only where it is asked for. */
const FREE = 60_000_000;

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
  const result: Result = { loaded, input, scored, present: presentShares(model, input.table, scored) };
  progress.at("asking how sure that is");
  const sure = howSure(result, options);

  const rows = nUnits * model.nodes.length;
  const wanted = options.explain?.split(",").map((unit) => placeOf(input, unit.trim().normalize("NFC")));
  const sections = wanted ?? (rows <= MOST_ROWS ? input.table.units.map((_, i) => i) : []);
  const perLanguage = sections.length * model.nodes.length + nUnits * 4;
  const languages = languagesOf(asked, standard.languages, perLanguage);

  progress.at("drawing");
  registerTsx();
  const pages = await import("@touchstone/pages");
  const drawn = orStop(input.table, () =>
    pages.drawReport(reportInput(result, { robustness: sure, sections, places, date, machineLanguages }), languages),
  );
  progress.at("cutting fonts");
  const html = await documentOf(pages, drawn);
  await writePage(options.output, html);
  progress.done();
  const left = standard.languages.filter((tag) => !languages.includes(tag));
  if (asked === undefined && left.length > 0)
    screen.say(`Left out so that the file stays small: ${left.join(", ")}; --language all has every language.`);
  if (wanted === undefined && sections.length === 0)
    screen.say(`No sections of single units for ${counted(nUnits, "unit")}: --explain ID,ID adds some.`);
  if (sure === null) screen.say("Uncertainty was not computed, and the report says so: --robustness 1000 computes it.");
  const size = `${(Buffer.byteLength(html) / 1000).toFixed(0)} kB`;
  screen.say(`${options.output}: ${counted(nUnits, "unit")}, ${languages.join(", ")}, ${size}.`);
}

/** As many of the standard's languages as leave the file small, the source first; or those asked for. */
function languagesOf(
  asked: readonly string[] | undefined,
  known: readonly string[],
  rowsPerLanguage: number,
): readonly string[] {
  if (asked && asked[0] === "all") return known;
  if (asked) {
    const wrong = asked.find((tag) => !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag));
    if (wrong !== undefined)
      throw new Stop(2, `--language: got ${JSON.stringify(wrong)}, want such as en or en,zh-Hans`);
    return [...new Set(asked)];
  }
  return known.slice(0, Math.max(1, Math.floor(MOST_ROWS / Math.max(1, rowsPerLanguage))));
}

/** Uncertainty where it is asked for, or where the standard says what to vary and it costs little. */
function howSure({ loaded, input }: Result, options: ReportOptions): Robustness | null {
  const { standard, model, columns } = loaded;
  if (options.robustness === false) return null;
  const replicates = typeof options.robustness === "string" ? numberOf("--robustness", options.robustness, 100) : null;
  const seed = numberOf("--seed", options.seed, 0);
  const plan = planOf(standard, model, columns, {
    ...(replicates !== null && { replicates }),
    ...(seed !== null && { seed }),
    errors: input.table.errors !== undefined,
  });
  const cost = plan.replicates * input.table.units.length * model.nodes.length;
  if (options.robustness === undefined && (standard.robustness === undefined || cost > FREE)) return null;
  return orStop(input.table, () => robustness(model, input.table, plan));
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
