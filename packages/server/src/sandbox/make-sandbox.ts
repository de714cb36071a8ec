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
import { sha256Text } from "../standards/sha256-text.ts";
import type { NewEvent } from "../store/append.ts";
import { type LogName, logBySlug } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { madeIn, removeBrokenOff } from "./broken-off.ts";
import { copyInto, NotCopied } from "./copy-into.ts";
import { copyingAlone } from "./copying-alone.ts";
import { filledIn, sandboxesOf } from "./list-sandboxes.ts";
import { readOriginal } from "./read-original.ts";
import { removeSandbox } from "./remove-sandbox.ts";

/** Which programme is to be rehearsed, and by whom. */
export interface SandboxAsked {
  readonly programme: string;
  readonly account: string;
  /** null: `<programme>-sandbox-<n>` */
  readonly slug: string | null;
  /** under the same key there is one copy, however often it is asked for: one that was broken off is made anew */
  readonly key?: string | undefined;
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
  /** versions of the standard that were not taken over, and why; said once, to who made it */
  readonly leftOut: readonly { readonly version: string; readonly refusal: Refusal }[];
}

/**
 * Copies a programme for a rehearsal: an organisation of its own with its register, its standard, who takes part and what
 * they answered, through the same gates as whatever counts. Who makes it is operator and office there. What goes wrong on
 * the way takes the copy away again; what is killed leaves one that is not whole, is shown to nobody and is removed with
 * the next.
 */
export function makeSandbox(touchstone: Touchstone, asked: SandboxAsked): Promise<SandboxMade | Refused> {
  const { programme, account, say = () => {} } = asked;
  return copyingAlone(touchstone, programme, async (tx) => {
    await removeBrokenOff(touchstone, asked);
    const begun = await beginOrFind(touchstone, asked);
    if (!begun.ok || "filled" in begun) return begun;
    const { receipt, slug } = begun;
    try {
      say("reading the programme");
      const original = await readOriginal(tx, programme, touchstone.now());
      return { ok: true, receipt, slug, ...(await copyInto(tx, { touchstone, account, say, ...begun }, original)) };
    } catch (error) {
      await removeSandbox(touchstone, { slug, account });
      if (error instanceof NotCopied) return { ok: false, refusal: error.refusal };
      throw error;
    }
  });
}

/** A copy that was begun: there is nothing of it but the event that says so. */
type Begun = EventData["SandboxMade"] & { readonly ok: true; readonly receipt: Receipt };

/** Begins a copy; or finds the one that is there under the key. What was begun under it and is gone is followed by another. */
async function beginOrFind(touchstone: Touchstone, asked: SandboxAsked): Promise<Begun | SandboxMade | Refused> {
  for (let attempt = 1; ; attempt++) {
    const begun = await begin(touchstone, asked, attempt);
    if (!begun.ok || begun.isNew) return begun;
    const filled = await transaction(touchstone, (tx) => filledIn(tx, begun.organisationId), { readOnly: true });
    if (filled) return { ok: true, receipt: begun.receipt, slug: begun.slug, filled, leftOut: [] };
  }
}

async function begin(
  touchstone: Touchstone,
  { programme, account, slug: wanted, key }: SandboxAsked,
  attempt: number,
): Promise<(Begun & { readonly isNew: boolean }) | Refused> {
  const ids = { sandboxId: touchstone.newId(), organisationId: touchstone.newId() };
  const named = key === undefined ? ids : { sandboxId: "", organisationId: "" }; // under a key it is the same command
  const command: BulkCommand = { type: "MakeSandbox", ...named, slug: wanted };
  const log: LogName = { kind: "programme", slug: programme };
  let made: EventData["SandboxMade"] | null = null;
  const receipt = await executeBulk(
    touchstone,
    { log, account, command, key: key && keyOf(key, attempt) },
    async (scene) => {
      const slug = wanted === null ? await nextSlug(scene) : nameOf(wanted, attempt);
      made = { ...ids, slug };
      return (await whyNot(scene, slug)) ?? [madeEvent(made)];
    },
  );
  if (!receipt.ok) return receipt;
  if (made !== null) return { ok: true, receipt, ...(made as EventData["SandboxMade"]), isNew: true }; // set in between
  return { ok: true, receipt, ...(await madeUnder(touchstone, log, receipt)), isNew: false };
}

/** What the event of a receipt says. */
function madeUnder(touchstone: Touchstone, name: LogName, { first }: Receipt): Promise<EventData["SandboxMade"]> {
  return transaction(
    touchstone,
    async (tx) => {
      const log = await logBySlug(tx, name.kind, name.slug);
      const { rows } = await tx.query<{ entry: Buffer }>(
        "SELECT entry FROM event WHERE shard_key = $1 AND log_id = $2 AND seq = $3",
        [log?.shardKey ?? null, log?.logId ?? null, first],
      );
      if (!rows[0]) throw new RangeError(`madeUnder: got ${first}, want the number of an event of ${name.slug}`);
      return madeIn(rows[0].entry);
    },
    { readOnly: true },
  );
}

/** The key of one attempt: no longer than a key may be, and none that anybody gives. */
const keyOf = (key: string, attempt: number): string => (attempt === 1 ? key : sha256Text(`${key} ${attempt}`));

/** A name is not used twice, for it may have been signed for: that of what was broken off neither. */
const nameOf = (slug: string, attempt: number): string => (attempt === 1 ? slug : `${slug}-${attempt}`);

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
