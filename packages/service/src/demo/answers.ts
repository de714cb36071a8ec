import { type Random, randomOf } from "./random.ts";
import type { Village } from "./region.ts";

/** A row of a file of answers: `unit`, `period`, then cells by the ids of columns, as a CSV would have them. */
export type Row = Readonly<Record<string, string>>;

/** One round of the programme. */
export interface Round {
  readonly period: string;
  /** 0 for the first: villages get better from round to round, most of them a little */
  readonly nth: number;
  /** by the code of a village: the grade that it holds as the round begins; "none" where there is none */
  readonly held: ReadonlyMap<string, string>;
}

/**
 * What villages answer in a round: invented, the same for the same seed. Figures about people are such that they can be
 * published: at least ten who say so of at least thirty asked, and at least ten who don't.
 */
export function answersOf(villages: readonly Village[], { period, nth, held }: Round, seed = 20_260_302): Row[] {
  return villages.map((village) => {
    const own = seed + numberOf(village.code);
    const lasting = randomOf(own);
    const standing = 0.65 + 0.125 * lasting.bell();
    const gains = Array.from({ length: nth }, () => 0.025 + 0.035 * lasting.bell());
    const good = within(
      gains.reduce((sum, gain) => sum + gain, standing),
      0.15,
      0.97,
    );
    const random = randomOf(own + (nth + 1) * 104_729);
    return {
      unit: village.code,
      period,
      ...contextOf(village),
      ...rowOf(village, good, random, held.get(village.code)),
    };
  });
}

/** A number of a text's own. @see FNV-1a */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 1;
}

function contextOf({ residents, hasSchool, hasClinic, runsWater, terrain }: Village): Row {
  const [has_school, has_clinic, runs_water] = [hasSchool, hasClinic, runsWater].map(yesNo) as [string, string, string]; // three in, three out
  return { residents: String(residents), has_school, has_clinic, runs_water, terrain };
}

/** @param good how well the village does by and large, 0 to 1 */
function rowOf(village: Village, good: number, random: Random, held = "none"): Row {
  const { residents } = village;
  const about = (spread = 0.11, least = 0.02, most = 0.99): number =>
    within(good + spread * random.bell(), least, most);
  const share = (spread?: number): string => about(spread).toFixed(2);
  const perThousand = (most: number): string => String(Math.round((about() * most * residents) / 1000));
  const deskHours = Math.round(6 + 36 * about());
  const row: Record<string, string> = {
    notices_in_languages: share(),
    forms_in_languages: share(),
    desk_hours: String(deskHours),
    speaker_hours: String(Math.round(deskHours * about())),
    answered_in_time: share(),
    welcome_desk: String(Math.round(3 * about(0.16, 0, 1))),
    step_free: someOf(["ramp", "toilet", "seats", "pictures"], about(0.2), random),
    clinic_hours: village.hasClinic ? String(Math.round(10 + 38 * about())) : "",
    school_meals: village.hasSchool ? yesNo(random.chance(good * 1.1)) : "",
    help_rooms: String(Math.max(residents > 200 ? 1 : 0, Number(perThousand(4.5)))),
    meetings_announced: share(),
    proposals_answered: share(),
    helpers_backed: someOf(["insurance", "tools", "transport", "training"], about(0.2), random),
    courses_held: perThousand(22),
    courses_open: share(),
    grant_days: String(Math.round(92 - 80 * about())),
    workshop: ["none", "sometimes", "daily", "daily", "taught"][Math.round(4 * about(0.16, 0, 1))] ?? "none",
    archive_open: ["closed", "by_appointment", "weekly"][Math.round(2 * about(0.2, 0, 1))] ?? "closed",
    items_described: share(),
    culture_spending: String(Math.round(residents * 62 * about() * 0.1) * 10),
    places_cared_for: String(Math.round(3 * about(0.16, 0, 1))),
    decisions_reasoned: share(),
    appeal_route: yesNo(random.chance(0.4 + 0.65 * good)),
    budget_open: ["not_done", "planned", "planned", "done", "done"][Math.round(4 * about(0.2, 0, 1))] ?? "planned",
    complaints_resolved: share(),
    ...survey(residents, about(0.09), random),
    water_tests: village.runsWater ? within(0.87 + 0.14 * about(0.2), 0.85, 1).toFixed(3) : "",
    fine_dust: String(Math.round(64 - 54 * about())),
    waste_sorted: within(0.85 * about(0.14), 0.02, 0.99).toFixed(2),
    public_toilets: perThousand(6),
    warm_rooms: (16.2 + 4.2 * about()).toFixed(1),
    "findings.major.open": random.chance(0.05) ? "1" : "0",
    held_grade: held,
  };
  gaps(row, village, random);
  return row;
}

/** What some villages did not say, could not be asked, or would not say. */
function gaps(row: Record<string, string>, { hasSchool }: Village, random: Random): void {
  for (const id of ["forms_in_languages", "items_described", "courses_open", "waste_sorted", "fine_dust"])
    if (random.chance(0.035)) row[id] = "";
  if (hasSchool && random.chance(0.04)) row.school_meals = "n/a";
  if (random.chance(0.02)) row.culture_spending = "refused";
  if (random.chance(0.025)) row.welcome_desk = "insufficient";
  if (random.chance(0.03)) for (const id of Object.keys(row)) if (!KEPT.has(id) && random.chance(0.6)) row[id] = ""; // handed in half of it
}

const KEPT = new Set(["findings.major.open", "held_grade", "treated_well.base", "treated_well"]);

/** How many were asked at the desk, and what share of them was treated with respect. */
function survey(residents: number, respected: number, random: Random): Row {
  const asked = Math.round(Math.min(260, 40 + residents * (0.08 + 0.12 * random())));
  const saidSo = within(Math.round(asked * respected), FEWEST, asked - FEWEST);
  return { treated_well: (saidSo / asked).toFixed(4), "treated_well.base": String(asked) };
}

/** fewest who say so and who don't, so that the share can be published */
const FEWEST = 10;

/** Some of the items, so that about this share is there; "none" where none is. */
function someOf(items: readonly string[], share: number, random: Random): string {
  return items.filter(() => random.chance(share)).join(";") || "none";
}

const yesNo = (is: boolean): string => (is ? "yes" : "no");
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
