import type { FieldDatabase } from "../kept/database.ts";
import { type Ended, sendAll } from "./send-all.ts";

/** What sending is about, for whoever looks. */
export type SendState = Ended | "sending" | "fault";

const FIRST_MS = 2_000;
const LONGEST_MS = 300_000;

/** Sends what waits whenever that may go: when something is added, a line comes back, or the page is looked at again. */
export class Sender {
  readonly #db: FieldDatabase;
  readonly #account: string;
  readonly #said = new Set<() => void>();
  #state: SendState = "done";
  #running = false;
  #again = false;
  #failed = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** told after each time that anything has arrived, so that what is shown is read again */
  onDone: () => void = () => {};

  constructor(db: FieldDatabase, account: string) {
    this.#db = db;
    this.#account = account;
    addEventListener("online", () => this.now());
    addEventListener("offline", () => this.#become("no-line"));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.now();
    });
  }

  get state(): SendState {
    return this.#state;
  }

  /** Hears of every change of `state`. @returns what ends it */
  listen(said: () => void): () => void {
    this.#said.add(said);
    return () => this.#said.delete(said);
  }

  /** Sends now, or once more after what is being sent. */
  now(): void {
    clearTimeout(this.#timer);
    if (this.#running) this.#again = true;
    else void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#become("sending");
    const before = await this.#db.arrived.count();
    const ended = await sendAll(this.#db, this.#account).catch((): SendState => "fault"); // of the phone's own storage
    this.#running = false;
    const mayPass = ended === "no-line" || ended === "fault";
    this.#failed = mayPass ? this.#failed + 1 : 0;
    this.#become(ended);
    if ((await this.#db.arrived.count()) !== before) this.onDone();
    const again = this.#again && ended === "done";
    this.#again = false;
    if (again) this.now();
    else if (mayPass) this.#timer = setTimeout(() => this.now(), backOff(this.#failed));
  }

  #become(state: SendState): void {
    this.#state = state;
    for (const said of this.#said) said();
  }
}

/** Twice as long each time, spread, so that a thousand phones don't come back in the same second. */
const backOff = (failed: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** (failed - 1)) * (0.75 + Math.random() / 2);
