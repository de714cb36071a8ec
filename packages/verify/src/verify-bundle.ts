import type { Model, Plan, Robustness, Table } from "@touchstone/engine";
import { type BundleFolder, openFolder } from "./files/bundle-folder.ts";
import { OBSERVATIONS } from "./observations/check-observations.ts";
import { SUBMISSIONS } from "./observations/check-submissions.ts";
import { checkFiles, DESCRIPTOR, type Descriptor, readDescriptor } from "./package/descriptor.ts";
import { PARQUET } from "./parquet/check-parquet.ts";
import type { Ledgers } from "./record/check-cut.ts";
import { bundleKeys, KEYS, readLedger, type Trust } from "./record/read-ledger.ts";
import { isRehearsal, REHEARSAL } from "./record/rehearsal.ts";
import { UNIT_TABLES } from "./register/check-register.ts";
import { Findings } from "./report/findings.ts";
import type { Report } from "./report/report.ts";
import { verifyRecord } from "./verify-record.ts";

export interface Verifying {
  /** keys that are known to be the office's, and checkpoints that were kept; none of them from the bundle */
  readonly trust?: Partial<Trust>;
  /** false: how sure the scores are is not computed again, which can take long */
  readonly robustness?: boolean;
  /** false: observations.parquet is not looked into, which needs a native library */
  readonly parquet?: boolean;
  /** runs the replicates, such as on several threads; the result is the same; on this thread if absent */
  readonly countRuns?: (model: Model, table: Table, plan: Plan) => Promise<Robustness> | Robustness;
  /** is told what is being done */
  readonly say?: (what: string) => void;
}

/**
 * Checks a bundle from its files alone: one story, in the order of `CHECKS`.
 * @param dir the folder of the bundle
 * @throws {NoBundle} where there is no such folder
 */
export async function verifyBundle(dir: string, verifying: Verifying = {}): Promise<Report> {
  const { say = () => {} } = verifying;
  const findings = new Findings();
  const folder = openFolder(dir);
  findings.limit("truth", "That an answer is true: the ledger keeps what was said, when, and by which actor.");
  findings.limit(
    "actors",
    "Who is behind an actor, and that two actors are two people: the bundle has random ids only, so that nobody is exposed by it.",
  );
  findings.limit("private", "Private parts (contacts, reasons kept back): only commitments to them are public.");
  findings.limit("words", "That README.md, which is for people, says it rightly.");

  const descriptor = readDescriptor(folder, findings);
  if (descriptor === null) return reportOf(null, null, findings);
  say("hashing the files");
  checkFiles(folder, descriptor.value, findings);

  say("reading the ledgers");
  const used = new Set<string>([DESCRIPTOR, "README.md", KEYS, OBSERVATIONS, PARQUET, SUBMISSIONS]);
  for (const { path } of Object.values(UNIT_TABLES)) used.add(path);
  const ledgers = readLedgers(folder, verifying, used, findings);
  if (ledgers === null) return reportOf(descriptor.value, null, findings);
  const rehearses = [ledgers.organisation, ledgers.programme].some(({ events }) =>
    events.some(({ data }) => isRehearsal(data)),
  );
  const nUnits = await verifyRecord({ folder, descriptor, ledgers, used, findings, verifying });
  return reportOf(descriptor.value, nUnits, findings, rehearses);
}

function readLedgers(
  folder: BundleFolder,
  { trust = {} }: Verifying,
  used: Set<string>,
  findings: Findings,
): Ledgers | null {
  const own = bundleKeys(folder, findings);
  const trusted: Trust = { keys: trust.keys ?? [], seen: trust.seen ?? [] };
  const read = (kind: "organisation" | "programme"): Ledgers["programme"] | null =>
    readLedger(folder, kind, trusted, own, used, findings);
  const [organisation, programme] = [read("organisation"), read("programme")];
  if (trusted.seen.length === 0) {
    findings.cannot("ledger-seen", "no earlier checkpoint was given (--seen)");
    findings.limit(
      "other logs",
      "That others are shown the same ledgers, and that nothing was rewritten before you first looked: keep the checkpoints, and give them with --seen.",
    );
  }
  if (organisation === null || programme === null) return null;
  findings.looked(
    "events",
    `${organisation.events.length} of the organisation, ${programme.events.length} of the programme`,
  );
  for (const { kind, unknown } of [organisation, programme])
    for (const [type, n] of unknown)
      findings.limit(
        `type ${type}`,
        `What ${n} events of type ${type} in the ledger of the ${kind} mean: this program does not know it.`,
      );
  return { organisation, programme };
}

function reportOf(
  descriptor: Descriptor | null,
  nUnits: number | null,
  findings: Findings,
  rehearses = descriptor !== null && Object.hasOwn(descriptor.touchstone, "rehearsal"),
): Report {
  const about = descriptor?.touchstone;
  const checks = findings.checks();
  return {
    bundle: {
      programme: about?.programme.slug ?? null,
      organisation: about?.organisation.slug ?? null,
      period: about?.assessment?.period ?? null,
      standard: about?.assessment ? `${about.assessment.standard.id} ${about.assessment.standard.version}` : null,
      nUnits,
      rehearsal: rehearses ? REHEARSAL : null,
    },
    holds: checks.every(({ outcome }) => outcome !== "fails"),
    checks,
    limits: findings.limits(),
  };
}
