import { periodNumber, type SubmissionColumns } from "@touchstone/domain";
import { columnIdsOf, emptySaid, readAnswer } from "@touchstone/standard";
import { Layer } from "../assess/layer.ts";
import { eventsOf } from "../bundle/recorded.ts";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import type { SaidBeside } from "../observations/answers-in.ts";
import type { AnswersRead } from "../observations/import-observations.ts";
import { usableSubmissions } from "../observations/usable.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import type { Tx } from "../store/tx.ts";
import type { Original } from "./read-original.ts";

const UNIT = { from: 2, to: 38 } as const; // `["` stands before the id of a row's unit

/**
 * The answers that a programme may use now, each the last that was said, as an import reads them: what was corrected or
 * taken back since is not among them. Read from the chunks, each held against its digest and root.
 * @param columns of the version in force
 * @param idOf what each unit is called in the copy; rows of others are passed over
 */
export async function currentGathering(
  tx: Tx,
  files: FileStore,
  { log, organisation, day, cut }: Original,
  { columns, items }: SubmissionColumns,
  idOf: ReadonlyMap<string, string>,
  onShare: (share: number) => void,
): Promise<AnswersRead> {
  const quantities = new Set(items.flatMap(({ key, isQuantity }) => (isQuantity ? [key] : [])));
  const { size } = cut.organisation;
  const events = await eventsOf(tx, organisation, size, ["ObservationsSubmitted"]);
  const periods = [...new Set(events.map(({ data }) => periodNumber(data.period) ?? 0))];
  const reading = { programmeId: log.logId, day, size };
  const usable = await usableSubmissions(tx, organisation, periods, reading, quantities);
  const mayUse = new Map(usable.map((one) => [one.seq, new Set(one.items)]));
  const places = new Map([...idOf.keys()].map((unit, at) => [unit, at]));
  const units = [...idOf.values()];
  const layers = new Map<string, Layer>();
  const remarks = new Map<string, SaidBeside>();
  const said = emptySaid();
  for (const [n, { seq, data }] of events.entries()) {
    const { period } = data;
    const allowed = mayUse.get(seq);
    const reads = columns.flatMap((spec, k) => {
      const key = items[k]?.key ?? "";
      const at = allowed?.has(key) ? data.items.indexOf(key) : -1;
      return at < 0 ? [] : [{ at, spec }];
    });
    if (reads.length === 0) continue;
    const layer = layers.get(period) ?? new Layer(units.length);
    layers.set(period, layer);
    for (const bytes of await readChunk(files, data.chunk)) {
      const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const place = places.get(row.toString("latin1", UNIT.from, UNIT.to));
      if (place === undefined) continue;
      const [, answers] = JSON.parse(row.toString()) as [string, readonly unknown[]]; // we wrote it, as its chunk's root says
      for (const { at, spec } of reads) {
        const answer = answers[at] ?? null;
        if (answer === null) continue;
        layer.take(place, spec, said, readAnswer(answer, spec, said) === null);
        const unit = units[place] ?? "";
        const { source, note } = said;
        if (source === "" && note === "") remarks.delete(`${spec.id}\n${period}\n${unit}`);
        else remarks.set(`${spec.id}\n${period}\n${unit}`, { unit, period, indicator: spec.id, source, note });
      }
    }
    onShare((n + 1) / events.length);
  }
  const gathering = { columns, ids: columnIdsOf(columns), units, stores: layers, periods: new Map() };
  return { gathering, remarks: [...remarks.values()], source: sha256Text(JSON.stringify([log.logId, cut])) };
}
