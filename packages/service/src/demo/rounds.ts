import { retractSubmission, type Touchstone } from "@touchstone/server";
import { answersOf, type Row } from "./answers.ts";
import { LEAVING, OFFICE, SIGNING_IN, unitAccountOf } from "./demo-accounts.ts";
import type { Scene } from "./found-demo.ts";
import { columnsOf, enrol, gradesHeld, handIn, type Reading, score, submit } from "./office-work.ts";
import { textsOf } from "./place-names.ts";
import { randomOf } from "./random.ts";
import type { Village } from "./region.ts";
import { ORGANISATION, ORGANISATION_LOG, PROGRAMME, PROGRAMME_LOG, tell, told } from "./storyteller.ts";

/** Villages that merge as the second year begins, the second into the first. */
const MERGING = ["larkwater-3-1", "larkwater-3-2"] as const;
/** Village that takes another name as the second year begins. */
const RENAMED = "tidewick-4-5";
/** Villages that apply whatever the dice say, for the story goes on with them. */
const CERTAIN = new Set<string>([...MERGING, RENAMED, ...SIGNING_IN]);
const SHARE_APPLYING = 0.84;
const SHARE_JOINING_LATER = 0.3;

/** Villages that take part, by code, as they are now. */
export type TakingPart = Map<string, Village>;

/** Most villages apply, answer by county, one county by mistake first, some correct themselves; then all are scored. */
export async function firstRound(scene: Scene): Promise<TakingPart> {
  const { clock, region } = scene;
  const year = clock.year - 2;
  const random = randomOf(7);
  const applying = region.villages.filter(({ code }) => random.chance(SHARE_APPLYING) || CERTAIN.has(code));
  await enrol(clock.on(`${year}-03-16`), applying, `${year}-03-16`);
  const rows = answersOf(applying, { period: String(year), nth: 0, held: new Map() }).map(heldBefore);
  const columns = await columnsOf(clock.on(`${year}-11-09`));

  await mistake(clock.on(`${year}-11-09`), columns, rows);
  await handIn(clock.on(`${year}-11-16`), columns, rows);
  await submit(clock.on(`${year}-12-01`), columns, corrected(rows));
  await score(clock.on(`${year}-12-14`), String(year));
  return new Map(applying.map((village) => [village.code, village]));
}

/** Some held a grade before Touchstone, by and large those that still do well. */
function heldBefore(row: Row): Row {
  const shares = [row.notices_in_languages, row.answered_in_time, row.proposals_answered, row.decisions_reasoned];
  const good = shares.reduce((sum, share) => sum + Number(share ?? 0), 0) / shares.length;
  return { ...row, held_grade: good >= 0.8 ? "distinguished" : good >= 0.68 ? "designated" : "none" };
}

/** Two villages become one, one is called otherwise, one withdraws by itself, some come in. */
export async function betweenRounds({ clock, region, unitIds }: Scene, taking: TakingPart): Promise<void> {
  const on = `${clock.year - 1}-01-01`;
  const touchstone = clock.on(`${clock.year - 1}-01-05`);
  const idOf = (code: string): string => unitIds.get(code) ?? "";
  const [into, ending] = MERGING;
  await tell(touchstone, PROGRAMME_LOG, OFFICE, { type: "EndEnrolment", unitId: idOf(ending), on });
  await tell(touchstone, ORGANISATION_LOG, OFFICE, { type: "MergeUnits", from: [idOf(ending)], into: idOf(into), on });
  const [first, second] = MERGING.map((code) => taking.get(code));
  if (first && second) taking.set(into, merged(first, second));
  taking.delete(ending);

  const names = textsOf(region.newName);
  await tell(touchstone, ORGANISATION_LOG, OFFICE, { type: "RenameUnit", unitId: idOf(RENAMED), names, on });

  const leaving = { type: "EndEnrolment", unitId: idOf(LEAVING), on } as const;
  await tell(touchstone, PROGRAMME_LOG, unitAccountOf(LEAVING), leaving);
  taking.delete(LEAVING);

  const random = randomOf(11);
  const stays = (code: string): boolean => taking.has(code) || code === ending || code === LEAVING;
  const joining = region.villages.filter(({ code }) => !stays(code) && random.chance(SHARE_JOINING_LATER));
  await enrol(touchstone, joining, on);
  for (const village of joining) taking.set(village.code, village);
}

/** All who take part answer again, each from the grade that it has reached, and are scored again. */
export async function secondRound(scene: Scene, taking: TakingPart): Promise<void> {
  const { clock } = scene;
  const year = clock.year - 1;
  const period = String(year);
  const held = await gradesHeld(clock.on(`${year}-09-07`), scene, String(year - 1));
  const rows = answersOf([...taking.values()], { period, nth: 1, held });
  const handed = clock.on(`${year}-09-07`);
  const columns = await columnsOf(handed);
  await handIn(handed, columns, rows);
  await submit(clock.on(`${year}-09-21`), columns, corrected(rows));
  await score(clock.on(`${year}-10-12`), period);
}

/** Hours a day where hours a week are asked: handed in by mistake, and taken back. */
async function mistake(touchstone: Touchstone, reading: Reading, rows: readonly Row[]): Promise<void> {
  const wrong = rows
    .filter(({ unit, desk_hours: hours }) => unit?.startsWith("emberfold-2-") && hours !== "")
    .map(({ unit = "", period = "", desk_hours: hours }) => ({
      unit,
      period,
      desk_hours: String(Math.round(Number(hours) / 5)),
    }));
  const submission = String(await submit(touchstone, reading, wrong));
  const asked = { organisation: ORGANISATION, programme: PROGRAMME, account: OFFICE, submission };
  told(await retractSubmission(touchstone, asked), "retract");
}

/** Some villages put right what they had said of their courses; figures about people stay as they are. */
function corrected(rows: readonly Row[]): Row[] {
  return rows
    .filter(({ courses_open: open }, at) => at % 23 === 5 && open !== undefined && open !== "")
    .map(({ unit = "", period = "", courses_open: open }) => {
      const share = Math.max(0.05, Number(open) - 0.04).toFixed(2);
      return { unit, period, courses_open: share };
    });
}

/** One village of two. */
function merged(a: Village, b: Village): Village {
  return {
    ...a,
    residents: a.residents + b.residents,
    hasSchool: a.hasSchool || b.hasSchool,
    hasClinic: a.hasClinic || b.hasClinic,
    runsWater: a.runsWater || b.runsWater,
  };
}
