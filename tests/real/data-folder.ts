import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "@touchstone/server";
import { withClient } from "@touchstone/server/testing";
import type pg from "pg";

const PROGRAM = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));
const SECOND_VERIFIER = fileURLToPath(new URL("../verify/verify.py", import.meta.url));
const python = spawnSync("python3", ["-c", "import sys; print(sys.version_info >= (3, 9))"], { encoding: "utf8" });
export const hasPython = python.stdout?.trim() === "True";

/** How a command ended, and what it said on both ways. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** What `touchstone verify --json` says, as far as the tests here read it. */
export interface Verified {
  readonly holds: boolean;
  readonly checks: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly faults: readonly { readonly where: string; readonly found: string; readonly wanted: string }[];
  }[];
}

/** A data folder with a database of its own, worked in by the command line as people do. */
export class DataFolder {
  readonly folder: string;
  readonly home: string;

  private constructor(folder: string, home: string) {
    this.folder = folder;
    this.home = home;
  }

  /** A new one. @param slug of its organisation */
  static begin(slug: string): DataFolder {
    const folder = mkdtempSync(join(tmpdir(), `touchstone-real-${slug}-`));
    chmodSync(folder, 0o711); // as root, the database's own account passes through
    const begun = new DataFolder(folder, join(folder, "record"));
    begun.done("init", begun.home, "--organisation", slug, "--slug", slug, "--time-zone", "UTC");
    return begun;
  }
  /** Its twin, made from a backup of it, in the same temporary folder. */
  restored(name: string): DataFolder {
    const kept = this.path(`${name}.touchstone`);
    this.done("backup", kept);
    const twin = new DataFolder(this.folder, this.path(name));
    twin.done("restore", kept, twin.home);
    return twin;
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A twin of its files as they lie, in the same temporary folder. */
  copied(name: string): DataFolder {
    execFileSync("cp", ["-a", this.home, this.path(name)]); // with owners, where the database has an account of its own
    return new DataFolder(this.folder, this.path(name));
  }

  /** A file with this content. @returns its path */
  file(name: string, content: string): string {
    const path = this.path(name);
    writeFileSync(path, content);
    return path;
  }
  path(name: string): string {
    return join(this.folder, name);
  }

  run(...args: readonly string[]): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: { ...process.env, TOUCHSTONE_HOME: this.home, DATABASE_URL: undefined, NO_COLOR: "1" },
    });
    return { status, out: stdout, err: stderr };
  }
  /** A command that has to succeed. @returns what it printed, and what it said beside @throws {Error} if it does not */
  done(...args: readonly string[]): string {
    const { status, out, err } = this.run(...args);
    if (status !== 0) throw new Error(`touchstone ${args.join(" ")} ended with ${status}: ${err}${out}`);
    return out + err;
  }
  /** A command that has to be refused in words. @returns the words @throws {Error} if it succeeds, or breaks down */
  refused(...args: readonly string[]): string {
    const { status, out, err } = this.run(...args);
    if (status !== 1) throw new Error(`touchstone ${args.join(" ")} ended with ${status}: ${err}${out}`);
    return out + err;
  }

  /** A programme whose standard was in force before. */
  found(slug: string, standard: string, ...more: readonly string[]): void {
    this.done("programme", "new", slug, "--title", slug, "--owner", "Council", ...more);
    const adopted = ["--in-force-since", "2020-01-01", "--basis", "Order 7"];
    this.done("import", "standard", this.file(`${slug}.yaml`, standard), "--programme", slug, ...adopted);
  }
  /** Registers units of a type. @param units their codes and names */
  register(file: string, type: string, units: readonly (readonly [code: string, name: string])[]): void {
    const rows = units.map(([code, name]) => `${code},"${name.replaceAll('"', '""')}"\n`);
    this.done("import", "units", this.file(file, `code,name\n${rows.join("")}`), "--type", type);
  }
  enrol(programme: string, codes: readonly string[]): void {
    const applied = this.file(`${programme}-applied.csv`, `code\n${codes.join("\n")}\n`);
    this.done("enrol", "--programme", programme, "--units", applied, "--stated-on", "2026-01-10");
  }
  answers(programme: string, csv: string): string {
    return this.done("import", "observations", this.file(`${programme}-data.csv`, csv), "--programme", programme);
  }

  /** Exports a programme. @returns the bundle's path */
  bundle(programme: string, name: string, ...more: readonly string[]): string {
    const path = this.path(name);
    this.done("export", programme, "-o", path, ...more);
    return path;
  }
  /** What the first verifier says of a bundle. */
  verified(bundle: string, ...more: readonly string[]): Verified {
    const { out, err } = this.run("verify", bundle, "--json", ...more);
    if (out === "") throw new Error(err);
    return JSON.parse(out) as Verified; // its own format
  }
  /** Everything that it says does not hold, one a line. */
  faults(bundle: string, ...more: readonly string[]): string[] {
    return this.verified(bundle, ...more).checks.flatMap(({ id, faults }) =>
      faults.map(({ where, found, wanted }) => `${id}: ${where}: got ${found}, want ${wanted}`),
    );
  }
  /** What the second verifier says, which is written in Python from the same page. */
  verifiedAgain(bundle: string): { readonly fails: readonly string[]; readonly cannot: readonly string[] } {
    const { stdout, stderr } = spawnSync("python3", [SECOND_VERIFIER, bundle], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as { fails: string[]; cannot: string[] }; // its own format
  }

  /** What somebody does who has the database's own password: one statement past the program. @returns how many rows */
  async tamper(sql: string): Promise<number> {
    return this.#past(async (client) => (await client.query(sql)).rowCount ?? 0);
  }
  /** What the database has. */
  async ask<R extends pg.QueryResultRow>(sql: string): Promise<R[]> {
    return this.#past(async (client) => (await client.query<R>(sql)).rows);
  }

  async #past<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const database = await startEmbedded(this.home, { purpose: "a test" });
    try {
      return await withClient(database.url, work);
    } finally {
      await database.stop();
    }
  }
}
