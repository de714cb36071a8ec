import type { Cut, Refusal } from "@touchstone/domain";
import type { Model } from "@touchstone/engine";
import {
  type ColumnSpec,
  compile,
  digestOf,
  type Period,
  parsePeriod,
  type Standard,
  wantPeriod,
} from "@touchstone/standard";
import type { BulkScene } from "../bulk.ts";
import { cutOf } from "../ledger/cut.ts";
import { assertIntact, LedgerDamaged } from "../ledger/intact.ts";
import { versionOn } from "../projections/standards-read.ts";
import { readStandard } from "../standards/read-standard.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import { logById } from "../store/log.ts";
import type { Touchstone } from "../touchstone.ts";
import { type ReadyColumns, readyColumns, type Say } from "./columns-at.ts";

/** What is scored by what, fixed: nothing that is recorded later changes it. */
export interface Sealed {
  readonly cut: Cut;
  /** of the programme's time zone, on which enrolments, permissions and the standard have to hold */
  readonly day: string;
  readonly period: Period | null;
  readonly standard: Standard;
  readonly version: { readonly version: string; readonly digest: string };
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  readonly ready: ReadyColumns;
}

/**
 * Seals what an assessment counts, under the lock of the programme's log: both cuts, the standard in force on the day,
 * who takes part.
 * @returns why nobody can be scored, where that shows already
 * @throws {FileDamaged} if the standard's file is missing or was altered
 * @throws {LedgerDamaged} if an event is missing or was altered: nothing is scored on what is not the record
 */
export async function seal(
  touchstone: Touchstone,
  { tx, log: programme, today: day }: BulkScene,
  asked: { readonly period: string },
  say: Say,
): Promise<Sealed | Refusal> {
  const organisation = await logById(tx, programme.organisationId);
  if (!organisation) throw new RangeError(`seal: got the programme ${programme.slug}, whose organisation has no log`);
  const inForce = await versionOn(tx, programme, day);
  if (!inForce) return { code: "no-standard-in-force", day };
  const standard = await readStandard(touchstone.files, inForce.file);
  const digest = digestOf(standard, sha256Text);
  if (digest !== inForce.digest)
    throw new LedgerDamaged(
      `version ${inForce.version} of the standard of ${programme.slug} has the digest ${digest}, the register of versions says ${inForce.digest}`,
    );
  const hasNone = standard.period === "none" && asked.period === "";
  const period = hasNone ? null : parsePeriod(asked.period, standard.period);
  if (period === null && !hasNone)
    return { code: "not-a-period", got: asked.period, want: wantPeriod(standard.period) };
  const cut = { organisation: await cutOf(tx, organisation), programme: await cutOf(tx, programme) };
  await assertIntact(tx, organisation, cut.organisation);
  await assertIntact(tx, programme, cut.programme);
  const ready = await readyColumns(touchstone, tx, { organisation, programme, standard, period, day, cut }, say);
  if (ready.sources.enrolled.length === 0) return { code: "nobody-enrolled", day };
  const { model, columns } = compile(standard);
  return { cut, day, period, standard, version: { version: inForce.version, digest }, model, columns, ready };
}
