import {
  type BulkCommand,
  type Command,
  type EnrolmentBasis,
  type EventData,
  MOST_IN_CHUNK,
  markedTexts,
  type Refusal,
  submissionColumns,
} from "@touchstone/domain";
import { canonicalBytes } from "@touchstone/ledger";
import { executeBulk } from "../bulk.ts";
import { execute } from "../execute.ts";
import { ChunkWriter } from "../files/chunks.ts";
import { type AnswersRead, importObservations } from "../observations/import-observations.ts";
import type { Receipt, Refused } from "../receipt.ts";
import { readStandard } from "../standards/read-standard.ts";
import type { NewEvent } from "../store/append.ts";
import type { LogName } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { unitRowText } from "../units/unit-row-text.ts";
import { uuidv7 } from "../uuid.ts";
import { currentGathering } from "./current-gathering.ts";
import { type EnrolledTogether, enrolledRows } from "./enrolled-rows.ts";
import type { Original } from "./read-original.ts";
import { type RegisterRows, registerRows } from "./register-rows.ts";

/** What a copy is made into. */
export interface Copying {
  readonly touchstone: Touchstone;
  readonly account: string;
  readonly slug: string;
  readonly sandboxId: string;
  readonly organisationId: string;
  readonly say: (what: string, share?: number) => void;
}

/** What was copied, and what was not. */
export interface Copied {
  readonly filled: EventData["SandboxFilled"];
  readonly leftOut: readonly { readonly version: string; readonly refusal: Refusal }[];
}

/** A step was refused, so that there is no copy. */
export class NotCopied extends Error {
  override readonly name = "NotCopied";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Copies what a programme is into a sandbox, step by step through the gates of the record: a long sequence that tells one
 * story. No private part goes with it, no proof, no role but that of who makes it, and no result.
 * @param tx the snapshot that everything is read from
 * @throws {NotCopied} if a step is refused
 */
export async function copyInto(tx: Tx, copying: Copying, original: Original): Promise<Copied> {
  const { touchstone, say, slug } = copying;
  await found(copying, original);

  say("units");
  const at = touchstone.now().getTime();
  const newIds = (count: number): string[] => Array.from({ length: count }, () => uuidv7(at)).sort();
  const register = await registerRows(tx, original.organisation, original.day, newIds);
  await takeUnits(copying, register);

  say("the standard");
  const leftOut = await takeStandards(copying, original);
  const { inForce, day, cut, log } = original;
  let [nEnrolled, nAnswers] = [0, 0];
  if (inForce !== null) {
    say("who takes part");
    const idOf = await enrol(copying, await enrolledRows(tx, log, day), register.idOf);
    nEnrolled = idOf.size;
    const standard = await readStandard(touchstone.files, inForce.file);
    const read = await currentGathering(
      tx,
      touchstone.files,
      original,
      submissionColumns(log.slug, standard),
      idOf,
      (share) => say("reading answers", share),
    );
    nAnswers = await submit(copying, read, inForce.version, submissionColumns(slug, standard));
  }
  const nUnits = register.rows.length;
  const filled = { of: log.logId, day, cut, nUnits, nEnrolled, nAnswers };
  await inBulk(copying, "programme", { type: "FillSandbox", of: log.logId }, [
    { type: "SandboxFilled", stream: `programme/${copying.sandboxId}`, data: filled },
  ]);
  return { filled, leftOut };
}

async function found(copying: Copying, { log, names, programme, documents }: Original): Promise<void> {
  const { touchstone, slug, sandboxId: programmeId, organisationId } = copying;
  const { newId } = touchstone;
  const { languages, timeZone, calendar, noticeDays, bodies, responsibility } = programme;
  const sandboxOf = log.logId;
  await command(copying, "organisation", {
    type: "FoundOrganisation",
    organisationId,
    slug,
    names: markedTexts(names),
    timeZone,
    grantIds: [newId(), newId()],
    sandboxOf,
  });
  await command(copying, "programme", {
    type: "FoundProgramme",
    programmeId,
    organisationId,
    slug,
    names: markedTexts(programme.names),
    languages: [...languages],
    timeZone,
    owner: markedTexts(programme.owner),
    calendar,
    noticeDays,
    bodies: bodies.map(({ id, title }) => ({ id, title: [...title] })),
    responsibility: [...responsibility],
    grantIds: [newId(), newId()],
    sandboxOf,
  });
  for (const { documentId: _, kind, title, ...rest } of documents)
    await command(copying, "programme", {
      type: "AddProgrammeDocument",
      documentId: newId(),
      kind: kind as "other", // one of the kinds that its event had
      title: [...title],
      ...rest,
    });
}

async function takeUnits(copying: Copying, { rows }: RegisterRows): Promise<void> {
  const importId = copying.touchstone.newId();
  const chunks = await chunksOf(copying, rows, (row) => Buffer.from(unitRowText(row)));
  const events = chunks.map(
    (chunk, i): NewEvent => ({
      type: "UnitsImported",
      stream: `import/${importId}`,
      data: { importId, part: i + 1, of: chunks.length, chunk },
    }),
  );
  await inBulk(copying, "organisation", { type: "ImportUnits", files: [], scheme: "code", update: null }, events);
}

/** The version in force as one that was in force before, drafts as drafts, and the translations of both. */
async function takeStandards(
  copying: Copying,
  { log, inForce, drafts, overlays, day }: Original,
): Promise<{ version: string; refusal: Refusal }[]> {
  const { files } = copying.touchstone;
  const yamlOf = async (file: string): Promise<string> => (await files.read(file)).toString();
  const leftOut: { version: string; refusal: Refusal }[] = [];
  if (inForce !== null)
    await command(copying, "programme", {
      type: "AdoptStandard",
      yaml: await yamlOf(inForce.file),
      since: inForce.effectiveFrom ?? day,
      basis: `Copied for a rehearsal from version ${inForce.version} of ${log.slug}, as it was in force on ${day}.`,
    });
  for (const { version, file } of drafts) {
    const done = await attempt(copying, "programme", { type: "DraftStandard", yaml: await yamlOf(file) });
    if (!done.ok) leftOut.push({ version, refusal: done.refusal });
  }
  const taken = overlays.filter(({ version }) => !leftOut.some((one) => one.version === version));
  for (const { file } of taken) await command(copying, "programme", { type: "AddOverlay", yaml: await yamlOf(file) });
  return leftOut;
}

/** @returns the new ids of those who take part, by the ones that count */
async function enrol(
  copying: Copying,
  groups: readonly EnrolledTogether[],
  idOf: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const enrolled = new Map<string, string>();
  const enrolmentId = copying.touchstone.newId();
  const events: { basis: EnrolmentBasis; chunk: Awaited<ReturnType<ChunkWriter["finish"]>> }[] = [];
  for (const { basis, unitIds } of groups) {
    const ids = unitIds.flatMap((unitId) => {
      const id = idOf.get(unitId);
      if (id !== undefined) enrolled.set(unitId, id);
      return id ?? [];
    });
    for (const chunk of await chunksOf(copying, ids.sort(), (id) => canonicalBytes([id])))
      events.push({ basis, chunk });
  }
  const [first] = events;
  if (!first) return enrolled;
  await inBulk(
    copying,
    "programme",
    { type: "EnrolUnits", enrolmentId, basis: first.basis, units: first.chunk.file },
    events.map(({ basis, chunk }, i) => ({
      type: "UnitsEnrolled",
      stream: `enrolments/${enrolmentId}`,
      data: { enrolmentId, basis, on: basis.statedOn, part: i + 1, of: events.length, chunk },
    })),
  );
  return enrolled;
}

async function submit(
  { touchstone, account, slug, say }: Copying,
  read: AnswersRead,
  version: string,
  columns: Parameters<typeof importObservations>[2]["columns"],
): Promise<number> {
  if (read.gathering.stores.size === 0) return 0;
  const asked = { organisation: slug, programme: slug, account, version, columns, scheme: "code" };
  const done = await importObservations(touchstone, read, { ...asked, onShare: (share) => say("answers", share) });
  if (done.ok) return done.nRecorded;
  if ("refusal" in done) throw new NotCopied(done.refusal);
  const problems = done.problems.shown.map(({ unit, period, column, got, want }) => ({
    path: [unit, period, column].filter((part) => part !== "").join(" "),
    got,
    want,
  }));
  throw new NotCopied({ code: "invalid", problems });
}

async function chunksOf<T>({ touchstone }: Copying, rows: readonly T[], bytesOf: (row: T) => Uint8Array) {
  const chunks = [];
  for (let from = 0; from < rows.length; from += MOST_IN_CHUNK) {
    const writer = new ChunkWriter(touchstone.files);
    for (const row of rows.slice(from, from + MOST_IN_CHUNK)) writer.add(bytesOf(row));
    chunks.push(await writer.finish());
  }
  return chunks;
}

const nameOf = ({ slug }: Copying, kind: LogName["kind"]): LogName => ({ kind, slug });

function attempt(copying: Copying, kind: LogName["kind"], of: Command): Promise<Receipt | Refused> {
  return execute(copying.touchstone, { log: nameOf(copying, kind), account: copying.account, command: of });
}

async function command(copying: Copying, kind: LogName["kind"], of: Command): Promise<void> {
  const done = await attempt(copying, kind, of);
  if (!done.ok) throw new NotCopied(done.refusal);
}

async function inBulk(
  copying: Copying,
  kind: LogName["kind"],
  of: BulkCommand,
  events: readonly NewEvent[],
): Promise<void> {
  const { touchstone, account } = copying;
  const done = await executeBulk(touchstone, { log: nameOf(copying, kind), account, command: of }, async () => events);
  if (!done.ok) throw new NotCopied(done.refusal);
}
