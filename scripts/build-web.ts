// Builds the pages that run in a browser into packages/web/dist, where they are not there or older than what they are
// made from; beside each file that packs well lie its packed forms. The service serves what it finds there.
// `node scripts/build-web.ts console` builds one entry alone.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = join(import.meta.dirname, "..");
const WEB = join(ROOT, "packages", "web");
const DIST = join(WEB, "dist");
/** What every entry is made from; a package that is not among them is not in the pages. */
const SOURCES = [
  "packages/web",
  "packages/client/src",
  "packages/pages/src",
  "packages/standard/src",
  "package-lock.json",
];
/** The configuration of each entry, and what of the others it does not have. */
const ENTRIES = {
  console: { config: "vite.config.ts", without: join(WEB, "src", "field") },
  field: { config: "vite.field.config.ts", without: join(WEB, "src", "review") },
} as const;
type Entry = keyof typeof ENTRIES;
const MADE_FROM = ".made-from";

process.env.NODE_ENV = "production"; // whoever starts it: else the build is that of a developer

const asked = process.argv.slice(2);
for (const entry of Object.keys(ENTRIES) as Entry[]) // the keys that are written above
  if ((asked.length === 0 || asked.includes(entry)) && existsSync(join(WEB, ENTRIES[entry].config)))
    if (await buildEntry(entry)) console.log(`built packages/web/dist/${entry}`);

/** Builds an entry that is stale beside what is there, and puts it in its place when it is whole. @returns whether it did */
async function buildEntry(entry: Entry): Promise<boolean> {
  const { config, without } = ENTRIES[entry];
  const place = join(DIST, entry);
  const digest = digestOfSources(without);
  const isFresh = (): boolean => {
    const stamp = join(place, MADE_FROM);
    return existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
  };
  if (isFresh()) return false;
  const { build } = await import("vite"); // half a second, which what is fresh does not cost
  const made = `${DIST}.${process.pid}`;
  const old = `${made}.old`;
  try {
    await build({ configFile: join(WEB, config), build: { outDir: made } });
    for (const file of filesIn(made, "")) pack(file);
    writeFileSync(join(made, MADE_FROM), digest);
    mkdirSync(DIST, { recursive: true });
    try {
      if (existsSync(place)) renameSync(place, old);
      renameSync(made, place);
    } catch (error) {
      if (!isFresh()) throw error; // somebody else has built the same meanwhile
    }
  } finally {
    for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
  }
  return true;
}

function digestOfSources(without: string): string {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of filesIn(join(ROOT, source), without))
      hash.update(file.slice(ROOT.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** The file, or every file below the folder in a fixed order; what is made and what only tests use left out. */
function filesIn(path: string, without: string): string[] {
  if (path === without) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => !/^(dist(\.\d+(\.old)?)?|node_modules)$|\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name), without));
}

function pack(file: string): void {
  if (!/\.(js|css|html|webmanifest|svg|json)$/.test(file)) return;
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}
