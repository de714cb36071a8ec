import type { CriterionScore } from "@touchstone/pages";
import { type DesignationView, designationByCode, designationRows, designationView } from "@touchstone/server";
import { asPublic, latestFirst, shownDesignation } from "./designation-rows.ts";
import { aroundOf, type Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";
import type { RegisterIndex } from "./register-index.ts";
import { addressOf } from "./register-page.ts";

const PER_PAGE = 50;

/** A page of the list of designations, as HTML. @param before the number in the ledger that it begins below; null: the latest */
export async function designationsPage(
  desk: Desk,
  scene: ProgrammeScene,
  lang: string,
  before: number | null,
): Promise<string> {
  const { items, next } = await asPublic(desk, scene, (round) =>
    designationRows(round, { validOnly: false, unitId: null, before, limit: PER_PAGE }),
  );
  const href = `/${lang}/${scene.programme.slug}`;
  const rest = `/designations${before === null ? "" : `?before=${before}`}`;
  return desk.pages.drawDesignations(aroundOf(desk, scene, lang, null, rest), {
    designations: items.map((row) => shownDesignation(row, href)),
    olderHref: next === null ? null : `${href}/designations?before=${next}`,
  });
}

/**
 * The page of one designation, as HTML; null: nobody has this number in this programme.
 * @param index the register, by which its unit may have a page; null: nobody has been assessed
 */
export async function designationPage(
  desk: Desk,
  scene: ProgrammeScene,
  lang: string,
  { code: typed, index }: { readonly code: string; readonly index: RegisterIndex | null },
): Promise<string | null> {
  const view = await asPublic(desk, scene, async (round) => {
    const found = await designationByCode(round.tx, typed);
    if (found === null || found === "no-code" || found.log.logId !== scene.log.logId) return null;
    return designationView(round, found.designationId);
  });
  if (!view) return null;
  const { slug } = scene.programme;
  const href = `/${lang}/${slug}`;
  const { unitId } = view.unit;
  const line = unitId === null ? undefined : index?.byId.get(unitId);
  const read = view.standard && (await desk.versions.read(scene, view.standard.version));
  const rest = `/designations/${encodeURIComponent(view.code)}`;
  return desk.pages.drawDesignation(aroundOf(desk, scene, lang, null, rest), {
    designation: shownDesignation(view, href),
    on: view.on,
    at: view.at,
    issuer: view.organisation.names,
    programme: view.programme.names,
    language: view.languages[0] ?? lang,
    grades: view.grades,
    scale: read?.model.scale ?? [0, 100],
    standard: view.standard,
    period: view.cycle?.period ?? null,
    source: view.source,
    notice: view.notice && {
      href: `${href}/notices/${view.notice.noticeId}`,
      from: view.notice.from,
      last: view.notice.last,
      objections: view.notice.objections,
    },
    decision: view.decision,
    scorecard: view.scorecard && { ...view.scorecard, criteria: criteriaOf(view.scorecard.criteria) },
    history: latestFirst(view.history.map((row) => shownDesignation(row, href))),
    ledger: {
      slug,
      leaf: view.ledger.leaf,
      inclusionHref: view.ledger.checkpoint && `/api/v1/ledgers/programme/${slug}/inclusion?index=${view.ledger.leaf}`,
    },
    unitHref: line && index ? `${href}/units/${encodeURIComponent(addressOf(index, line))}` : null,
    standardHref: `${href}/standard`,
    dataHref: `${href}/data`,
  });
}

/** With how deep each lies; parents come before their children. */
function criteriaOf(criteria: NonNullable<DesignationView["scorecard"]>["criteria"]): CriterionScore[] {
  const depths = new Map<string, number>();
  return criteria.map(({ id, parent, title, score, interval, state, share }) => {
    const depth = 1 + (depths.get(parent ?? "") ?? 0);
    depths.set(id, depth);
    return { id, title, depth, score, interval, doesNotApply: state === "n/a", shareOfWhole: share };
  });
}
