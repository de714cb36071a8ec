/**
 * A round whose stages name levels, once for each account: whatever its inbox holds it does, and is not refused; and whatever
 * it could do its inbox holds. Then those whom it is for bring the round to the next stage.
 */
import type { CommandOf, CommandType } from "@touchstone/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount } from "../../account.ts";
import { accountId } from "../../store/actors.ts";
import { transaction } from "../../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../../testing/sample-round.ts";
import { type TestTouchstone, testTouchstone } from "../../testing/test-database.ts";
import { settleDue } from "../settle-job.ts";
import type { InboxItem } from "./inbox.ts";
import { inboxOf } from "./inbox-of-all.ts";

const clock = setClock("2026-03-02");
let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
}, 120_000);
afterAll(() => on.end());

const LEVELS = "  actsAt: { completeness: township, deskReview: township, decision: county }\n  validFor:";
const VILLAGES = ["mill", "well", "hill"] as const; // the first two lie in north, which has a coordinator; hill does not
const said = { text: "As the pictures show", lang: "en", origin: "source", review: null } as const;

/** What the inbox offers of the stages, the commands behind it, and whom it is for in this round. */
type Stage = "checkCompleteness" | "assign" | "recommend" | "decide" | "publishNotice";
const OFFERED: Readonly<Record<string, Partial<Record<Stage, number>>>> = {
  office: { checkCompleteness: 1, assign: 1, publishNotice: 3 },
  coordinator: { checkCompleteness: 2, assign: 2 },
  "of-county": { checkCompleteness: 1, assign: 1 },
  "county-and-all": { checkCompleteness: 1, assign: 1, recommend: 2 },
  assessor: { recommend: 3 },
  decider: {},
  "county-decider": { decide: 3 },
  reviewer: {},
  auditor: {},
};

async function opened(slug: string): Promise<SampleRound> {
  clock.setTo("2026-03-02");
  const yaml = roundStandard(slug).replace("  validFor:", LEVELS);
  const round = await sampleRound(on.touchstone, { slug, yaml, opens: "2026-03-02", closes: "2026-04-06" });
  const grant = async (name: string, role: "coordinator" | "decider" | "assessor", unitId: string | null) => {
    const account = round.account(name);
    await addAccount(on.touchstone, account);
    const span = { grantId: on.touchstone.newId(), from: "2020-01-01", until: null };
    await round.does("office", { type: "GrantRole", account, role, unitId, ...span });
  };
  await grant("of-county", "coordinator", round.unit.county);
  await grant("county-decider", "decider", round.unit.county);
  await grant("county-and-all", "coordinator", round.unit.county);
  await grant("county-and-all", "assessor", null);
  return round;
}

test.each(Object.keys(OFFERED))(
  "%s is offered what it may do, and nothing that is refused",
  async (name) => {
    const round = await opened(`levels-${name}`);
    const { cycleId, does, ask } = round;
    const ids = new Map<string, string>();
    for (const code of VILLAGES) ids.set(code, await round.applied(code));
    for (const reviewer of ["reviewer", "reviewer-2"])
      await does(reviewer, { type: "DeclareInterests", cycleId, free: [...ids.values()], conflicts: [] });

    const inbox = async (): Promise<readonly InboxItem[]> => {
      const look = async () =>
        transaction(
          on.touchstone,
          async (tx) => inboxOf(tx, on.touchstone, (await accountId(tx, round.account(name))) ?? ""),
          {
            readOnly: true,
          },
        );
      return (await look()).items.filter(({ cycleId: of }) => of === cycleId);
    };
    /** The account does it to every application; then those whom it is for do what is left. */
    const stage = async <T extends CommandType>(
      kind: Stage,
      commandOf: (applicationId: string) => CommandOf<T>,
      others: Readonly<Record<(typeof VILLAGES)[number], string>>,
    ): Promise<void> => {
      const offered = (await inbox()).filter((item) => item.kind === kind).reduce((sum, { count }) => sum + count, 0);
      expect([kind, offered]).toEqual([kind, OFFERED[name]?.[kind] ?? 0]);
      let nDone = 0;
      for (const code of VILLAGES) {
        const applicationId = ids.get(code) ?? "";
        const answer = await ask(name, commandOf(applicationId));
        if (answer.ok) nDone++;
        else await does(others[code], commandOf(applicationId));
      }
      expect([kind, nDone]).toEqual([kind, offered]);
    };

    const township = { mill: "coordinator", well: "coordinator", hill: "office" } as const;
    const everywhere = (one: string) => ({ mill: one, well: one, hill: one });
    await stage("checkCompleteness", (id) => ({ type: "CheckCompleteness", applicationId: id, toMend: [] }), township);
    for (const reviewer of ["reviewer", "reviewer-2"]) {
      const left = new Map([...ids.values()].map((id) => [id, on.touchstone.newId()]));
      const assigning = (applicationId: string) =>
        ({
          type: "AssignReviewer",
          assignmentId: left.get(applicationId) ?? "",
          applicationId,
          reviewer: round.account(reviewer),
        }) as const;
      await stage("assign", assigning, township);
      for (const assignmentId of left.values()) {
        const rating = { item: "welcome", level: 2, confidence: "low", reason: said, evidence: [] } as const;
        await does(reviewer, { type: "Rate", assignmentId, ratings: [rating] });
        await does(reviewer, { type: "HandInRatings", assignmentId });
      }
    }
    expect(await settleDue(on.touchstone, round.programme.slug)).toMatchObject({ stopped: [] });
    for (const code of VILLAGES)
      await does(code, { type: "ReplyToFindings", applicationId: ids.get(code) ?? "", text: null });
    const graded = { grade: "bronze", reasons: [] } as const;
    await stage(
      "recommend",
      (applicationId) => ({ type: "Recommend", applicationId, ...graded }),
      everywhere("assessor"),
    );
    await stage(
      "decide",
      (applicationId) => ({ type: "Decide", applicationId, ...graded, whyCertain: [said] }),
      everywhere("county-decider"),
    );
    await stage(
      "publishNotice",
      (id) => ({ type: "PublishNotice", noticeId: on.touchstone.newId(), cycleId, applicationIds: [id], text: [] }),
      everywhere("office"),
    );
  },
  120_000,
);
