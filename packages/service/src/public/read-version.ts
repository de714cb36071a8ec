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
import type { ProgrammeScene } from "./programme-scene.ts";

/** A published version of a standard with its translations laid over it. */
export interface ReadVersion {
  readonly listed: ListedVersion;
  readonly standard: Standard;
  /** without translations: as it was published, which is what versions are compared by */
  readonly source: Standard;
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  /** languages whose texts are a machine's, and nobody has reviewed them */
  readonly machineLanguages: readonly string[];
}

/** Reads versions of standards, each once for as long as its programme's log stands where it stood. */
export class Versions {
  readonly #touchstone: Touchstone;
  readonly #listed = new Map<string, { readonly size: number; readonly versions: readonly ListedVersion[] }>();
  readonly #read = new BoundedCache<ReadVersion>(64);

  constructor(touchstone: Touchstone) {
    this.#touchstone = touchstone;
  }

  /** Every version that the public may see, in the order in which they were recorded: not drafts. */
  async published({ log, sizes }: ProgrammeScene): Promise<readonly ListedVersion[]> {
    const known = this.#listed.get(log.logId);
    if (known?.size === sizes.programme) return known.versions;
    const all = await transaction(this.#touchstone, (tx) => versionsOf(tx, log), { readOnly: true, pipelined: true });
    const versions = all.filter(
      ({ state, noticeFrom, effectiveFrom }) => state !== "draft" && (noticeFrom !== null || effectiveFrom !== null),
    );
    this.#listed.set(log.logId, { size: sizes.programme, versions });
    return versions;
  }

  /** null: there is no such version, or it was never published */
  async read(scene: ProgrammeScene, version: string): Promise<ReadVersion | null> {
    const listed = (await this.published(scene)).find((one) => one.version === version);
    return listed ? this.readListed(scene, listed) : null;
  }

  async readListed({ log, sizes }: ProgrammeScene, listed: ListedVersion): Promise<ReadVersion> {
    const key = JSON.stringify([log.logId, sizes.programme, listed.version]);
    const known = this.#read.get(key);
    if (known) return known;
    const read = await this.#readNow(log, listed);
    this.#read.set(key, read, 1);
    return read;
  }

  async #readNow(log: Log, listed: ListedVersion): Promise<ReadVersion> {
    const { files } = this.#touchstone;
    const overlays = await transaction(this.#touchstone, (tx) => overlaysOf(tx, log, listed.version), {
      readOnly: true,
      pipelined: true,
    });
    const source = await readStandard(files, listed.file);
    let standard = source;
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
    return { listed, standard, source, model, columns, machineLanguages };
  }
}
