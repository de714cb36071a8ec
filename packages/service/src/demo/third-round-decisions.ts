import type { Application } from "@touchstone/domain";
import { PUBLIC_ACCOUNT, reservedAccount, type Touchstone } from "@touchstone/server";
import type { Far } from "./cast.ts";
import { ASSESSOR, DECIDER, OFFICE, unitAccountOf } from "./demo-accounts.ts";
import * as words from "./round-words.ts";
import { type Entry, type RoundUnderWay, standing } from "./round-work.ts";
import { PROGRAMME_LOG, tell } from "./storyteller.ts";
import type { Cast } from "./third-round-applicants.ts";
import type { Pace } from "./third-round-reviews.ts";

const REPLIED: readonly Far[] = ["recommending", "deciding", "decided", "noticed", "designated"];
const RECOMMENDED: readonly Far[] = REPLIED.slice(1);
const DECIDED: readonly Far[] = RECOMMENDED.slice(1);

/** Units reply, an assessor sums up, somebody else decides: each application as far as it comes. */
export async function concluded({ scene: { clock } }: RoundUnderWay, { from, pace }: Pace, cast: Cast): Promise<void> {
  const inState = async (touchstone: Touchstone, far: readonly Far[], state: Application["state"]) => {
    const found: (readonly [Entry, Application])[] = [];
    for (const entry of cast.of(...far)) {
      const on = await standing(touchstone, entry);
      if (on.state === state) found.push([entry, on]);
    }
    return found;
  };
  const replied = clock.daysAgo(from);
  for (const [k, [{ code, applicationId }]] of (await inState(replied, REPLIED, "reply")).entries())
    await tell(replied, PROGRAMME_LOG, unitAccountOf(code), {
      type: "ReplyToFindings",
      applicationId,
      text: k % 3 === 0 ? { text: words.REPLY, lang: "en", origin: "source", review: null } : null,
    });
  const recommended = clock.daysAgo(from - pace);
  for (const [{ applicationId }, on] of await inState(recommended, RECOMMENDED, "recommending"))
    await tell(recommended, PROGRAMME_LOG, ASSESSOR, {
      type: "Recommend",
      applicationId,
      grade: gradeOf(on),
      reasons: [{ at: "services", text: isLess(on) ? words.TOO_LOW : words.RECOMMENDED }],
    });
  const decided = clock.daysAgo(from - 2 * pace);
  for (const [{ applicationId }, on] of await inState(decided, DECIDED, "deciding"))
    await tell(decided, PROGRAMME_LOG, DECIDER, {
      type: "Decide",
      applicationId,
      grade: gradeOf(on),
      reasons: isLess(on) ? [{ at: "services", text: words.TOO_LOW }] : [],
      whyCertain: on.thirdItems === null ? null : words.WHY_CERTAIN,
    });
}

const gradeOf = ({ score }: Application): string | null => score?.grade ?? null;
const isLess = (on: Application): boolean => gradeOf(on) !== on.grade;

/** What was decided for is put on notice. */
export async function noticed(round: RoundUnderWay, daysAgo: number, entries: readonly Entry[]): Promise<void> {
  const touchstone = round.scene.clock.daysAgo(daysAgo);
  const applicationIds: string[] = [];
  for (const entry of entries)
    if ((await standing(touchstone, entry)).state === "decided") applicationIds.push(entry.applicationId);
  await tell(touchstone, PROGRAMME_LOG, OFFICE, {
    type: "PublishNotice",
    noticeId: touchstone.newId(),
    cycleId: round.cycleId,
    applicationIds,
    text: words.NOTICE_WORD,
  });
}

/** Somebody without an account objects to the first of these that is on notice. */
export async function objected(
  { scene: { clock } }: RoundUnderWay,
  daysAgo: number,
  entries: readonly Entry[],
  { text, publish }: { readonly text: string; readonly publish: boolean },
): Promise<string> {
  const touchstone = clock.daysAgo(daysAgo);
  const account = await reservedAccount(touchstone, PUBLIC_ACCOUNT);
  for (const entry of entries) {
    const { state, noticeId } = await standing(touchstone, entry);
    if (state !== "noticed" || noticeId === null) continue;
    const objectionId = touchstone.newId();
    await tell(touchstone, PROGRAMME_LOG, account, {
      type: "FileObjection",
      objectionId,
      noticeId,
      applicationId: entry.applicationId,
      text: { text, lang: "en", origin: "source", review: null },
      publish,
      contact: null,
    });
    return objectionId;
  }
  throw new RangeError("objected: got no decision on notice, want one");
}

/** The office answers an objection, and does not uphold it. */
export async function objectionAnswered(
  { scene: { clock } }: RoundUnderWay,
  daysAgo: number,
  objectionId: string,
): Promise<void> {
  await tell(clock.daysAgo(daysAgo), PROGRAMME_LOG, OFFICE, {
    type: "AnswerObjection",
    objectionId,
    upheld: false,
    answer: words.NOT_UPHELD,
  });
}
