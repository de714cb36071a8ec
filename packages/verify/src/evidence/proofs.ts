import { eventsOf } from "../record/chunk-of.ts";
import type { Recorded } from "../record/recorded.ts";

/** A file that stands behind an answer of a unit. */
interface Behind {
  readonly item: string;
  /** empty: any */
  readonly period: string;
  readonly digest: string;
}

/** For which programme, of which unit, before which event of the organisation's ledger. */
interface ProofsAsked {
  readonly programmeId: string;
  readonly unitId: string;
  readonly size: number;
}

/** Proofs at any state of an organisation's ledger. What was handed in for one programme is nobody else's. */
export interface Proofs {
  /** how many of a unit stood */
  readonly standing: (asked: ProofsAsked) => number;
  /** the files that stood behind the unit's answers, whosever they were; one as often as it was linked */
  readonly behind: (asked: ProofsAsked) => readonly Behind[];
}

interface Proof {
  readonly programmeId: string | null;
  readonly digest: string;
  readonly seq: number;
  /** number of the event that took it back */
  until: number;
}

interface Link extends Omit<Behind, "digest"> {
  readonly proof: Proof;
  readonly seq: number;
  until: number;
}

/** Reads the proofs of an organisation's ledger, with what they support. */
export function readProofs(events: readonly Recorded[]): Proofs {
  const of = <T extends Recorded["type"]>(type: T) => eventsOf(events, type, Number.POSITIVE_INFINITY);
  const proofs = new Map<string, Proof>();
  const byUnit = new Map<string, Proof[]>();
  for (const { seq, data } of of("EvidenceAdded")) {
    const { evidenceId, unitId, programmeId, digest } = data;
    const proof = { programmeId, digest, seq, until: Number.POSITIVE_INFINITY };
    proofs.set(evidenceId, proof);
    listIn(byUnit, unitId).push(proof);
  }
  for (const { seq, data } of of("EvidenceWithdrawn")) {
    const proof = proofs.get(data.evidenceId);
    if (proof) proof.until = Math.min(proof.until, seq);
  }
  const links = new Map<string, Link>();
  const linksOf = new Map<string, Link[]>();
  for (const { seq, data } of of("EvidenceLinked")) {
    const { linkId, evidenceId, unitId, target } = data;
    const proof = proofs.get(evidenceId);
    const { kind, item, period } = target;
    if (kind !== "observation" || proof === undefined || item === undefined || period === undefined) continue;
    const link = { proof, item, period, seq, until: Number.POSITIVE_INFINITY };
    links.set(linkId, link);
    listIn(linksOf, unitId).push(link);
  }
  for (const { seq, data } of of("EvidenceUnlinked")) {
    const link = links.get(data.linkId);
    if (link) link.until = Math.min(link.until, seq);
  }
  const stands = ({ seq, until }: { readonly seq: number; readonly until: number }, size: number): boolean =>
    seq < size && until >= size;
  const isOf = ({ programmeId }: Proof, asked: ProofsAsked): boolean =>
    programmeId === null || programmeId === asked.programmeId;
  return {
    standing: (asked) =>
      (byUnit.get(asked.unitId) ?? []).filter((proof) => stands(proof, asked.size) && isOf(proof, asked)).length,
    behind: (asked) =>
      (linksOf.get(asked.unitId) ?? []).flatMap((link) => {
        const { proof, item, period } = link;
        const counts = stands(link, asked.size) && stands(proof, asked.size) && isOf(proof, asked);
        return counts ? [{ item, period, digest: proof.digest }] : [];
      }),
  };
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
