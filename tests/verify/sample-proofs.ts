/** Proofs of mill as they come and go before it hands in: one that stands behind an answer twice, one that was unlinked, one that was taken back. */
import type { CommandOf, CommandType } from "@touchstone/domain";
import { execute, recordIntake, transaction } from "@touchstone/server";
import type { SampleRound, TestTouchstone } from "@touchstone/server/testing";
import { sha256Hex } from "./sample-log.ts";

/** Digests of files. */
export interface SampleProofs {
  readonly stands: string;
  readonly takenBack: string;
}

export async function sampleProofs(on: TestTouchstone, round: SampleRound): Promise<SampleProofs> {
  await proofOf(on, round, "stands", ["hours", "hours"]);
  const [unlinked = ""] = (await proofOf(on, round, "unlinked", ["forms"])).links;
  const { evidenceId } = await proofOf(on, round, "taken back", ["forms"]);
  const { mill: unitId } = round.unit;
  await does(on, round, { type: "UnlinkEvidence", linkId: unlinked, unitId });
  await does(on, round, { type: "WithdrawEvidence", evidenceId, unitId, reason: "mistake" });
  return { stands: sha256Hex("stands"), takenBack: sha256Hex("taken back") };
}

/** Takes a text in as a proof of mill, behind its answers of 2025. */
export async function proofOf(
  { touchstone }: TestTouchstone,
  round: SampleRound,
  words: string,
  answers: readonly string[],
): Promise<{ readonly evidenceId: string; readonly links: readonly string[] }> {
  const { organisation, programme, unit } = round;
  const evidenceId = touchstone.newId();
  const file = {
    digest: sha256Hex(words),
    mediaType: "text/plain",
    bytes: words.length,
    visibility: "public",
  } as const;
  await transaction(touchstone, async (tx) => {
    const { rows } = await tx.query<{ id: string }>("SELECT account_id AS id FROM account WHERE name = $1", [
      round.account("mill"),
    ]);
    const intake = { evidenceId, accountId: rows[0]?.id ?? "", logId: organisation.logId, fault: null, secret: null };
    await recordIntake(tx, touchstone.keys, { ...intake, file: { ...file, thumbnails: [] } }, touchstone.now());
  });
  const of = { evidenceId, unitId: unit.mill };
  const added = { ...of, programmeId: programme.logId, title: null, retainUntil: null };
  await does({ touchstone }, round, { type: "AddEvidence", ...added });
  const links = answers.map(() => touchstone.newId());
  for (const [i, id] of answers.entries()) {
    const target = { kind: "observation", item: `${programme.slug}/${id}`, period: "2025" } as const;
    const link = { linkId: links[i] ?? "", target, locator: { kind: "whole" } } as const;
    await does({ touchstone }, round, { type: "LinkEvidence", ...of, ...link });
  }
  return { evidenceId, links };
}

type ProofCommand = Extract<CommandType, `${string}Evidence`>;

async function does(
  { touchstone }: Pick<TestTouchstone, "touchstone">,
  { organisation, programme, account }: SampleRound,
  command: CommandOf<ProofCommand>,
): Promise<void> {
  const asked = { log: organisation, account: account("mill"), programme: programme.slug, command };
  const done = await execute(touchstone, asked);
  if (!done.ok) throw new Error(`${command.type}: ${JSON.stringify(done.refusal)}`);
}
