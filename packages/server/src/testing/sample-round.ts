/** For tests: a programme whose round is open, accounts for every role, and a clock that is set by the day. */
import type { Command, CommandOf, CommandType, Role } from "@touchstone/domain";
import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import { findUnits, isThere } from "../observations/find-units.ts";
import { type SampleOffice, sampleOffice, sampleProgramme, submit } from "../observations/sample-answers.ts";
import type { Receipt, Refused } from "../receipt.ts";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** A clock that stands still but for a second a call, until it is set to another day. */
export interface SetClock {
  readonly now: () => Date;
  /** noon of a day, UTC */
  setTo(day: string): void;
}

export function setClock(day: string): SetClock {
  let at = Date.parse(`${day}T12:00:00.000Z`);
  return {
    now: () => {
      at += 1000;
      return new Date(at);
    },
    setTo: (next) => {
      at = Date.parse(`${next}T12:00:00.000Z`);
    },
  };
}

/** A standard with a cycle: an amount that units answer, and, where asked for, a rubric that two reviewers rate. */
export function roundStandard(
  id: string,
  { rated = true, stages = ALL_STAGES }: { readonly rated?: boolean; readonly stages?: string } = {},
): string {
  const rubric = `      - id: welcome
        title: Welcome
        measures: procedure
        kind: rubric
        reportedBy: reviewer
        rating: { reviewers: 2, adjudicateWhenApartBy: 2 }
        rubric: [none, some, most, all]
`;
  return `touchstone: 1
id: ${id}
version: "1"
title: ${id}
languages: [en]
period: year
units:
  - { type: county, kind: area, title: county }
  - { type: township, kind: area, title: township, within: county }
  - { type: village, kind: area, title: village, within: township, assessed: true }
criteria:
  - id: doors
    title: Doors
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }
      - { id: forms, title: Forms, measures: service, kind: yes-no }
${rated ? rubric : "      - { id: signs, title: Signs, measures: service, kind: yes-no }\n"}grades:
  - { id: gold, title: Gold, atLeast: 80 }
  - { id: bronze, title: Bronze, atLeast: 40 }
cycle:
  stages: ${stages}
  validFor: P3Y
  appeal: { within: 10, answeredWithin: 20 }
`;
}

const ALL_STAGES =
  "[call, application, { selfAssessment: 20 }, { completeness: 5 }, { deskReview: 10 }, { rightOfReply: 5 }, { decision: 10 }, { notice: 7 }, designation]";

const UNITS = [
  ["county", "county", null],
  ["north", "township", "county"],
  ["south", "township", "county"],
  ["mill", "village", "north"],
  ["well", "village", "north"],
  ["hill", "village", "south"],
] as const;
type Code = (typeof UNITS)[number][0];

/** A round that units can apply in. */
export interface SampleRound {
  readonly organisation: Log;
  readonly programme: Log;
  readonly yaml: string;
  readonly cycleId: string;
  /** ids by code: mill and well lie in north, hill in south, both in the county */
  readonly unit: Readonly<Record<Code, string>>;
  /** operator and office of organisation and programme */
  readonly office: string;
  /** accounts of units by the unit's code, and of people by `<role>` or `<role>-2` */
  readonly account: (name: string) => string;
  /** sends a command to the programme by one of the accounts above, or by the office */
  readonly ask: <T extends CommandType>(account: string, command: CommandOf<T>) => Promise<Receipt | Refused>;
  /** `ask`, and what is refused is thrown */
  readonly does: <T extends CommandType>(account: string, command: CommandOf<T>) => Promise<Receipt>;
  /** hands in answers of villages, by the office */
  readonly answers: (rows: readonly Readonly<Record<string, string>>[]) => Promise<void>;
  /** a unit applies, answers and hands in: the id of its application */
  readonly applied: (code: Code, grade?: string, hours?: string) => Promise<string>;
}

const PEOPLE: readonly (readonly [string, Role])[] = [
  ["reviewer", "reviewer"],
  ["reviewer-2", "reviewer"],
  ["reviewer-3", "reviewer"],
  ["reviewer-4", "reviewer"],
  ["assessor", "assessor"],
  ["decider", "decider"],
  ["decider-2", "decider"],
  ["coordinator", "coordinator"],
  ["appeal", "appeal"],
  ["oversight", "oversight"],
  ["auditor", "auditor"],
];

/** @param on.opens the day that the clock stands at, and on which the round opens; it closes on `closes` */
export async function sampleRound(
  touchstone: Touchstone,
  {
    slug = "round",
    yaml = roundStandard(slug),
    opens,
    closes,
  }: { readonly slug?: string; readonly yaml?: string; readonly opens: string; readonly closes: string },
): Promise<SampleRound> {
  const sample: SampleOffice = await sampleOffice(touchstone, UNITS, `${slug}-council`);
  const { organisation, account: office } = sample;
  const programme = await sampleProgramme(touchstone, sample, slug, yaml, ["hill"]);
  const unit = await unitsByCode(touchstone, organisation);
  const account = (name: string): string => (name === "office" ? office : `${slug}.${name}`);
  const ask = <T extends CommandType>(by: string, command: CommandOf<T>): Promise<Receipt | Refused> =>
    execute(touchstone, { log: programme, account: account(by), command: command as Command }); // one of them
  const does = async <T extends CommandType>(by: string, command: CommandOf<T>): Promise<Receipt> => {
    const answer = await ask(by, command);
    if (!answer.ok) throw new Error(`${command.type} by ${by}: ${JSON.stringify(answer.refusal)}`);
    return answer;
  };
  const grant = async (name: string, role: Role, unitId: string | null): Promise<void> => {
    await addAccount(touchstone, account(name));
    const given = { grantId: touchstone.newId(), role, unitId, from: "2020-01-01", until: null };
    await does("office", { type: "GrantRole", account: account(name), ...given });
  };
  for (const [code] of UNITS) await grant(code, "unit", unit[code]);
  for (const [name, role] of PEOPLE) await grant(name, role, role === "coordinator" ? unit.north : null);
  const cycleId = touchstone.newId();
  const titles = [{ text: slug, lang: "en", origin: "source", review: null }] as const;
  await does("office", { type: "OpenCycle", cycleId, titles, period: "2025", opens, closes });
  const round: SampleRound = {
    organisation,
    programme,
    yaml,
    cycleId,
    unit,
    office,
    account,
    ask,
    does,
    answers: async (rows) => {
      const done = await submit(touchstone, sample, slug, yaml, rows);
      if (!done.ok) throw new Error(JSON.stringify(done));
    },
    applied: async (code, grade = "bronze", hours = "40") => {
      const applicationId = touchstone.newId();
      await does(code, { type: "Apply", applicationId, cycleId, unitId: unit[code], grade });
      await round.answers([{ unit: code, period: "2025", hours, forms: "yes" }]);
      await does(code, { type: "HandIn", applicationId });
      return applicationId;
    },
  };
  return round;
}

async function unitsByCode(touchstone: Touchstone, organisation: Log): Promise<SampleRound["unit"]> {
  const codes = UNITS.map(([code]) => code);
  const found = await transaction(touchstone, (tx) => findUnits(tx, organisation, codes, "code"));
  return Object.fromEntries(
    codes.map((code) => {
      const one = found.on(code, "2026-03-01", "2026-03-01");
      if (!isThere(one)) throw new Error(`sampleRound: no unit ${code}`);
      return [code, one.unitId];
    }),
  ) as SampleRound["unit"]; // every code of UNITS
}
