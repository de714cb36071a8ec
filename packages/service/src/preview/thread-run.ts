// The thread of previews: reads columns of the record, keeps them, and scores changed rows of them.
import { parentPort, workerData } from "node:worker_threads";
import { MethodError, ScoreError } from "@touchstone/engine";
import {
  columnsFrom,
  cutOf,
  findHome,
  logById,
  logBySlug,
  openOn,
  readStandard,
  readyColumns,
  transaction,
} from "@touchstone/server";
import { parsePeriod } from "@touchstone/standard";
import { KeptTables } from "./kept-tables.ts";
import { previewOf } from "./preview-of.ts";
import type { Ask, ThreadData, Told } from "./thread-words.ts";
import { type Warm, warmed } from "./warm.ts";

const { dir, databaseUrl, mostBytes } = workerData as ThreadData; // what `previewThread` has put there
const touchstone = await openOn(await findHome(dir), databaseUrl);
const kept = new KeptTables(mostBytes);
const silent = (): void => {};

/** The columns as an assessment would read them now. */
async function tableFor({ programme: slug, period: text, day, standard: file }: Ask): Promise<Warm> {
  const standard = await readStandard(touchstone.files, file);
  const ready = await transaction(
    touchstone,
    async (tx) => {
      const programme = await logBySlug(tx, "programme", slug);
      const organisation = programme && (await logById(tx, programme.organisationId));
      if (!programme || !organisation) throw new RangeError(`tableFor: got ${slug}, want a programme that is there`);
      const cut = { organisation: await cutOf(tx, organisation), programme: await cutOf(tx, programme) };
      const period = text === "" ? null : parsePeriod(text, standard.period);
      return readyColumns(touchstone, tx, { organisation, programme, standard, period, day, cut }, silent);
    },
    { readOnly: true },
  );
  const { table } = await columnsFrom(touchstone, ready, silent);
  return warmed(standard, table, ready.sources.enrolled);
}

async function answer(ask: Ask): Promise<Told> {
  const { id, programme, period, day, standard, moment, unitId, cells } = ask;
  try {
    const family = `${programme}/${period}`;
    const warm = await kept.get(family, `${moment}/${day}/${standard}`, () => tableFor(ask));
    const previewed = previewOf(warm, unitId, cells);
    return previewed === null ? { id, is: "not-enrolled" } : { id, is: "previewed", previewed };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, is: error instanceof ScoreError || error instanceof MethodError ? "not-scorable" : "fault", message };
  }
}

parentPort?.on("message", (ask: Ask) => void answer(ask).then((told) => parentPort?.postMessage(told)));
