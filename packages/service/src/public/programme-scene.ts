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

/** Finds programmes; what was read of one is kept as long as its log stands where it stood. */
export class ProgrammeScenes {
  readonly #touchstone: Touchstone;
  readonly #logs = new Map<string, readonly [programme: Log, organisation: Log]>();
  readonly #read = new Map<string, Pick<ProgrammeScene, "programme" | "assessment"> & { readonly size: number }>();

  constructor(touchstone: Touchstone) {
    this.#touchstone = touchstone;
  }

  /** null: there is none of this name */
  async find(slug: string): Promise<ProgrammeScene | null> {
    return transaction(
      this.#touchstone,
      async (tx) => {
        let logs = this.#logs.get(slug);
        if (!logs) {
          const log = await logBySlug(tx, "programme", slug);
          const organisation = log && (await logById(tx, log.organisationId));
          if (!log || !organisation) return null;
          logs = [log, organisation];
          this.#logs.set(slug, logs); // programmes are few, and never renamed
        }
        const [log, organisation] = logs;
        const [own, other] = await Promise.all([cutOf(tx, log), cutOf(tx, organisation)]);
        let read = this.#read.get(slug);
        if (read?.size !== own.size) {
          const [programme, assessment] = await Promise.all([programmeOf(tx, log), latestAssessment(tx, log, null)]);
          read = { programme, assessment, size: own.size };
          this.#read.set(slug, read);
        }
        const { programme, assessment } = read;
        const day = dayIn(programme.timeZone, this.#touchstone.now().toISOString());
        return {
          log,
          organisation,
          programme,
          assessment,
          day,
          sizes: { programme: own.size, organisation: other.size },
        };
      },
      { readOnly: true, pipelined: true },
    );
  }
}
