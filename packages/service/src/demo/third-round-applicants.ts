import { addAccount } from "@touchstone/server";
import type { EvidenceFiles } from "../evidence/evidence-files.ts";
import { answersOf } from "./answers.ts";
import { castOf, type Far } from "./cast.ts";
import { coordinatorOf, OFFICE, SIGNING_IN, unitAccountOf } from "./demo-accounts.ts";
import type { Scene } from "./found-demo.ts";
import { columnsOf, gradesHeld } from "./office-work.ts";
import { showProofs } from "./proofs.ts";
import { COMMITMENT, EARLIER_SOURCE, EARLIER_TITLE, ROUND_TITLE, TO_MEND } from "./round-words.ts";
import { answer, type Entry, officeFigures, type RoundUnderWay } from "./round-work.ts";
import type { TakingPart } from "./rounds.ts";
import { ROUND_OPENED_DAYS_AGO } from "./story-clock.ts";
import { PROGRAMME_LOG, tell } from "./storyteller.ts";

/** Applications of the round under way. */
export interface Cast {
  /** those that come so far, or to one of these stages */
  of(...far: readonly Far[]): Entry[];
}

const OPEN_FOR_DAYS = 120;
const DAY_MS = 86_400_000;

/** Opens the round for the year, as long as it can be looked at; plaques of earlier days enter the register. */
export async function opened(scene: Scene, filesOf: EvidenceFiles): Promise<RoundUnderWay> {
  const { clock, unitIds } = scene;
  const touchstone = clock.daysAgo(ROUND_OPENED_DAYS_AGO);
  const day = (after: number): string =>
    new Date(touchstone.now().getTime() + after * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10); // as Shanghai has it
  for (const code of ["emberfold-1-1", "quillmoor-4-2"])
    await tell(touchstone, PROGRAMME_LOG, OFFICE, {
      type: "RecordEarlierDesignation",
      designationId: touchstone.newId(),
      unitId: unitIds.get(code) ?? "",
      title: EARLIER_TITLE,
      from: `${clock.year - 5}-05-01`,
      until: code.startsWith("ember") ? `${clock.year + 1}-05-01` : null,
      source: EARLIER_SOURCE,
    });
  const cycleId = touchstone.newId();
  const period = String(clock.year);
  await tell(touchstone, PROGRAMME_LOG, OFFICE, {
    type: "OpenCycle",
    cycleId,
    titles: ROUND_TITLE(clock.year),
    period,
    opens: day(0),
    closes: day(OPEN_FOR_DAYS),
  });
  return { scene, cycleId, period, reading: await columnsOf(touchstone), filesOf };
}

/** Villages apply, each by an account of its own that who coordinates it has opened; one takes it back. */
export async function applied(round: RoundUnderWay, taking: TakingPart): Promise<Cast> {
  const { scene, cycleId, period } = round;
  const { clock, region, unitIds } = scene;
  const touchstone = clock.daysAgo(ROUND_OPENED_DAYS_AGO - 1);
  const places = castOf([...taking.keys()]);
  const villages = region.villages.filter(({ code }) => places.has(code)).map((one) => taking.get(one.code) ?? one);
  const held = await gradesHeld(touchstone, scene, String(clock.year - 1));
  const entries = answersOf(villages, { period, nth: 2, held }).map(
    (row): Entry => ({ code: row.unit ?? "", applicationId: touchstone.newId(), row, assigned: new Map() }),
  );
  for (const { code, applicationId } of entries) {
    const account = unitAccountOf(code);
    const unitId = unitIds.get(code) ?? "";
    if (!SIGNING_IN.includes(code)) {
      await addAccount(touchstone, account);
      const opening = { grantId: touchstone.newId(), account, unitId, from: `${period}-01-01`, until: null };
      await tell(touchstone, PROGRAMME_LOG, coordinatorOf(code), { type: "OpenUnitAccount", ...opening });
    }
    const grade = soughtBy(held.get(code));
    await tell(touchstone, PROGRAMME_LOG, account, { type: "Apply", applicationId, cycleId, unitId, grade });
    if (places.get(code) === "withdrawn")
      await tell(touchstone, PROGRAMME_LOG, account, { type: "WithdrawApplication", applicationId });
  }
  const cast: Cast = {
    of: (...far) => entries.filter(({ code }) => far.some((one) => one === places.get(code))),
  };
  for (const { code } of cast.of("halfWay"))
    await tell(touchstone, PROGRAMME_LOG, unitAccountOf(code), {
      type: "MakeCommitment",
      commitmentId: touchstone.newId(),
      unitId: unitIds.get(code) ?? "",
      text: COMMITMENT,
    });
  return cast;
}

/** The grade that a village seeks: the one above what it holds. */
const soughtBy = (held: string | undefined): string =>
  held === "outstanding" || held === "distinguished"
    ? "outstanding"
    : held === "designated"
      ? "distinguished"
      : "designated";

/** They answer, show what reviewers are to rate, and hand in; the office has the figures that are its own to give. */
export async function answered(round: RoundUnderWay, daysAgo: number, entries: readonly Entry[]): Promise<void> {
  const touchstone = round.scene.clock.daysAgo(daysAgo);
  await officeFigures(touchstone, round, entries);
  for (const entry of entries) {
    await answer(touchstone, round, entry);
    await showProofs(touchstone, round, entry);
    const { code, applicationId } = entry;
    await tell(touchstone, PROGRAMME_LOG, unitAccountOf(code), { type: "HandIn", applicationId });
  }
}

/** They are complete, as who coordinates their county finds. */
export async function checked(round: RoundUnderWay, daysAgo: number, entries: readonly Entry[]): Promise<void> {
  await check(round, daysAgo, entries, []);
}

/** They have one list of what to mend. */
export async function sentToMend(round: RoundUnderWay, daysAgo: number, entries: readonly Entry[]): Promise<void> {
  await check(round, daysAgo, entries, [{ at: "notices_in_languages", text: TO_MEND }]);
}

async function check(
  { scene: { clock } }: RoundUnderWay,
  daysAgo: number,
  entries: readonly Entry[],
  toMend: readonly { readonly at: string; readonly text: typeof TO_MEND }[],
): Promise<void> {
  const touchstone = clock.daysAgo(daysAgo);
  for (const { code, applicationId } of entries)
    await tell(touchstone, PROGRAMME_LOG, coordinatorOf(code), { type: "CheckCompleteness", applicationId, toMend });
}
