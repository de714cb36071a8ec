/** Who reviewed, and what is sealed, is told by nothing and opened to nobody. */
import type { Command } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { readPrivate } from "../private-parts.ts";
import { disclosureOfSealed } from "../store/disclose.ts";
import { transaction } from "../store/tx.ts";
import { type SampleJudging, sampleJudging } from "./sample-judging.ts";

let at: SampleJudging;
beforeAll(async () => {
  at = await sampleJudging();
}, 120_000);
afterAll(() => at.on.end());

describe("what is sealed", () => {
  test("says in no open entry, and in none that is disclosed, who reviewed", async () => {
    const round = await at.opened("sealed");
    const applicationId = await at.inReview(round, "mill");
    await at.rated(round, applicationId, { reviewer: 1, "reviewer-2": 2 });
    const { shardKey, logId } = round.programme;
    const texts = await transaction(at.on.touchstone, async (tx) => {
      const { rows: reviewers } = await tx.query<{ actor_id: string }>(
        "SELECT actor_id FROM assignment WHERE shard_key = $1 AND application_id = $2",
        [shardKey, applicationId],
      );
      const { rows: entries } = await tx.query<{ entry: Buffer; type: string }>(
        "SELECT entry, type FROM event WHERE shard_key = $1 AND log_id = $2 AND type <> 'RoleGranted'",
        [shardKey, logId],
      );
      const { rows: sealed } = await tx.query<{ seq: number }>(
        "SELECT seq FROM application_event WHERE shard_key = $1 AND application_id = $2",
        [shardKey, applicationId],
      );
      const disclosed = await Promise.all(
        sealed.map(({ seq }) => disclosureOfSealed(tx, at.on.touchstone.keys, round.programme, seq)),
      );
      return { reviewers, entries: entries.map(({ entry }) => entry.toString()), disclosed: JSON.stringify(disclosed) };
    });
    expect(texts.reviewers).toHaveLength(2);
    expect(texts.disclosed).toContain("RatingsSettled");
    for (const { actor_id } of texts.reviewers) {
      expect(texts.entries.join("\n")).not.toContain(actor_id);
      expect(texts.disclosed).not.toContain(actor_id);
    }
    expect(texts.entries.join("\n")).not.toContain(applicationId);
  });

  test("is opened to nobody, for whatever purpose", async () => {
    const { programme, account } = await at.opened("closed").then(async (round) => {
      await at.inReview(round, "mill").then((applicationId) => at.rated(round, applicationId, { reviewer: 1 }));
      return round;
    });
    const log = { kind: "programme", slug: programme.slug } as const;
    const { rows } = await transaction(at.on.touchstone, (tx) =>
      tx.query<{ seq: number; part: string }>(
        "SELECT seq, part FROM event_private WHERE shard_key = $1 AND log_id = $2",
        [programme.shardKey, programme.logId],
      ),
    );
    expect(rows.map(({ part }) => part)).toEqual(expect.arrayContaining(["sealed", "reviewer"]));
    for (const { seq, part } of rows)
      for (const name of ["office", "oversight", "decider"]) {
        const command = { type: "ReadPrivatePart", seq, part, purpose: "legal-duty" } as const;
        const answer = await readPrivate(at.on.touchstone, { log, command, account: account(name) });
        expect(answer.ok).toBe(false);
        const erase: Command = { type: "ErasePrivatePart", seq, part, reason: "mistake" };
        expect((await execute(at.on.touchstone, { log, command: erase, account: account(name) })).ok).toBe(false);
      }
  });
});
