import { parsePeriod } from "@touchstone/standard";
import { checkFacts } from "./assessment/check-facts.ts";
import { checkResults, partsOf } from "./assessment/check-results.ts";
import { checkScorecards, SCORECARDS } from "./assessment/check-scorecards.ts";
import { SHORT } from "./assessment/check-short.ts";
import { assessmentOf, tellUnassessed } from "./assessment/find-assessment.ts";
import { gatherer } from "./assessment/gather.ts";
import { readEnrolment } from "./enrolment/enrolment.ts";
import type { BundleFolder } from "./files/bundle-folder.ts";
import { checkSubmissions } from "./observations/check-submissions.ts";
import { readAnswers } from "./observations/read-answers.ts";
import { quantitiesOf, type Submission, submissionsFor } from "./observations/sources.ts";
import { checkDescriptor } from "./package/check-descriptor.ts";
import { DESCRIPTOR, type Descriptor } from "./package/descriptor.ts";
import { checkParquet } from "./parquet/check-parquet.ts";
import { handInCheck } from "./procedure/check-hand-ins.ts";
import { checkProcedure } from "./procedure/check-procedure.ts";
import { ROUND_TABLES } from "./procedure/check-tables.ts";
import { roundOf } from "./procedure/round.ts";
import { checkCut, cutOf, type Ledgers } from "./record/check-cut.ts";
import { checkSeparation } from "./record/check-separation.ts";
import type { Chunks } from "./record/chunk-rows.ts";
import { checkRegister } from "./register/check-register.ts";
import { replayRegister } from "./register/replay.ts";
import type { Findings } from "./report/findings.ts";
import { localDay } from "./standard/calendar.ts";
import { checkLife } from "./standard/check-life.ts";
import { loadStandards } from "./standard/load-standards.ts";
import type { Verifying } from "./verify-bundle.ts";

export interface Work {
  readonly folder: BundleFolder;
  readonly descriptor: { readonly value: Descriptor; readonly text: string };
  readonly ledgers: Ledgers;
  /** paths that have their place in a bundle */
  readonly used: Set<string>;
  readonly findings: Findings;
  readonly verifying: Verifying;
}

/** Compares the two files of observations meanwhile, unless one of them is not even what was listed. */
function beginParquet({ folder, findings, verifying }: Work): Promise<void> {
  if (verifying.parquet === false) findings.cannot("parquet", "it was not looked into, as you asked");
  else if (findings.fails("files-intact")) findings.cannot("parquet", "the files are not those that were listed");
  else return checkParquet(folder, findings);
  return Promise.resolve();
}

/** @returns units scored, null where none were */
export async function verifyRecord(work: Work): Promise<number | null> {
  const { folder, descriptor, ledgers, used, findings, verifying } = work;
  const { say = () => {} } = verifying;
  const cut = cutOf(ledgers);
  checkCut(descriptor.value.touchstone.cut, ledgers, DESCRIPTOR, findings);
  const [organised, programmed] = [ledgers.organisation.events, ledgers.programme.events];
  const organisation = organised[0]?.type === "OrganisationFounded" ? organised[0] : null;
  const programme = programmed[0]?.type === "ProgrammeFounded" ? programmed[0] : null;
  if (organisation === null || programme === null) {
    findings.fault("events", {
      where: `ledger/${organisation === null ? "organisation" : "programme"}, leaf 0`,
      found: "something else",
      wanted: organisation === null ? "OrganisationFounded" : "ProgrammeFounded",
    });
    return null;
  }
  if (programme.data.organisationId !== organisation.data.organisationId)
    findings.fault("events", {
      where: "ledger/programme, leaf 0",
      found: `a programme of the organisation ${programme.data.organisationId}`,
      wanted: organisation.data.organisationId,
    });

  checkSeparation("organisation", organised, cut.organisation.size, findings);
  checkSeparation("programme", programmed, cut.programme.size, findings);
  say("checking the standard");
  const versions = loadStandards(folder, programmed, cut.programme.size, findings);
  for (const version of versions.values()) {
    checkLife(version, programme, programmed, cut.programme.size, findings);
    used.add(`standard/${version.version}.yaml`).add(`standard/${version.version}.json`);
    for (const language of version.languages) used.add(`standard/translations/${version.version}/${language}.yaml`);
  }
  const assessed = assessmentOf(descriptor.value, programmed, findings);
  const version = assessed && versions.get(assessed.data.standard.version);
  if (assessed) {
    checkCut(assessed.data.cut, ledgers, `ledger/programme, leaf ${assessed.seq}`, findings);
    checkFacts(assessed, version ?? undefined, programme.data.timeZone, programmed, findings);
  } else tellUnassessed(programmed, findings);

  say("reading who takes part");
  const chunks: Chunks = { folder, findings, read: new Map() };
  const enrolment = readEnrolment(chunks, programmed, cut.programme.size);
  const published = enrolment.liveAt({ size: cut.programme.size, day: null });
  const scoredOnly = assessed && enrolment.liveAt({ size: assessed.data.cut.programme.size, day: assessed.data.day });
  for (const unitId of scoredOnly ?? []) published.add(unitId);
  for (const unitId of enrolment.withheld)
    if (published.has(unitId))
      findings.fault("enrolment", {
        where: "chunks",
        found: `unit ${unitId} withheld, which takes part`,
        wanted: "its row",
      });

  say("replaying the register");
  const register = replayRegister(chunks, organised, cut.organisation.size);
  const related = checkRegister(folder, register, published, findings);

  say("reading the answers");
  const parquet = beginParquet(work);
  const standards = [...versions.values()].flatMap(({ standard }) => standard ?? []);
  const submissions = submissionsFor(organised, {
    programmeId: programme.data.programmeId,
    slug: programme.data.slug,
    quantities: quantitiesOf(standards),
    size: cut.organisation.size,
    permittedBy: assessed?.data.cut.organisation.size ?? cut.organisation.size,
    day: assessed?.data.day ?? localDay(programmed.at(-1)?.at ?? "", programme.data.timeZone) ?? "9999-12-31",
  });
  const gathered =
    assessed && version?.standard
      ? gatherer(
          version.standard,
          programme.data.slug,
          parsePeriod(assessed.data.period, "none"),
          assessed.data.cut.organisation.size,
        )
      : null;
  const decided = { founded: programme, events: programmed, versions };
  const round = roundOf(programmed, cut.programme.size);
  const handIns = handInCheck(
    { round, programme: decided, ledger: ledgers.organisation, submissions, published },
    findings,
  );
  const observed = readAnswers({
    work,
    chunks,
    submissions,
    published,
    scoredOnly,
    enrolment,
    versions,
    slug: programme.data.slug,
    gathered,
    handIns,
  });
  checkSubmissions(folder, submissions, observed.used, findings);
  tellPermissions(submissions, findings);

  const again =
    assessed && version?.standard && gathered && !observed.tooMany
      ? await checkResults(work, { assessed, version, gathered, register, language: programme.data.languages[0] ?? "" })
      : null;
  if (assessed) {
    used.add(SCORECARDS).add(SHORT);
    if (again === null) checkScorecards(folder, partsOf(programmed, assessed), null, findings);
  }
  say("checking what was decided");
  for (const path of Object.keys(ROUND_TABLES)) used.add(path);
  checkProcedure(work, decided, round, assessed && again && { assessmentId: assessed.data.assessmentId, again });
  say("comparing the Parquet file");
  await parquet;

  for (const path of chunks.read.keys()) used.add(path);
  findings.looked("chunks", `${chunks.read.size} files of rows`);
  for (const path of folder.sizes.keys())
    if (!used.has(path))
      findings.fault("files-listed", { where: path, found: "a file that has no place in a bundle", wanted: "none" });
  const tallies = [...chunks.read.values()];
  checkDescriptor(
    descriptor,
    {
      organisation: organisation.data,
      programme: programme.data,
      cut,
      lastAt: [ledgers.organisation.lastAt, ledgers.programme.lastAt].sort().at(-1) ?? "",
      standards: [...versions.values()].sort((a, b) => (a.version < b.version ? -1 : 1)),
      assessment: assessed && {
        seq: assessed.seq,
        data: assessed.data,
        standardId: version?.origin.data.standardId ?? "",
      },
      shown: {
        units: related.size,
        observations: observed.nRows,
        rows: tallies.reduce((sum, { shown }) => sum + shown, 0),
        withheldRows: tallies.reduce((sum, { withheld }) => sum + withheld, 0),
      },
    },
    findings,
  );
  return assessed?.data.nUnits ?? null;
}

function tellPermissions(submissions: readonly Submission[], findings: Findings): void {
  const others = submissions.filter(({ isOwn }) => !isOwn).length;
  findings.looked(
    "permissions",
    others === 0
      ? "nothing of other programmes is used"
      : `${others} submissions of other programmes, each by a permission`,
  );
}
