import type { ObjectionForm } from "@touchstone/pages";
import { type NoticeView, noticeRows, noticeView } from "@touchstone/server";
import { asPublic } from "./designation-rows.ts";
import { aroundOf, type Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";

const PER_PAGE = 50;

/** A page of the list of notices, as HTML. @param before the number in the ledger that it begins below; null: the latest */
export async function noticesPage(
  desk: Desk,
  scene: ProgrammeScene,
  lang: string,
  before: number | null,
): Promise<string> {
  const { items, next } = await asPublic(desk, scene, (round) => noticeRows(round, { before, limit: PER_PAGE }));
  const href = `/${lang}/${scene.programme.slug}/notices`;
  const rest = `/notices${before === null ? "" : `?before=${before}`}`;
  return desk.pages.drawNotices(aroundOf(desk, scene, lang, "notices", rest), {
    notices: items,
    olderHref: next === null ? null : `${href}?before=${next}`,
  });
}

/** A notice as everybody may see it; null: there is none of this id. */
export const noticeOf = (desk: Desk, scene: ProgrammeScene, noticeId: string): Promise<NoticeView | null> =>
  asPublic(desk, scene, (round) => noticeView(round, noticeId));

/** The page of one notice, as HTML. @param typed what was sent and is wrong; null: nothing was sent */
export async function noticePage(
  desk: Desk,
  scene: ProgrammeScene,
  lang: string,
  { notice, typed }: { readonly notice: NoticeView; readonly typed: Omit<ObjectionForm, "languages"> | null },
): Promise<string> {
  const read = await desk.versions.read(scene, notice.version);
  const around = aroundOf(desk, scene, lang, "notices", `/notices/${notice.noticeId}`);
  const isPassing = around.isPassing === true || notice.state === "past" || typed !== null;
  const empty = { applicationId: "", text: "", lang, publish: false, contact: "", wrong: [] };
  return desk.pages.drawNotice(
    { ...around, isPassing },
    {
      notice,
      scale: read?.model.scale ?? [0, 100],
      href: `/${lang}/${scene.programme.slug}/notices/${notice.noticeId}`,
      form: { ...(typed ?? empty), languages: languagesFor(desk, scene) },
    },
  );
}

/** Languages that an objection can be in: the programme's, then what the pages speak besides. */
export const languagesFor = ({ pages }: Desk, { programme }: ProgrammeScene): readonly string[] => [
  ...new Set([...programme.languages, ...pages.PAGE_LANGUAGES]),
];

/** The page of one objection, as HTML; null: the notice has none of this number. */
export function objectionPage(
  desk: Desk,
  scene: ProgrammeScene,
  lang: string,
  { notice, objectionId }: { readonly notice: NoticeView; readonly objectionId: string },
): string | null {
  const objection = notice.answers.find((one) => one.objectionId === objectionId);
  if (!objection) return null;
  const rest = `/notices/${notice.noticeId}/objections/${objectionId}`;
  const unit = notice.entries.find(({ applicationId }) => applicationId === objection.applicationId)?.unit ?? null;
  return desk.pages.drawObjection(aroundOf(desk, scene, lang, "notices", rest), {
    objection,
    unit,
    noticeHref: `/${lang}/${scene.programme.slug}/notices/${notice.noticeId}`,
  });
}
