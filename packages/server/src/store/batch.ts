import type pg from "pg";
import { serialize } from "pg-protocol";
import type { Bound } from "./bound.ts";
import { typeParser } from "./pool.ts";

/** What a statement gave. */
export interface Rows<R> {
  readonly rows: R[];
  readonly rowCount: number;
}

/** A statement that waits for its answer. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Bound[];
  /** whether its rows are wanted; else they are let go */
  readonly isRead: boolean;
  /** @param tag what was done, in the server's words: `INSERT 0 1`, `COMMIT` */
  readonly done: (rows: Rows<object>, tag: string) => void;
  readonly failed: (error: unknown) => void;
}

/** A column of what a statement gives. */
interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** Statements that a connection has prepared, by name, with what they give; null: that was never asked. */
type Prepared = Map<string, readonly Column[] | null>;
const preparedOn = new WeakMap<pg.Connection, Prepared>();

/**
 * Statements that leave together and are answered together, as one query of the driver: one way there and back, and one
 * answer that closes all, where the driver's own pipeline has one for each. They happen one after the other, each seeing
 * what was committed before it began; each is planned once a connection. The first that fails fails those behind it
 * too: the server passes over them.
 * @see https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class Batch implements pg.Submittable {
  readonly statements: readonly Statement[];
  readonly #ended: () => void;
  #isOver = false;
  #prepared: Prepared = new Map();
  #at = 0;
  #columns: readonly Column[] = [];
  #rows: object[] = [];
  #fault: { readonly error: unknown } | null = null;

  /** @param ended called once, when each of them was answered or has failed */
  constructor(statements: readonly Statement[], ended: () => void) {
    this.statements = statements;
    this.#ended = ended;
  }

  submit(connection: pg.Connection): void {
    this.#prepared = preparedOn.get(connection) ?? new Map();
    preparedOn.set(connection, this.#prepared);
    const messages = this.statements.flatMap((statement) => this.#messagesOf(statement));
    connection.stream.write(Buffer.concat([...messages, serialize.sync()])); // one piece: each would be a write of its own
    this.#next();
  }

  #messagesOf({ sql, values, isRead }: Statement): Buffer[] {
    const name = nameOf(sql);
    const columns = this.#prepared.get(name);
    const bind = serialize.bind({ statement: name, values: values as Bound[] }); // only read
    if (columns) return [bind, serialize.execute()];
    return [
      // one that failed may be there; else closing does nothing
      ...(columns === undefined ? [serialize.close({ type: "S", name }), serialize.parse({ name, text: sql })] : []),
      bind,
      ...(isRead ? [serialize.describe({ type: "P" })] : []),
      serialize.execute(),
    ];
  }

  /** The statement that is answered next. */
  #next(): Statement | undefined {
    const statement = this.statements[this.#at];
    this.#columns = (statement && this.#prepared.get(nameOf(statement.sql))) ?? [];
    this.#rows = [];
    this.#fault = null;
    return statement;
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: typeParser(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (!this.statements[this.#at]?.isRead || this.#fault) return;
    try {
      this.#rows.push(rowOf(this.#columns, fields));
    } catch (error) {
      this.#fault = { error };
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const statement = this.statements[this.#at++];
    if (!statement) return;
    const { sql, isRead, done, failed } = statement;
    const name = nameOf(sql);
    this.#prepared.set(name, isRead ? this.#columns : (this.#prepared.get(name) ?? null));
    const [rows, fault] = [this.#rows, this.#fault];
    this.#next();
    if (fault) failed(fault.error);
    else done({ rows, rowCount: countIn(text) }, text);
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  handleReadyForQuery(): void {
    this.#end();
  }

  /** Of the server, for the statement that is answered now; or of the connection, which is gone. */
  handleError(error: unknown): void {
    const waiting = this.statements.slice(this.#at);
    this.#at = this.statements.length;
    for (const { failed } of waiting) failed(error);
    this.#end();
  }

  /** A server that waits for rows would take no more statements: what can't be done here ends the connection. */
  handleCopyInResponse(connection: pg.Connection): void {
    connection.stream.destroy(new Error("COPY is not for a pipelined transaction"));
  }

  handleCopyData(): void {
    // rows of a COPY to here, which nobody reads
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#ended();
  }
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]): object {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i++) {
    const { name, parse } = columns[i] as Column; // i is within
    const text = fields[i] ?? null;
    row[name] = text === null ? null : parse(text);
  }
  return row;
}

/** How many rows a statement speaks of: the last word of `INSERT 0 1`, `SELECT 3`; 0 of `BEGIN`. */
const countIn = (tag: string): number => Number(/\d+$/.exec(tag)?.[0] ?? 0);

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
