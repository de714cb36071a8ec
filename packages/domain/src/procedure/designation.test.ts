import { describe, expect, it } from "vitest";
import { advanceNoticed, answersDue, type NoticedCase, statusOn } from "./designation.ts";
import { codeOf, readCode, shownCode } from "./designation-code.ts";
import { APPLICATION, cycle, eventsOf, NOTICE, noticed, on, PUBLIC, refusalOf } from "./sample-decided.ts";
import { validUntil } from "./validity.ts";

const DESIGNATION = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";
const advance = (sample: NoticedCase, today: string) =>
  advanceNoticed({ ...sample, designationId: DESIGNATION }, on(today));
const objection = (upheld: boolean | null, n = 1) => ({
  objectionId: `objection ${n}`,
  noticeId: NOTICE,
  applicationId: APPLICATION,
  filedBy: PUBLIC,
  upheld,
});

describe("a designation", () => {
  it("is granted when the notice has lasted, at the grade decided, for as long as the standard says", () => {
    expect(eventsOf(advance(noticed(), "2026-06-11"))).toEqual([
      {
        type: "DesignationGranted",
        stream: `designation/${DESIGNATION}`,
        data: {
          designationId: DESIGNATION,
          applicationId: APPLICATION,
          cycleId: cycle.cycleId,
          noticeId: NOTICE,
          unitId: noticed().application.unitId,
          grade: "silver",
          standard: cycle.standard,
          assessmentId: noticed().application.score?.assessmentId,
          from: "2026-06-11",
          until: "2029-06-11",
        },
      },
      {
        type: "ApplicationMoved",
        stream: `application/${APPLICATION}`,
        data: { applicationId: APPLICATION, moved: { to: "designated", deadline: null } },
      },
    ]);
  });

  it("is not granted on the last day of the notice", () => {
    expect(refusalOf(advance(noticed(), "2026-06-10"))).toEqual({
      code: "due-nothing",
      applicationId: APPLICATION,
      until: "2026-06-11",
    });
  });

  it("waits longer where a day off became known since, and no less where one is worked after all", () => {
    const withDay = (day: string, working: boolean): NoticedCase => ({
      ...noticed(),
      calendar: { weekend: [6, 7], exceptions: [{ day, working }], knownThrough: "2026-12-31" },
    });
    expect(refusalOf(advance(withDay("2026-06-03", false), "2026-06-11"))).toMatchObject({ until: "2026-06-12" });
    expect(advance(withDay("2026-06-03", false), "2026-06-12").ok).toBe(true);
    expect(refusalOf(advance(withDay("2026-06-06", true), "2026-06-10"))).toMatchObject({ until: "2026-06-11" });
  });

  it("waits until it is known which days of the notice were worked", () => {
    const sample: NoticedCase = {
      ...noticed(),
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2026-06-09" },
    };
    expect(refusalOf(advance(sample, "2026-06-20"))).toEqual({
      code: "calendar-unknown",
      knownThrough: "2026-06-09",
      until: "2026-06-11",
    });
    expect(advance({ ...sample, calendar: { ...sample.calendar, knownThrough: "2026-06-10" } }, "2026-06-20").ok).toBe(
      true,
    );
  });

  it("wants objections answered in as many working days again, which begin as the notice ends", () => {
    const { notice, calendar } = noticed();
    expect(notice).toMatchObject({ until: "2026-06-11", days: 7 });
    // Thursday 11 June is the first of them, Friday 19 June the last
    expect(answersDue(notice, calendar)).toEqual({ until: "2026-06-20", provisional: false });
    const off = { ...calendar, exceptions: [{ day: "2026-06-15", working: false }] };
    expect(answersDue(notice, off).until).toBe("2026-06-23");
    expect(answersDue(notice, { ...calendar, knownThrough: "2026-06-18" }).provisional).toBe(true);
  });

  it("does not come by silence: who owes an answer goes on owing it", () => {
    const open = { ...noticed(), objections: [objection(null)] };
    expect(refusalOf(advance(open, "2027-06-11"))).toMatchObject({ code: "objections-unanswered" });
  });

  it("waits for the answer to every objection, and does not come where one was upheld", () => {
    const answered = { ...noticed(), objections: [objection(false, 1), objection(false, 2)] };
    expect(advance(answered, "2026-06-11").ok).toBe(true);
    const open = { ...noticed(), objections: [objection(false, 1), objection(null, 2), objection(null, 3)] };
    expect(refusalOf(advance(open, "2026-06-11"))).toEqual({
      code: "objections-unanswered",
      applicationId: APPLICATION,
      objections: ["objection 2", "objection 3"],
    });
    const upheld = { ...noticed(), objections: [objection(false, 1), objection(true, 2)] };
    expect(refusalOf(advance(upheld, "2026-06-11"))).toMatchObject({ code: "due-nothing" });
  });

  it("does not come without a decision for the unit, or without a score", () => {
    for (const more of [{ decision: null }, { decision: { by: "x", grade: null } }, { score: null }])
      expect(refusalOf(advance(noticed(more), "2026-06-11"))).toMatchObject({ code: "due-nothing" });
  });

  it("is valid from its first day on, and no more on the day of its end", () => {
    const days = ["2026-06-10", "2026-06-11", "2029-06-10", "2029-06-11"];
    expect(days.map((day) => statusOn({ from: "2026-06-11", until: "2029-06-11" }, day))).toEqual([
      "notYetValid",
      "valid",
      "valid",
      "expired",
    ]);
    expect(statusOn({ from: "2026-06-11", until: null }, "9999-12-31")).toBe("valid");
  });
});

describe("how long it holds", () => {
  it.each([
    ["2026-06-11", "P3Y", "2029-06-11"],
    ["2026-06-11", "P18M", "2027-12-11"],
    ["2026-06-11", "P1Y6M", "2027-12-11"],
    ["2026-12-31", "P1M", "2027-01-31"],
    ["2024-02-29", "P4Y", "2028-02-29"],
    ["2024-02-29", "P1Y", "2025-03-01"], // held through 28 February
    ["2026-01-31", "P1M", "2026-03-01"], // through 28 February
    ["2028-01-31", "P1M", "2028-03-01"], // through 29 February
    ["2026-03-31", "P1M", "2026-05-01"],
    ["2026-02-28", "P1Y", "2027-02-28"],
    ["2026-06-11", "P2W", "2026-06-25"],
    ["2026-06-11", "P30D", "2026-07-11"],
    ["2026-01-31", "P1M1D", "2026-03-02"],
    ["2026-06-11", "P0D", "2026-06-11"],
    ["1999-12-31", "P100Y", "2099-12-31"],
  ])("from %s for %s until %s", (from, duration, until) => {
    expect(validUntil(from, duration)).toBe(until);
  });

  it("without a length it has no end", () => {
    expect(validUntil("2026-06-11", null)).toBeNull();
  });

  it("what is no length or no day, or ends behind the calendar, is a fault", () => {
    for (const duration of ["P", "3Y", "P-1Y", "PT1H", "P1.5Y", "P9000Y", "P999999999Y", "P9999999D"])
      expect(() => validUntil("2026-06-11", duration)).toThrow(RangeError);
    expect(() => validUntil("2026-02-30", "P1Y")).toThrow(RangeError);
  });
});

describe("the code of a designation", () => {
  const CODE = codeOf(DESIGNATION);

  it("is eleven characters of which the last checks the others", () => {
    // 2^50 − 1, 0 and the id above by hand: 0x06d5a1c4e88 of 50 bits
    expect(codeOf("00000000-0000-0000-0000-000000000000")).toBe("00000000000");
    const all = codeOf("ffffffff-ffff-ffff-ffff-ffffffffffff");
    expect(all.slice(0, 10)).toBe("ZZZZZZZZZZ");
    expect("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"[(2 ** 50 - 1) % 37]).toBe(all[10]);
    expect(CODE).toHaveLength(11);
    expect(readCode(CODE)).toBe(CODE);
    expect(shownCode("0123456789A")).toBe("01234-56789-A");
  });

  it("is read however it was typed", () => {
    expect(readCode(shownCode(CODE))).toBe(CODE);
    expect(readCode(` ${CODE.toLowerCase()} `)).toBe(CODE);
    expect(readCode("ooooo-ooooo-o")).toBe("00000000000");
    const ones = codeOf("00000000-0000-0000-0000-000000000001");
    expect(ones).toBe("00000000011");
    expect([readCode("oooooooooli"), readCode("OOOOOOOOOIL")]).toEqual([ones, ones]);
  });

  it("with one character altered, or two neighbours swapped, is none", () => {
    const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (let at = 0; at < 10; at++)
      for (const digit of digits) {
        if (digit === CODE[at]) continue;
        expect(readCode(`${CODE.slice(0, at)}${digit}${CODE.slice(at + 1)}`)).toBeNull();
      }
    for (let at = 0; at < 9; at++) {
      const swapped = `${CODE.slice(0, at)}${CODE[at + 1]}${CODE[at]}${CODE.slice(at + 2)}`;
      if (swapped !== CODE) expect(readCode(swapped)).toBeNull();
    }
    for (const nothing of ["", "0", "0000000000", "000000000000", "U0000000000", "00000 0000é0"])
      expect(readCode(nothing)).toBeNull();
  });

  it("of something that is no UUID is a fault", () => {
    expect(() => codeOf("1")).toThrow(RangeError);
  });
});
