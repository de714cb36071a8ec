import { randomUUID } from "node:crypto";
import { forEachOf } from "./api.ts";
import { inState, type Play, pass, type Row } from "./played.ts";
import { ANSWER, OBJECTIONS, REASONS, REPLY, said, UPHELD, WHY_CERTAIN } from "./words.ts";

/** Villages that say something to what was found, once in so many; the others say that they have nothing to say. */
const SPEAKS_ONCE_IN = 8;
const MOST_ON_A_NOTICE = 50;
/** two weeks, in which seven working days end whatever day they begin on, one of a weekend too */
const NOTICE_DAYS = 14;

/** Villages reply, an assessor sums up, somebody else decides. */
export async function decided(play: Play): Promise<void> {
  const { world, api, at } = play;
  const replying = await inState(play, "reply");
  await forEachOf(replying, async ([{ token, applicationId }], nth) => {
    at("villages reply", nth / replying.length);
    await api.command(token, "ReplyToFindings", { applicationId, text: nth % SPEAKS_ONCE_IN === 0 ? REPLY : null });
  });
  const waiting = await inState(play, "recommending");
  await forEachOf(waiting, async ([{ applicationId }, row], nth) => {
    at("an assessor recommends", nth / waiting.length);
    await api.command(world.assessor, "Recommend", { applicationId, grade: row.computed, reasons: reasonsOf(row) });
  });
  await decide(play);
}

async function decide(play: Play): Promise<void> {
  const { world, api, at } = play;
  const deciding = await inState(play, "deciding");
  await forEachOf(deciding, async ([{ applicationId }, row], nth) => {
    at("somebody else decides", nth / deciding.length);
    const body = { applicationId, grade: row.computed, reasons: reasonsOf(row), whyCertain: WHY_CERTAIN };
    await api.command(world.decider, "Decide", body);
  });
}

const reasonsOf = ({ computed, grade }: Row) => (computed === grade ? [] : REASONS);

/** Decisions are on notice; some object, one is right; one village withdraws; then units are designated. */
export async function published(play: Play): Promise<void> {
  await notices(play);
  await objections(play);
  const [, , , leaving] = await inState(play, "noticed");
  if (leaving) {
    const [{ token, applicationId }] = leaving;
    await play.api.command(token, "WithdrawApplication", { applicationId });
  }
  await pass(play, NOTICE_DAYS, "notices end: units are designated");
  await decide(play); // what was upheld
  await notices(play);
  await pass(play, NOTICE_DAYS, "the last notice ends");
}

async function notices(play: Play): Promise<void> {
  const { world, api, cycleId, at } = play;
  const ready = (await inState(play, "decided")).map(([{ applicationId }]) => applicationId);
  for (let from = 0; from < ready.length; from += MOST_ON_A_NOTICE) {
    at("decisions are put on notice", from / ready.length);
    await api.command(world.office, "PublishNotice", {
      noticeId: randomUUID(),
      cycleId,
      applicationIds: ready.slice(from, from + MOST_ON_A_NOTICE),
      text: [said("Whoever knows of something that speaks against one of these can say so until the notice ends.")],
    });
  }
}

/** Nobody needs an account to object; the second objection is upheld. */
async function objections(play: Play): Promise<void> {
  const { world, api, at } = play;
  at("some object");
  const noticed = await inState(play, "noticed");
  for (const [nth, text] of OBJECTIONS.entries()) {
    const [, row] = noticed[nth * 2] ?? [];
    if (!row?.noticeId) continue;
    const path = `/programmes/${world.programme}/notices/${row.noticeId}/objections`;
    const body = { applicationId: row.applicationId, text, lang: "en", publish: true, contact: null };
    const { objectionId } = (await api.post(null, path, body)) as { objectionId: string }; // as the API says it
    const upheld = nth === 1;
    await api.command(world.office, "AnswerObjection", { objectionId, upheld, answer: upheld ? UPHELD : ANSWER });
  }
}
