import type { Command, Text } from "@touchstone/domain";
import { execute, listAccounts, logBySlug, type Touchstone, transaction } from "@touchstone/server";
import { recordTaken } from "../evidence/intake.ts";
import { lookThrough } from "../evidence/look-through.ts";
import { unitAccountOf } from "./demo-accounts.ts";
import { drawnPicture, type Shown } from "./drawn-pictures.ts";
import { PROOF_TITLES } from "./round-words.ts";
import type { Entry, RoundUnderWay } from "./round-work.ts";
import { ORGANISATION_LOG, PROGRAMME, told } from "./storyteller.ts";

/** What a village shows of what reviewers rate. */
const SHOWN: readonly { readonly item: string; readonly shown: Shown; readonly n: number }[] = [
  { item: "welcome_desk", shown: "desk", n: 2 },
  { item: "places_cared_for", shown: "place", n: 2 },
];
const LIMITS = { evidence: { photoLimit: 1_000_000, fileLimit: 0, uploadMs: 0 }, clamd: null };

/**
 * Pictures behind the answers of a village, handed in by its own account and looked through as anybody's: drawn for the
 * example, as their titles say.
 */
export async function showProofs(
  touchstone: Touchstone,
  { scene, period, filesOf }: RoundUnderWay,
  { code }: Pick<Entry, "code">,
): Promise<void> {
  const account = unitAccountOf(code);
  const unitId = scene.unitIds.get(code) ?? "";
  const id = (await listAccounts(touchstone)).find(({ name }) => name === account)?.accountId;
  const [organisation, programme] = await transaction(
    touchstone,
    async (tx) => [
      await logBySlug(tx, ORGANISATION_LOG.kind, ORGANISATION_LOG.slug),
      await logBySlug(tx, "programme", PROGRAMME),
    ],
    { readOnly: true },
  );
  if (!organisation || !programme || !id) throw new TypeError(`showProofs: got no ${account}, want one of the demo`);
  const tell = async (command: Command): Promise<void> => {
    told(await execute(touchstone, { log: ORGANISATION_LOG, account, programme: PROGRAMME, command }), command.type);
  };
  for (const { item, shown, n } of SHOWN)
    for (let at = 0; at < n; at++) {
      const evidenceId = touchstone.newId();
      const found = await lookThrough(await drawnPicture(shown, seedOf(`${code} ${item} ${at}`)), "image/png", LIMITS);
      const about = { evidenceId, accountId: id, logId: organisation.logId, visibility: "reviewers" } as const;
      await recordTaken(touchstone, filesOf(organisation.logId), about, found);
      const title: Text = { text: PROOF_TITLES[shown], lang: "en", origin: "source", review: null };
      await tell({ type: "AddEvidence", evidenceId, unitId, programmeId: programme.logId, title, retainUntil: null });
      await tell({
        type: "LinkEvidence",
        linkId: touchstone.newId(),
        evidenceId,
        unitId,
        target: { kind: "observation", item: `${PROGRAMME}/${item}`, period },
        locator: { kind: "whole" },
      });
    }
}

/** A whole number for a text, the same for the same. */
const seedOf = (text: string): number =>
  new TextEncoder().encode(text).reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7);
