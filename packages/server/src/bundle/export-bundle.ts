import { rm } from "node:fs/promises";
import { formatVerifierKey } from "@touchstone/ledger";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import { organisationOf } from "../projections/organisation-read.ts";
import { programmeOf } from "../projections/programme-read.ts";
import type { Log } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { type ShownRows, writeChunk } from "./chunk-files.ts";
import { type About, descriptorOf } from "./descriptor.ts";
import { guardDisclosure } from "./disclosure-guard.ts";
import { writeLedger } from "./ledger-files.ts";
import { writeObservations } from "./observation-files.ts";
import { OutFolder } from "./out-folder.ts";
import { placeFile, placeFolder } from "./place.ts";
import { writeProcedure } from "./procedure-files.ts";
import { publishedUnits, relatedUnits, withdrawnSince } from "./published.ts";
import { reachOf, type Wanted } from "./reach.ts";
import { readmeOf } from "./readme.ts";
import { eventsOf } from "./recorded.ts";
import { writeScorecards } from "./scorecard-files.ts";
import { quantitiesOf, writeStandards } from "./standard-files.ts";
import { writeUnits } from "./unit-files.ts";
import { usableIn } from "./usable.ts";

export interface ExportOptions extends Wanted {
  /** replace an earlier bundle */
  readonly force?: boolean;
  /** makes one file of the finished folder; without, the bundle is the folder */
  readonly pack?: (folder: string, path: string) => Promise<void>;
  /** is told what is being done, and how much of it, 0 to 1, where that is known */
  readonly onShare?: (what: string, share?: number) => void;
}

/** What was written. */
export interface Exported extends Pick<About, "reach" | "shown"> {
  readonly files: number;
  readonly bytes: number;
  /** names that a spreadsheet would run as formulas */
  readonly formulas: number;
  /** units of the assessment that have withdrawn since */
  readonly withdrawn: number;
}

/**
 * Writes what a programme has published as an open bundle: one story, in the order of docs/bundle.md. All of it is read in
 * one transaction at one cut, so that whoever writes meanwhile changes nothing in it.
 * @throws {BundleProblem} if there is nothing to write, or no place for it; nothing is left behind
 * @throws {FileDamaged} if a file of the record is not what its event says
 */
export async function exportBundle(
  touchstone: Touchstone,
  programme: string,
  path: string,
  options: ExportOptions = {},
): Promise<Exported> {
  const { force = false, pack } = options;
  const fill = (folder: string): Promise<Exported> =>
    transaction(
      touchstone,
      async (tx) => {
        await rm(folder, { recursive: true, force: true }); // what a lost connection has interrupted
        return fillFolder(tx, touchstone, new OutFolder(folder), programme, options);
      },
      { readOnly: true },
    );
  return pack ? placeFile(path, force, fill, pack) : placeFolder(path, force, fill);
}

async function fillFolder(
  tx: Tx,
  { files, keys }: Touchstone,
  out: OutFolder,
  slug: string,
  options: ExportOptions,
): Promise<Exported> {
  const { onShare = () => {} } = options;
  onShare("looking how far it reaches");
  const reach = await reachOf(tx, slug, options);
  const about = await programmeOf(tx, reach.programme);
  await guardDisclosure(tx, files, reach);
  const standards = await writeStandards(out, tx, files, reach);

  onShare("units");
  const published = await publishedUnits(tx, files, reach);
  const related = await relatedUnits(tx, reach, published);
  const formulas = await writeUnits(out, tx, reach, related);
  const register = await writeRows(out, tx, files, reach.organisation, reach.cut.organisation.size, new Set(related));
  const enrolments = await writeRows(out, tx, files, reach.programme, reach.cut.programme.size, published);

  const usable = await usableIn(tx, reach, quantitiesOf(slug, standards));
  const answers = await writeObservations(out, { tx, files, reach, units: published, usable, onShare });

  onShare("scorecards");
  await writeScorecards(out, tx, files, reach, about.languages[0] ?? "");

  onShare("what was decided");
  await writeProcedure(out, tx, reach, about.languages[0] ?? "");

  onShare("ledgers");
  for (const log of [reach.organisation, reach.programme])
    await writeLedger(out, tx, log, reach.cut[log.kind], await keys.logKey(log));
  const verifiers = [await keys.logKey(reach.organisation), await keys.logKey(reach.programme)];
  await out.file("ledger/keys", (file) =>
    file.write(verifiers.map(({ verifier }) => `${formatVerifierKey(verifier)}\n`).join("")),
  );

  const rows = [register, enrolments, answers];
  const shown = {
    units: related.length,
    observations: answers.observations,
    rows: rows.reduce((sum, { shown: n }) => sum + n, 0),
    withheldRows: rows.reduce((sum, { withheld: n }) => sum + n, 0),
  };
  const said: About = {
    reach,
    organisation: {
      id: reach.organisation.logId,
      slug: reach.organisation.slug,
      names: (await organisationOf(tx, reach.organisation)).names,
    },
    programme: { id: reach.programme.logId, slug, names: about.names },
    standards,
    shown,
  };
  await out.file("README.md", (file) => file.write(readmeOf(said, { formulas, paths: new Set(out.written.keys()) })));
  const descriptor = `${JSON.stringify(descriptorOf(said, out.written), null, 2)}\n`;
  await out.file("datapackage.json", (file) => file.write(descriptor));
  const bytes = [...out.written.values()].reduce((sum, file) => sum + file.bytes, 0);
  const withdrawn = reach.assessment ? await withdrawnSince(tx, files, reach.programme, reach.assessment) : 0;
  return { reach, shown, formulas, withdrawn, files: out.written.size, bytes };
}

/**
 * Writes the rows of units as they were imported, of those related; or as they were enrolled, of those published.
 * An import without any of them is left out; of enrolments all are there, so that nobody can be left out unseen.
 */
async function writeRows(
  out: OutFolder,
  tx: Tx,
  files: FileStore,
  log: Log,
  size: number,
  units: ReadonlySet<string>,
): Promise<ShownRows> {
  const total = { shown: 0, withheld: 0 };
  const isShown = (row: Uint8Array): boolean => units.has(unitIn(row));
  for (const { type, data } of await eventsOf(tx, log, size, ["UnitsImported", "UnitsEnrolled"])) {
    const rows = await readChunk(files, data.chunk);
    if (type === "UnitsImported" && !rows.some(isShown)) continue;
    const { shown, withheld } = await writeChunk(out, data.chunk, rows, isShown);
    total.shown += shown;
    total.withheld += withheld;
  }
  return total;
}

/** Unit of a row of the register, or of an enrolment. */
function unitIn(row: Uint8Array): string {
  const read = JSON.parse(Buffer.from(row).toString()) as { unitId: string } | [string]; // rows are checked when they are imported
  return Array.isArray(read) ? read[0] : read.unitId;
}
