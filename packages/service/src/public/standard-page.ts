import type { ReportInput, ShownObjection, ShownVersion } from "@touchstone/pages";
import { dayIn, type ListedVersion, objectionsOf, transaction } from "@touchstone/server";
import { burdenOf, diff } from "@touchstone/standard";
import { aroundOf, type Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";
import type { ReadVersion } from "./read-version.ts";

/** The standard in plain words, as HTML: the version in force, else the last that was put on notice. */
export async function standardPage(desk: Desk, scene: ProgrammeScene, lang: string): Promise<string> {
  const { pages, touchstone, versions } = desk;
  const { log, day } = scene;
  const published = await versions.published(scene);
  const isInForce = ({ effectiveFrom, effectiveUntil }: ListedVersion): boolean =>
    effectiveFrom !== null && effectiveFrom <= day && (effectiveUntil === null || day < effectiveUntil);
  const shown = published.findLast(isInForce) ?? published.findLast(({ state }) => state === "notice");
  const read = shown ? await versions.readListed(scene, shown) : null;
  const noticed = published.findLast(
    ({ state, noticeFrom, noticeUntil }) =>
      state === "notice" && noticeFrom !== null && noticeUntil !== null && noticeFrom <= day && day < noticeUntil,
  );
  const objections = await transaction(touchstone, (tx) => objectionsOf(tx, log, null), { readOnly: true });
  return pages.drawStandard(aroundOf(desk, scene, lang, "standard", "/standard"), {
    report: read && withoutUnits(read),
    burden: read && burdenOf(read.standard),
    notice: noticed
      ? {
          version: noticed.version,
          from: noticed.noticeFrom ?? "",
          until: noticed.noticeUntil ?? "",
          days: noticed.noticeDays ?? 0,
        }
      : null,
    versions: await shownVersions(desk, scene, published),
    objections: objections
      .filter(({ version }) => published.some((one) => one.version === version))
      .map(
        ({ objectionId, version, text, filedAt, upheld, answer }): ShownObjection => ({
          id: objectionId,
          version,
          text,
          filedOn: dayIn(scene.programme.timeZone, filedAt.toISOString()),
          upheld,
          answer,
        }),
      ),
    digest: shown?.digest ?? "",
  });
}

/** The latest first, each against the published one before it. */
async function shownVersions(
  { versions }: Desk,
  scene: ProgrammeScene,
  published: readonly ListedVersion[],
): Promise<ShownVersion[]> {
  const shown: ShownVersion[] = [];
  for (const [at, listed] of published.entries()) {
    const { version, state, effectiveFrom, effectiveUntil, noticeFrom, noticeUntil, change } = listed;
    if (state === "draft") continue;
    const before = published.find((one) => one.version === listed.comparedWith) ?? published[at - 1];
    const changes = before && {
      before: before.version,
      list: diff((await versions.readListed(scene, before)).source, (await versions.readListed(scene, listed)).source)
        .changes,
    };
    const isNotice = effectiveFrom === null;
    shown.unshift({
      version,
      state,
      from: isNotice ? noticeFrom : effectiveFrom,
      until: isNotice ? noticeUntil : effectiveUntil,
      change,
      changes: changes ?? null,
    });
  }
  return shown;
}

/** A standard as the report of a table has it, of a table without units. */
function withoutUnits({ standard, model, columns, listed, machineLanguages }: ReadVersion): ReportInput {
  const nothing = {
    numbers: new Float64Array(0),
    bytes: new Uint8Array(0),
    words: new Int16Array(0),
    ints: new Int32Array(0),
  };
  return {
    standard,
    model,
    columns,
    table: { units: [], columns: model.columns, values: nothing.numbers, states: nothing.bytes },
    names: [],
    period: null,
    scored: {
      units: [],
      exact: nothing.numbers,
      scores: nothing.numbers,
      states: nothing.bytes,
      ranks: nothing.ints,
      answeredShare: nothing.numbers,
      screened: nothing.bytes,
      gates: nothing.bytes,
      grades: nothing.words,
      gradesByScore: nothing.words,
      weights: null,
      points: null,
      sealed: [],
      undecided: [],
      stages: null,
    },
    present: nothing.numbers,
    robustness: null,
    certainAt: standard.robustness?.certainAt ?? null,
    usual: false,
    items: [],
    explained: new Map(),
    places: null,
    provenance: { standardDigest: listed.digest, tableDigest: "", file: "", fileSha256: "", version: "", date: "" },
    machineLanguages,
  };
}
