import { namesOn, type UnitName } from "@touchstone/domain";
import type { Model } from "@touchstone/engine";
import type {
  CriterionScore,
  LineageLine,
  Named,
  NameSpan,
  PastResult,
  ScoreInterval,
  UnitInput,
} from "@touchstone/pages";
import {
  designationRows,
  gradesBefore,
  lineageOfUnit,
  namesOfUnit,
  type PastGrade,
  publicRound,
  readUnit,
  scorecardOf,
  type Tx,
  transaction,
  unitColumns,
  unitLines,
} from "@touchstone/server";
import { type Criterion, parsePeriod, type Standard, sourceLanguage } from "@touchstone/standard";
import { type Card, parseCard } from "./card.ts";
import { latestFirst, shownDesignation } from "./designation-rows.ts";
import { aroundOf, type Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";
import { nameIn, type RegisterIndex, type RegisterLine } from "./register-index.ts";
import { addressOf } from "./register-page.ts";
import { unitReport } from "./unit-report.ts";

const MOST_DESIGNATIONS = 200;

/** The line of the register that an address names, by code or id; null: nobody, so that there is no page. */
export const lineNamed = ({ byCode, byId }: RegisterIndex, named: string): RegisterLine | null =>
  byId.get(named.toLowerCase()) ?? byCode.get(named) ?? null;

/** The page of a unit that is in the register, as HTML. */
export async function unitPage(
  desk: Desk,
  scene: ProgrammeScene,
  lang: string,
  index: RegisterIndex,
  line: RegisterLine,
): Promise<string | null> {
  const { pages, touchstone, versions } = desk;
  const { log, organisation, programme, assessment, day } = scene;
  const read = assessment && (await versions.read(scene, assessment.standard.version));
  if (!assessment || !read) return null;
  const { standard, model, listed } = read;
  const period = assessment.period === "" ? null : parsePeriod(assessment.period, standard.period);
  const asked = {
    organisation,
    programme: log,
    standard,
    period,
    day: assessment.day,
    size: assessment.cut.organisation.size,
    isSealed: true,
  };
  const found = await transaction(
    touchstone,
    async (tx) => {
      const round = publicRound(tx, touchstone, scene);
      const [all, card, past, table, lineage, designated] = await Promise.all([
        namesOfUnit(tx, organisation, line.unitId),
        scorecardOf(tx, log, assessment.assessmentId, line.unitId),
        gradesBefore(tx, log, line.unitId),
        unitColumns(tx, touchstone.files, line.unitId, asked),
        lineageLines(tx, scene, line.unitId),
        designationRows(round, { validOnly: false, unitId: line.unitId, before: null, limit: MOST_DESIGNATIONS }),
      ]);
      return card && { all, card: parseCard(card.card), past, table, lineage, designations: designated.items };
    },
    { readOnly: true, pipelined: true, byKeys: true },
  );
  if (!found || found.card.score === null) return null;
  const { all, card, table } = found;
  const names = namesOn({ names: all }, day).map(({ text, lang: of, origin, review }) => ({
    text,
    lang: of,
    isMachine: origin === "machine" && review !== "reviewed",
  }));
  const href = `/${lang}/${programme.slug}`;
  const { uncertainty } = assessment;
  const input: UnitInput = {
    unitId: line.unitId,
    code: line.code,
    names,
    above: line.above.map((id) => index.places.get(id) ?? []),
    source: sourceLanguage(standard),
    scale: model.scale,
    grades: standard.grades.map(({ id, title, atLeast }) => ({ id, title, atLeast })),
    assessment: {
      id: assessment.assessmentId,
      period: assessment.period,
      day: assessment.day,
      version: listed.version,
      nUnits: assessment.nUnits,
      certainAt: uncertainty?.certainAt ?? null,
    },
    grade: standard.grades.findIndex(({ id }) => id === card.grade),
    score: found.card.score,
    interval: intervalOf(card, model.nodes[0]?.id ?? ""),
    rank: card.rank,
    kept: card.uncertainty?.kept ?? null,
    criteria: criteriaOf(standard, model, card),
    report: unitReport({
      read,
      unitId: line.unitId,
      name: nameIn(names, lang),
      card,
      table,
      period: assessment.period,
      nUnits: assessment.nUnits,
      uncertainty,
    }),
    designations: latestFirst(found.designations.map((row) => shownDesignation(row, href))),
    past: await pastOf(desk, scene, found.past),
    spans: spansOf(all),
    lineage: found.lineage,
    registerHref: href,
    dataHref: `${href}/data`,
  };
  const rest = `/units/${encodeURIComponent(addressOf(index, line))}`;
  return pages.drawUnit(aroundOf(desk, scene, lang, "register", rest), input);
}

function intervalOf({ uncertainty }: Card, id: string): ScoreInterval | null {
  const ends = uncertainty?.scores?.[id];
  return ends ? { low: ends[0], high: ends[1] } : null;
}

/** Criteria depth first, with their shares of the whole before any answer. */
function criteriaOf({ criteria }: Standard, { nodes }: Model, card: Card): CriterionScore[] {
  const shares = sharesOf(nodes);
  const list = (some: readonly Criterion[], depth: number): CriterionScore[] =>
    some.flatMap((criterion) => [
      {
        id: criterion.id,
        title: criterion.title,
        depth,
        score: card.scores[criterion.id] ?? null,
        interval: intervalOf(card, criterion.id),
        doesNotApply: card.states[criterion.id] === "n/a",
        shareOfWhole: shares.get(criterion.id) ?? Number.NaN,
      },
      ...list(criterion.criteria ?? [], depth + 1),
    ]);
  return list(criteria, 1);
}

/** Of each standard that is at hand once, however many pages are made of it. */
const knownShares = new WeakMap<Model["nodes"], ReadonlyMap<string, number>>();

/** Share of the whole of each node, before any answer. Parents come before their children. */
function sharesOf(nodes: Model["nodes"]): ReadonlyMap<string, number> {
  const known = knownShares.get(nodes);
  if (known) return known;
  const ofWhole = new Float64Array(nodes.length);
  ofWhole[0] = 1;
  nodes.forEach(({ first, count }, k) => {
    const children = nodes.slice(first, first + count);
    const sum = children.reduce((total, { weight }) => total + weight, 0);
    children.forEach(({ weight }, c) => {
      ofWhole[first + c] = sum > 0 ? ((ofWhole[k] ?? 0) * weight) / sum : 0;
    });
  });
  const shares = new Map(nodes.map(({ id }, k) => [id, ofWhole[k] ?? 0]));
  knownShares.set(nodes, shares);
  return shares;
}

async function pastOf({ versions }: Desk, scene: ProgrammeScene, past: readonly PastGrade[]): Promise<PastResult[]> {
  const results: PastResult[] = [];
  for (const { period, day, version, grade, score, kept } of past) {
    const read = await versions.read(scene, version);
    const grades = read?.standard.grades ?? [];
    const at = grades.findIndex(({ id }) => id === grade);
    const title = grades[at]?.title;
    if (!read || title === undefined) continue;
    const streaks = Math.min(5, grades.length - at);
    results.push({ period, day, version, title, source: sourceLanguage(read.standard), streaks, score, kept });
  }
  return results;
}

/** Names by language, then time; only where there was more than one in a language. */
function spansOf(names: readonly UnitName[]): NameSpan[] {
  const byLang = Map.groupBy(names, ({ lang }) => lang);
  if ([...byLang.values()].every(({ length }) => length === 1)) return [];
  return [...byLang.values()].flatMap((some) =>
    some
      .toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))
      .map(({ text, lang, from, until }) => ({ name: { text, lang }, from, until })),
  );
}

/** Mergers, splits and successions of a unit, with the names that the others had on that day, or have. */
async function lineageLines(tx: Tx, { organisation, day }: ProgrammeScene, unitId: string): Promise<LineageLine[]> {
  const edges = (await lineageOfUnit(tx, organisation, unitId)).filter(({ kind }) => kind !== "reopened");
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].filter((id) => id !== unitId);
  if (edges.length === 0) return [];
  const namesOf = new Map<string, readonly Named[]>();
  for (const { unitId: id, names } of await unitLines(tx, organisation, ids, { scheme: "code", on: day }))
    namesOf.set(id, names);
  for (const id of ids) {
    if ((namesOf.get(id)?.length ?? 0) > 0) continue;
    const unit = await readUnit(tx, organisation, id); // closed: its last names
    namesOf.set(id, unit ? unit.names.map(({ text, lang }) => ({ text, lang })) : []);
  }
  const groups = Map.groupBy(edges, ({ kind, to, on }) => `${kind} ${to === unitId} ${on}`);
  return [...groups.values()].flatMap((group): LineageLine[] => {
    const [first] = group;
    if (!first || first.kind === "reopened") return [];
    const isFrom = first.to === unitId;
    const others = group.map(({ from, to }) => (isFrom ? from : to));
    return [
      { kind: first.kind, isFrom, on: first.on, others: others.map((id) => ({ id, names: namesOf.get(id) ?? [] })) },
    ];
  });
}
