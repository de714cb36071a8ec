import { once } from "node:events";
import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Tx } from "../store/tx.ts";
import type { AnswerCell } from "./answer-cell.ts";

const BLOCK = 1 << 20;
/** a row without its word: 10 lengths of 4, a count of 2, and 5 × 4 + 8 + 2 + 3 × 8 bytes */
const LONGEST_ROW = 2 + 10 * 4 + 4 * 4 + 8 + 2 + 3 * 8;
const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const N_COLUMNS = 10;

/**
 * Rows of `observation` on their way into the database, in the binary form of COPY: encoded into one block while the
 * server takes in the one before. A long flat function writes a row, as forty million may come.
 * @see https://www.postgresql.org/docs/17/sql-copy.html#SQL-COPY-BINARY-FORMAT
 */
export class ObservationCopy {
  readonly #shardKey: number;
  readonly #stream: ReturnType<typeof copyFrom>;
  readonly #done: Promise<void>;
  #blocks = [Buffer.allocUnsafe(BLOCK), Buffer.allocUnsafe(BLOCK)];
  #free: Promise<void> = Promise.resolve();
  #at = 0;
  #hasFailed = false;
  nRows = 0;

  constructor(tx: Tx, shardKey: number) {
    this.#shardKey = shardKey;
    const sql = `COPY observation (shard_key, period, unit_no, item_no, seq, state, value, planned, error, word)
                 FROM STDIN (FORMAT binary)`;
    this.#stream = tx.client.query(copyFrom(sql));
    this.#done = finished(this.#stream);
    this.#done.catch(() => {
      this.#hasFailed = true; // the next `send`, or `finish`, throws why
    });
    this.#at = SIGNATURE.copy(this.#block, 0);
  }

  get #block(): Buffer {
    return this.#blocks[0] as Buffer; // there are always two
  }

  /** Whether the block is full: then `send` before the next row. */
  get isFull(): boolean {
    return this.#at > BLOCK - 64 * 1024;
  }

  /** Adds a row. @throws {RangeError} if the block has no room for it */
  add(period: number, unitNo: number, itemNo: number, seq: number, cell: Readonly<AnswerCell>): void {
    const { state, value, planned, error, word } = cell;
    const block = this.#block;
    let at = this.#at;
    const length = word === null ? 0 : Buffer.byteLength(word);
    if (at + LONGEST_ROW + length > BLOCK) throw new RangeError("ObservationCopy: got a row, want `send` before it");
    block[at] = 0;
    block[at + 1] = N_COLUMNS;
    at = int4(block, at + 2, this.#shardKey);
    at = int4(block, at, period);
    at = int4(block, at, unitNo);
    at = int4(block, at, itemNo);
    at = writeInt32(block, at, 8);
    at = writeInt32(block, at, Math.floor(seq / 2 ** 32));
    at = writeInt32(block, at, seq | 0);
    at = writeInt32(block, at, 2);
    block[at++] = 0;
    block[at++] = state;
    at = float8(block, at, value);
    at = float8(block, at, planned);
    at = float8(block, at, error);
    at = writeInt32(block, at, word === null ? -1 : length);
    if (word !== null) at += block.write(word, at);
    this.#at = at;
    this.nRows++;
  }

  /** Hands the block over; the other one, which the server has taken in by then, is filled next. */
  async send(): Promise<void> {
    const full = this.#block.subarray(0, this.#at);
    if (this.#hasFailed) await this.#done; // it takes no more: its connection is gone
    await this.#free;
    this.#free = new Promise((resolve, reject) => {
      this.#stream.write(full, (error) => (error ? reject(error) : resolve()));
    });
    this.#free.catch(() => {}); // the next `send`, or `finish`, hears of it
    this.#blocks.reverse();
    this.#at = 0;
  }

  /** Sends the rest and waits until the server has it all. @throws what the server says */
  async finish(): Promise<void> {
    if (this.#at + 2 > BLOCK) await this.send();
    this.#block[this.#at++] = 0xff;
    this.#block[this.#at++] = 0xff;
    await this.send();
    this.#stream.end();
    await this.#done;
  }

  /** Gives up: the transaction is rolled back by whoever called. */
  async abandon(): Promise<void> {
    this.#stream.destroy(new Error("the import was given up"));
    await Promise.race([this.#done.catch(() => {}), once(this.#stream, "close").catch(() => {})]);
  }
}

function int4(block: Buffer, at: number, value: number): number {
  return writeInt32(block, writeInt32(block, at, 4), value);
}

/** `writeInt32BE` without its checks, which cost as much as all the rest */
function writeInt32(block: Buffer, at: number, value: number): number {
  block[at] = value >>> 24;
  block[at + 1] = value >>> 16;
  block[at + 2] = value >>> 8;
  block[at + 3] = value;
  return at + 4;
}

const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer); // little-endian, as every machine that Node runs on

function float8(block: Buffer, at: number, value: number | null): number {
  if (value === null) return writeInt32(block, at, -1);
  double[0] = value;
  const from = writeInt32(block, at, 8);
  for (let k = 0; k < 8; k++) block[from + k] = doubleBytes[7 - k] as number;
  return from + 8;
}
