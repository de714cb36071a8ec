import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { UnitRow } from "@touchstone/domain";
import { from as copyFrom } from "pg-copy-streams";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

const COPIES = {
  unit: "COPY unit (shard_key, unit_id, unit_no, type, opened_on, closed_on, seq, closed_seq) FROM STDIN",
  names: `COPY unit_name (shard_key, unit_id, row_no, lang, name, origin, review, valid_from, valid_until, seq)
          FROM STDIN`,
  codes: "COPY unit_code (shard_key, unit_id, row_no, scheme, code, valid_from, valid_until, seq) FROM STDIN",
  memberships: `COPY unit_membership (shard_key, unit_id, row_no, hierarchy, parent_id, valid_from, valid_until, seq)
                FROM STDIN`,
} as const;

/** Rows of one COPY in its text format, collected as bytes: far smaller than their strings. */
class Lines {
  readonly parts: Buffer[] = [];
  #text = "";

  add(line: string): void {
    this.#text += line;
    if (this.#text.length > 1 << 16) this.end();
  }

  end(): void {
    if (this.#text !== "") this.parts.push(Buffer.from(this.#text));
    this.#text = "";
  }
}

/**
 * Writes whole units by COPY, table after table.
 * @param seq the event that they came with
 */
export async function copyUnits(tx: Tx, log: Log, seq: number, units: Iterable<UnitRow>): Promise<void> {
  const tables = { unit: new Lines(), names: new Lines(), codes: new Lines(), memberships: new Lines() };
  const shard = log.shardKey;
  for (const { unitId, no, type, opened, closed, names, codes, memberships } of units) {
    const dates = `${day(opened)}\t${day(closed)}`;
    tables.unit.add(
      `${shard}\t${unitId}\t${no}\t${escaped(type)}\t${dates}\t${seq}\t${closed === null ? "\\N" : seq}\n`,
    );
    const begin = `${shard}\t${unitId}\t`;
    names.forEach(({ lang, text, origin, review, from, until }, at) => {
      const name = `${lang}\t${escaped(text)}\t${origin}\t${review ?? "\\N"}`;
      tables.names.add(`${begin}${at + 1}\t${name}\t${day(from)}\t${day(until)}\t${seq}\n`);
    });
    codes.forEach(({ scheme, code, from, until }, at) => {
      tables.codes.add(`${begin}${at + 1}\t${scheme}\t${escaped(code)}\t${day(from)}\t${day(until)}\t${seq}\n`);
    });
    memberships.forEach(({ hierarchy, parent, from, until }, at) => {
      tables.memberships.add(`${begin}${at + 1}\t${hierarchy}\t${parent}\t${day(from)}\t${day(until)}\t${seq}\n`);
    });
  }
  for (const table of ["unit", "names", "codes", "memberships"] as const) await copy(tx, COPIES[table], tables[table]);
}

async function copy(tx: Tx, sql: string, lines: Lines): Promise<void> {
  lines.end();
  if (lines.parts.length === 0) return;
  const stream = tx.client.query(copyFrom(sql));
  const done = finished(stream);
  let hasFailed = false;
  done.catch(() => {
    hasFailed = true; // awaited below, which throws why
  });
  for (const part of lines.parts) {
    if (hasFailed || stream.destroyed) await done; // it takes no more: its connection is gone
    if (!stream.write(part)) await Promise.race([once(stream, "drain"), done]);
  }
  stream.end();
  await done;
}

const day = (text: string | null): string => text ?? "\\N";

/** As COPY's text format wants it; tabs and newlines are in no name. */
const escaped = (text: string): string => (text.includes("\\") ? text.replaceAll("\\", "\\\\") : text);
