import {
  cutOf,
  dayIn,
  type ListedAssessment,
  type Log,
  latestAssessment,
  logById,
  logBySlug,
  type Programme,
  programmeOf,
  type Touchstone,
  transaction,
} from "@touchstone/server";
import { type PositionOf, positionsIn } from "../http/positions.ts";

/** A programme as a page finds it. */
export interface ProgrammeScene {
  readonly log: Log;
  readonly organisation: Log;
  readonly programme: Programme;
  /** events of the two logs */
  readonly sizes: { readonly programme: number; readonly organisation: number };
  /** of its time zone */
  readonly day: string;
  readonly assessment: ListedAssessment | null;
}

/** What was read of a programme when its log had so many events. */
interface Read extends Pick<ProgrammeScene, "programme" | "assessment"> {
  readonly size: number;
}

/** Finds programmes; what was read of one is kept as long as its log stands where it stood. */
export class ProgrammeScenes {
  readonly #touchstone: Touchstone;
  readonly #positionOf: PositionOf;
  readonly #logs = new Map<string, readonly [programme: Log, organisation: Log]>();
  readonly #read = new Map<string, Read>();

  constructor(touchstone: Touchstone) {
    this.#touchstone = touchstone;
    this.#positionOf = positionsIn(touchstone);
  }

  /** null: there is none of this name */
  async find(slug: string): Promise<ProgrammeScene | null> {
    const logs = this.#logs.get(slug) ?? (await this.#logsNamed(slug));
    if (!logs) return null;
    const [log, organisation] = logs;
    const [own, other] = await Promise.all([this.#positionOf(log), this.#positionOf(organisation)]);
    if (own === 0) {
      // every programme begins with an event: this one is there no more
      this.#logs.delete(slug);
      this.#read.delete(log.logId);
      return null;
    }
    const kept = this.#read.get(log.logId);
    const { programme, assessment, size } = kept && kept.size >= own ? kept : await this.#readNow(log);
    const day = dayIn(programme.timeZone, this.#touchstone.now().toISOString());
    return { log, organisation, programme, assessment, day, sizes: { programme: size, organisation: other } };
  }

  async #logsNamed(slug: string): Promise<readonly [programme: Log, organisation: Log] | null> {
    return transaction(
      this.#touchstone,
      async (tx) => {
        const log = await logBySlug(tx, "programme", slug);
        const organisation = log && (await logById(tx, log.organisationId));
        if (!log || !organisation) return null;
        this.#logs.set(slug, [log, organisation]); // programmes are few, and never renamed
        return [log, organisation];
      },
      { readOnly: true, pipelined: true },
    );
  }

  /** With the size of the log at which it was read: at least that which was asked for. */
  async #readNow(log: Log): Promise<Read> {
    const read = await transaction(
      this.#touchstone,
      async (tx): Promise<Read> => {
        const [{ size }, programme, assessment] = await Promise.all([
          cutOf(tx, log),
          programmeOf(tx, log),
          latestAssessment(tx, log, null),
        ]);
        return { programme, assessment, size };
      },
      { readOnly: true, pipelined: true },
    );
    if (read.size >= (this.#read.get(log.logId)?.size ?? 0)) this.#read.set(log.logId, read);
    return read;
  }
}
