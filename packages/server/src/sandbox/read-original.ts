import type { Cut } from "@touchstone/domain";
import { dayIn } from "../day-in.ts";
import { cutOf } from "../ledger/cut.ts";
import { type Organisation, organisationOf } from "../projections/organisation-read.ts";
import { documentsOf, type Programme, type ProgrammeDocument, programmeOf } from "../projections/programme-read.ts";
import {
  type ListedOverlay,
  type ListedVersion,
  overlaysOf,
  versionOn,
  versionsOf,
} from "../projections/standards-read.ts";
import { type Log, logById, logBySlug } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A programme as it is copied: what it says of itself, at a cut of its logs. */
export interface Original {
  readonly log: Log;
  readonly organisation: Log;
  readonly names: Organisation["names"];
  readonly programme: Programme;
  readonly documents: readonly ProgrammeDocument[];
  /** the version in force on the day; null: none is */
  readonly inForce: ListedVersion | null;
  /** drafts, and what is on notice, in their order */
  readonly drafts: readonly ListedVersion[];
  /** of all these versions */
  readonly overlays: readonly ListedOverlay[];
  /** in its time zone */
  readonly day: string;
  readonly cut: Cut;
}

/** Reads a programme for a copy, within the snapshot from which the rest is read too. */
export async function readOriginal(tx: Tx, slug: string, now: Date): Promise<Original> {
  const log = await logBySlug(tx, "programme", slug);
  const organisation = log && (await logById(tx, log.organisationId));
  if (!log || !organisation) throw new RangeError(`readOriginal: got ${slug}, want a programme`);
  const programme = await programmeOf(tx, log);
  const day = dayIn(programme.timeZone, now.toISOString());
  const inForce = await versionOn(tx, log, day);
  const drafts = (await versionsOf(tx, log)).filter(({ state }) => state === "draft" || state === "notice");
  const overlays: ListedOverlay[] = [];
  for (const { version } of inForce ? [inForce, ...drafts] : drafts)
    overlays.push(...(await overlaysOf(tx, log, version)));
  return {
    log,
    organisation,
    names: (await organisationOf(tx, organisation)).names,
    programme,
    documents: await documentsOf(tx, log),
    inForce,
    drafts,
    overlays,
    day,
    cut: { organisation: await cutOf(tx, organisation), programme: await cutOf(tx, log) },
  };
}
