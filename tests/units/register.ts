import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMovementsOf, readUnitsOf } from "@touchstone/input";
import {
  addAccount,
  execute,
  importMovements,
  importUnits,
  type Log,
  logBySlug,
  type MovementsImported,
  type Touchstone,
  type Tx,
  transaction,
  type UnitsImported,
} from "@touchstone/server";
import { type TestTouchstone, testTouchstone } from "@touchstone/server/testing";

const LOG = { kind: "organisation", slug: "register" } as const;
const ACCOUNT = "office";
const FILE = { columns: [], delimiter: null, encoding: "utf-8" } as const;

/** How files of a test are read. */
export interface TestReading {
  readonly columns?: readonly (readonly [string, string])[];
  readonly language?: string;
  readonly type?: string;
}

/** An organisation with an empty register, in a database of its own. */
export class TestRegister {
  readonly touchstone: Touchstone;
  readonly #on: TestTouchstone;
  readonly #folder: string;

  constructor(on: TestTouchstone) {
    this.#on = on;
    this.touchstone = on.touchstone;
    this.#folder = mkdtempSync(join(tmpdir(), "touchstone-units-"));
  }

  static async begin(): Promise<TestRegister> {
    const register = new TestRegister(await testTouchstone());
    const { touchstone } = register;
    await addAccount(touchstone, ACCOUNT);
    const organisationId = touchstone.newId();
    const founded = await execute(touchstone, {
      log: LOG,
      account: ACCOUNT,
      command: {
        type: "FoundOrganisation",
        organisationId,
        slug: LOG.slug,
        names: [{ text: "Register", lang: "en", origin: "source", review: null }],
        timeZone: "UTC",
        grantIds: [touchstone.newId(), touchstone.newId()],
      },
    });
    if (!founded.ok) throw new Error(JSON.stringify(founded.refusal));
    return register;
  }

  async end(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    await this.#on.end();
  }

  /** A file with this content. @returns its path */
  file(name: string, content: string): string {
    const path = join(this.#folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** Imports files of units, as `touchstone import units` does. */
  async units(
    paths: readonly string[],
    reading: TestReading = {},
    update: string | null = null,
  ): Promise<UnitsImported> {
    const { columns = [], language = "en", type } = reading;
    const types = type?.split(",") ?? [];
    const reads = [];
    for (const [at, path] of paths.entries())
      reads.push(
        await readUnitsOf(
          path,
          { ...FILE, columns },
          { language, hierarchy: "admin", type: types[at] ?? types[0] ?? null },
        ),
      );
    for (const { problems } of reads) if (problems.count > 0) throw new Error(JSON.stringify(problems.shown));
    return importUnits(this.touchstone, {
      log: LOG,
      account: ACCOUNT,
      drafts: reads.flatMap(({ drafts }) => drafts),
      scheme: "code",
      files: reads.map(({ sha256 }) => sha256),
      update,
    });
  }

  /** Imports a file of movements, as `touchstone import movements` does. */
  async movements(path: string, language = "en"): Promise<MovementsImported> {
    const { drafts, sha256, problems } = await readMovementsOf(path, FILE, { language, hierarchy: "admin" });
    if (problems.count > 0) throw new Error(JSON.stringify(problems.shown));
    return importMovements(this.touchstone, { log: LOG, account: ACCOUNT, drafts, scheme: "code", file: sha256 });
  }

  /** Reads from one snapshot. */
  read<T>(work: (tx: Tx, log: Log) => Promise<T>): Promise<T> {
    return transaction(
      this.touchstone,
      async (tx) => {
        const log = await logBySlug(tx, LOG.kind, LOG.slug);
        if (!log) throw new Error("the register was not founded");
        return work(tx, log);
      },
      { readOnly: true },
    );
  }

  /** Rows of every table of units, to see whether anything was stored. */
  async counts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of ["unit", "unit_name", "unit_code", "unit_membership", "unit_lineage", "event"]) {
      const { rows } = await this.touchstone.pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
      counts[table] = rows[0]?.n ?? Number.NaN;
    }
    return counts;
  }
}
