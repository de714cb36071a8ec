import { type Touchstone, transaction } from "@touchstone/server";
import type { ProgrammeScene } from "./programme-scene.ts";
import { type RegisterIndex, readRegister } from "./register-index.ts";

/** A register, and what it was read at. */
export interface KeptRegister {
  readonly index: RegisterIndex;
  /** changes whenever the register was read anew */
  readonly key: string;
}

interface Kept {
  /** assessment, size of the programme's log, day: with another nothing of it may be shown */
  readonly strict: string;
  readonly organisationSize: number;
  readonly readAt: number;
  readonly tookMs: number;
  readonly register: Promise<KeptRegister>;
}

/** A register that took less than this to read is read anew whenever the register of units has moved on. */
const SHORT_MS = 200;
/** One that takes longer shows names for up to so long as they were. */
const LATEST_MS = 30_000;
const MOST_KEPT = 16;

/**
 * The registers of programmes, each read when it is first asked for. Who is in one is never older than the programme's
 * log: an assessment or a withdrawal counts at once.
 */
export class Registers {
  readonly #touchstone: Touchstone;
  readonly #kept = new Map<string, Kept>();

  constructor(touchstone: Touchstone) {
    this.#touchstone = touchstone;
  }

  /** null: nobody has been assessed */
  async of(scene: ProgrammeScene): Promise<KeptRegister | null> {
    const { log, assessment, sizes, day } = scene;
    if (!assessment) return null;
    const strict = `${assessment.assessmentId} ${sizes.programme} ${day}`;
    const kept = this.#kept.get(log.logId);
    if (kept?.strict === strict) {
      const isSame = kept.organisationSize === sizes.organisation;
      const mayWait = kept.tookMs > SHORT_MS && performance.now() - kept.readAt < LATEST_MS;
      if (isSame || mayWait) return kept.register;
    }
    return this.#read(scene, assessment.assessmentId, strict);
  }

  #read(
    { log, organisation, sizes, day }: ProgrammeScene,
    assessmentId: string,
    strict: string,
  ): Promise<KeptRegister> {
    const begun = performance.now();
    const key = `${strict} ${sizes.organisation}`;
    const register = transaction(
      this.#touchstone,
      (tx) => readRegister(tx, { programme: log, organisation, assessmentId, day }),
      { readOnly: true },
    ).then((index) => ({ index, key }));
    const kept: Kept = {
      strict,
      organisationSize: sizes.organisation,
      readAt: begun,
      tookMs: Number.POSITIVE_INFINITY,
      register,
    };
    this.#keep(log.logId, kept);
    register.then(
      () => this.#replace(log.logId, kept, { ...kept, tookMs: performance.now() - begun }),
      () => this.#replace(log.logId, kept, null),
    );
    return register;
  }

  #keep(logId: string, kept: Kept): void {
    this.#kept.delete(logId);
    this.#kept.set(logId, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  #replace(logId: string, one: Kept, other: Kept | null): void {
    if (this.#kept.get(logId) !== one) return;
    if (other) this.#kept.set(logId, other);
    else this.#kept.delete(logId);
  }
}
