import type { Model } from "@touchstone/engine";
import {
  type ListedVersion,
  type Log,
  overlaysOf,
  readStandard,
  type Touchstone,
  transaction,
  versionsOf,
} from "@touchstone/server";
import { applyOverlay, type ColumnSpec, checkOverlay, compile, type Standard } from "@touchstone/standard";
import { BoundedCache } from "./bounded-cache.ts";

/** A published version of a standard with its translations laid over it. */
export interface ReadVersion {
  readonly listed: ListedVersion;
  readonly standard: Standard;
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  /** languages whose texts are a machine's, and nobody has reviewed them */
  readonly machineLanguages: readonly string[];
}

/** Reads versions of standards once for all: they never change, and their translations are named by their digests. */
export class Versions {
  readonly #touchstone: Touchstone;
  readonly #read = new BoundedCache<ReadVersion>(64);

  constructor(touchstone: Touchstone) {
    this.#touchstone = touchstone;
  }

  /** Every version that the public may see, in the order in which they were recorded: not drafts. */
  async published(log: Log): Promise<ListedVersion[]> {
    const versions = await transaction(this.#touchstone, (tx) => versionsOf(tx, log), {
      readOnly: true,
      pipelined: true,
    });
    return versions.filter(
      ({ state, noticeFrom, effectiveFrom }) => state !== "draft" && (noticeFrom !== null || effectiveFrom !== null),
    );
  }

  /** null: there is no such version, or it was never published */
  async read(log: Log, version: string): Promise<ReadVersion | null> {
    const listed = (await this.published(log)).find((one) => one.version === version);
    return listed ? this.readListed(log, listed) : null;
  }

  async readListed(log: Log, listed: ListedVersion): Promise<ReadVersion> {
    const { files } = this.#touchstone;
    const overlays = await transaction(this.#touchstone, (tx) => overlaysOf(tx, log, listed.version), {
      readOnly: true,
      pipelined: true,
    });
    const key = JSON.stringify([listed.file, listed.state, listed.changedSeq, overlays.map(({ digest }) => digest)]);
    const known = this.#read.get(key);
    if (known) return known;
    let standard = await readStandard(files, listed.file);
    const machineLanguages: string[] = [];
    for (const { file } of overlays) {
      const checked = checkOverlay((await files.read(file)).toString());
      const applied = checked.ok ? applyOverlay(standard, checked.value) : null;
      if (!checked.ok || !applied?.ok) continue; // refused when it was added; a later version of this program may be stricter
      standard = applied.value;
      if (checked.value.origin === "machine" && checked.value.review === undefined)
        machineLanguages.push(checked.value.language);
    }
    const { model, columns } = compile(standard);
    const read = { listed, standard, model, columns, machineLanguages };
    this.#read.set(key, read, 1);
    return read;
  }
}
