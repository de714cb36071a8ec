import type { RegisterAsked, RegisterInput, RegisterRow } from "@touchstone/pages";
import { designationRows, noticeRows } from "@touchstone/server";
import { sourceLanguage } from "@touchstone/standard";
import { asPublic, shownDesignation } from "./designation-rows.ts";
import { aroundOf, type Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";
import { collatorOf, foldedOf, linesByName, nameIn, type RegisterIndex, type RegisterLine } from "./register-index.ts";

const PER_PAGE = 50;
/** Of designations and notices: more have pages of their own. */
const MOST_SHOWN = 20;

/** What a reader asked, and which page of it. */
export interface AskedPage extends RegisterAsked {
  readonly page: number;
}

/** The lines that were asked for, in their order. */
export function linesAsked(index: RegisterIndex, lang: string, asked: RegisterAsked): readonly RegisterLine[] {
  const { q, region, grade, sort } = asked;
  const sorted = sort === "score" ? index.byScore : linesByName(index, lang);
  const letters = foldedOf(q.trim());
  if (letters === "" && region === "" && grade === "") return sorted;
  return sorted.filter(
    (line) =>
      (grade === "" || line.grade === grade) &&
      (region === "" || line.above.includes(region)) &&
      (letters === "" || line.folded.includes(letters)),
  );
}

/** The query of an address that asks this; without what is usual. */
export function queryOf({ q, region, grade, sort, page }: AskedPage): string {
  const parameters = new URLSearchParams();
  if (q !== "") parameters.set("q", q);
  if (region !== "") parameters.set("region", region);
  if (grade !== "") parameters.set("grade", grade);
  if (sort !== "name") parameters.set("sort", sort);
  if (page > 1) parameters.set("page", String(page));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** A page of the register as HTML. */
export async function registerPage(
  desk: Desk,
  scene: ProgrammeScene,
  lang: string,
  asked: AskedPage,
  index: RegisterIndex | null,
): Promise<string> {
  const around = aroundOf(desk, scene, lang, "register", queryOf(asked));
  const ends = await endsOf(desk, scene, `/${lang}/${scene.programme.slug}`);
  return desk.pages.drawRegister(around, { ...(await inputOf(desk, scene, lang, asked, index)), ...ends });
}

/** What rounds have ended with: who is designated today, and what can be objected to. */
function endsOf(desk: Desk, scene: ProgrammeScene, href: string): Promise<Ends> {
  return asPublic(desk, scene, async (round) => {
    const [designations, notices] = await Promise.all([
      designationRows(round, { validOnly: true, unitId: null, before: null, limit: MOST_SHOWN }),
      noticeRows(round, { before: null, limit: MOST_SHOWN }),
    ]);
    return {
      designations: designations.items.map((row) => shownDesignation(row, href)),
      notices: notices.items.filter(({ state }) => state === "current"),
    };
  });
}

type Ends = Pick<RegisterInput, "designations" | "notices">;

async function inputOf(
  { versions }: Desk,
  scene: ProgrammeScene,
  lang: string,
  asked: AskedPage,
  index: RegisterIndex | null,
): Promise<Omit<RegisterInput, keyof Ends>> {
  const { programme, assessment } = scene;
  const href = `/${lang}/${programme.slug}`;
  const read = assessment && (await versions.read(scene, assessment.standard.version));
  if (!read || !assessment || !index) return emptyInput(programme, href, asked);
  const { standard, model } = read;
  const found = linesAsked(index, lang, asked);
  const count = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const number = Math.min(asked.page, count);
  const rows = found.slice((number - 1) * PER_PAGE, number * PER_PAGE);
  const places = standard.grades.map(({ id }) => id);
  const collator = collatorOf(lang);
  return {
    programme,
    source: sourceLanguage(standard),
    scale: model.scale,
    grades: standard.grades.map(({ id, title, atLeast }) => ({
      id,
      title,
      atLeast,
      n: index.perGrade.get(id) ?? 0,
    })),
    assessment: {
      period: assessment.period,
      day: assessment.day,
      nUnits: assessment.nUnits,
      certainAt: assessment.uncertainty?.certainAt ?? null,
    },
    regions: index.regions
      .map(({ id, n }) => ({
        id,
        n,
        names: index.places.get(id) ?? [],
        href: href + queryOf({ ...asked, region: id, page: 1 }),
      }))
      .sort((a, b) => collator.compare(nameIn(a.names, lang), nameIn(b.names, lang))),
    asked,
    nAll: index.lines.length,
    nFound: found.length,
    from: (number - 1) * PER_PAGE + 1,
    rows: rows.map((line) => rowOf(index, line, href, places)),
    page: { number, count, hrefOf: (page) => href + queryOf({ ...asked, page }) },
    href,
    csvHref: `${href}/register.csv${queryOf({ ...asked, page: 1 })}`,
  };
}

function rowOf(index: RegisterIndex, line: RegisterLine, href: string, grades: readonly string[]): RegisterRow {
  const { unitId, code, names, above, grade, score, rankLow, rankHigh, kept } = line;
  return {
    unitId,
    href: `${href}/units/${encodeURIComponent(addressOf(index, line))}`,
    code,
    names,
    above: above.slice(0, 2).map((id) => index.places.get(id) ?? []),
    grade: grades.indexOf(grade),
    score,
    rankLow,
    rankHigh,
    kept,
  };
}

/** A unit's code where it names this unit alone, else its id. */
export const addressOf = (index: RegisterIndex, { unitId, code }: RegisterLine): string =>
  code !== null && index.byCode.get(code)?.unitId === unitId && !index.byId.has(code) ? code : unitId;

function emptyInput(
  programme: ProgrammeScene["programme"],
  href: string,
  asked: AskedPage,
): Omit<RegisterInput, keyof Ends> {
  return {
    programme,
    source: programme.languages[0] ?? "en",
    scale: [0, 100],
    grades: [],
    assessment: null,
    regions: [],
    asked,
    nAll: 0,
    nFound: 0,
    from: 1,
    rows: [],
    page: { number: 1, count: 1, hrefOf: () => href },
    href,
    csvHref: `${href}/register.csv`,
  };
}
