// The thread of previews: reads columns of the record, keeps and mends them, and scores changed rows of them.
import { parentPort, workerData } from "node:worker_threads";
import { MethodError, ScoreError } from "@touchstone/engine";
import {
  type ColumnsAsked,
  cutOf,
  findHome,
  logById,
  logBySlug,
  openOn,
  readStandard,
  type Tx,
} from "@touchstone/server";
import { parsePeriod, type Standard } from "@touchstone/standard";
import { KeptTables } from "./kept-tables.ts";
import { previewOf } from "./preview-of.ts";
import type { Ask, ThreadData, Told } from "./thread-words.ts";
import { warmAt } from "./warm-at.ts";

const { dir, databaseUrl, mostBytes } = workerData as ThreadData; // what `previewThread` has put there
const touchstone = await openOn(await findHome(dir), databaseUrl);
const kept = new KeptTables(mostBytes);

/** What an assessment would read now. */
const askedIn =
  ({ programme: slug, period: text, day }: Ask, standard: Standard) =>
  async (tx: Tx): Promise<ColumnsAsked> => {
    const programme = await logBySlug(tx, "programme", slug);
    const organisation = programme && (await logById(tx, programme.organisationId));
    if (!programme || !organisation) throw new RangeError(`askedIn: got ${slug}, want a programme that is there`);
    const cut = { organisation: await cutOf(tx, organisation), programme: await cutOf(tx, programme) };
    const period = text === "" ? null : parsePeriod(text, standard.period);
    return { organisation, programme, standard, period, day, cut };
  };

async function answer(ask: Ask): Promise<Told> {
  const { id, programme, period, day, standard, moment, unitId, cells } = ask;
  try {
    const family = `${programme}/${period}`;
    const { warm } = await kept.get(family, `${moment}/${day}/${standard}`, async (older) =>
      warmAt(touchstone, askedIn(ask, await readStandard(touchstone.files, standard)), older),
    ); // from here on nothing is waited for: whoever mends the table next finds it unused
    const previewed = previewOf(warm, unitId, cells);
    return previewed === null ? { id, is: "not-enrolled" } : { id, is: "previewed", previewed };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, is: error instanceof ScoreError || error instanceof MethodError ? "not-scorable" : "fault", message };
  }
}

parentPort?.on("message", (ask: Ask) => void answer(ask).then((told) => parentPort?.postMessage(told)));
