import {
  type BulkCommand,
  type EventData,
  MOST_SANDBOXES,
  type Refusal,
  sandboxSlug,
  sandboxStream,
} from "@touchstone/domain";
import { type BulkScene, executeBulk } from "../bulk.ts";
import type { Receipt, Refused } from "../receipt.ts";
import type { NewEvent } from "../store/append.ts";
import type { LogName } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { type Copying, copyInto, NotCopied } from "./copy-into.ts";
import { sandboxesOf } from "./list-sandboxes.ts";
import { readOriginal } from "./read-original.ts";
import { removeSandbox } from "./remove-sandbox.ts";

/** Which programme is to be rehearsed, and by whom. */
export interface SandboxAsked {
  readonly programme: string;
  readonly account: string;
  /** null: `<programme>-sandbox-<n>` */
  readonly slug: string | null;
  /** told what is being done, and how much of it where that is known */
  readonly say?: (what: string, share?: number) => void;
}

/** A rehearsal that can begin. */
export interface SandboxMade {
  readonly ok: true;
  /** of its event in the ledger of the programme that was copied */
  readonly receipt: Receipt;
  /** name of its programme, and of its organisation */
  readonly slug: string;
  readonly filled: EventData["SandboxFilled"];
  /** versions of the standard that were not taken over, and why */
  readonly leftOut: readonly { readonly version: string; readonly refusal: Refusal }[];
}

/**
 * Copies a programme for a rehearsal: an organisation of its own with its register, its standard, who takes part and what
 * they answered, through the same gates as whatever counts. Who makes it is operator and office there. What goes wrong on
 * the way takes the copy away again; what is killed leaves one that is not whole, is shown as such and can be removed.
 */
export async function makeSandbox(touchstone: Touchstone, asked: SandboxAsked): Promise<SandboxMade | Refused> {
  const { programme, account, say = () => {} } = asked;
  const ids = { sandboxId: touchstone.newId(), organisationId: touchstone.newId() };
  const command: BulkCommand = { type: "MakeSandbox", ...ids, slug: asked.slug };
  let slug = "";
  const log: LogName = { kind: "programme", slug: programme };
  const receipt = await executeBulk(touchstone, { log, account, command }, async (scene) => {
    slug = asked.slug ?? (await nextSlug(scene));
    return (await whyNot(scene, slug)) ?? [madeEvent({ ...ids, slug })];
  });
  if (!receipt.ok) return receipt;
  const copying: Copying = { touchstone, account, slug, ...ids, say };
  try {
    say("reading the programme");
    const copied = await transaction(
      touchstone,
      async (tx) => copyInto(tx, copying, await readOriginal(tx, programme, touchstone.now())),
      { readOnly: true },
    );
    return { ok: true, receipt, slug, ...copied };
  } catch (error) {
    await removeSandbox(touchstone, { slug, account });
    if (error instanceof NotCopied) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

const madeEvent = (data: EventData["SandboxMade"]): NewEvent => ({
  type: "SandboxMade",
  stream: sandboxStream(data.sandboxId),
  data,
});

async function nextSlug({ tx, log }: BulkScene): Promise<string> {
  const { rows } = await tx.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM event WHERE shard_key = $1 AND log_id = $2 AND type = 'SandboxMade'",
    [log.shardKey, log.logId],
  );
  return sandboxSlug(log.slug, rows[0]?.n ?? 0);
}

async function whyNot({ tx, log }: BulkScene, slug: string): Promise<Refusal | null> {
  if (log.sandboxOf !== null) return { code: "sandbox-not-copied", slug: log.slug };
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(slug) || !/sandbox|rehearsal/.test(slug)) {
    const want = "lower-case letters, digits and -, from a letter, 64 at most, with sandbox or rehearsal in it";
    return { code: "invalid", problems: [{ path: "slug", got: slug, want }] }; // its addresses say what it is
  }
  const { rowCount } = await tx.query(
    "SELECT 1 FROM log WHERE slug = $1 UNION ALL SELECT 1 FROM sandbox_gone WHERE slug = $1",
    [slug],
  );
  const there = (await sandboxesOf(tx, log)).map((one) => one.slug);
  if (there.length >= MOST_SANDBOXES) return { code: "sandboxes-enough", there };
  return rowCount > 0 ? { code: "exists", what: "programme, organisation or rehearsal", id: slug } : null;
}
