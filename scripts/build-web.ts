// Builds the pages that run in a browser into packages/web/dist, where they are not there or older than what they are
// made from; beside each file that packs well lie its packed forms. The service serves what it finds there.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = join(import.meta.dirname, "..");
const WEB = join(ROOT, "packages", "web");
const DIST = join(WEB, "dist");
/** What the pages are made from; a package that is not among them is not in them. */
const SOURCES = [
  "packages/web",
  "packages/client/src",
  "packages/pages/src",
  "packages/standard/src",
  "package-lock.json",
];
/** One configuration an entry, and the folder in dist that it goes to. */
const ENTRIES = { "vite.config.ts": "console", "vite.field.config.ts": "field" } as const;
const MADE_FROM = ".made-from";

process.env.NODE_ENV = "production"; // whoever starts it: else the build is that of a developer

if (await buildWeb()) console.log("built packages/web/dist");

/** Builds what is stale, beside what is there, and puts it in its place when it is whole. @returns whether it did */
async function buildWeb(): Promise<boolean> {
  const digest = digestOfSources();
  const stamp = join(DIST, MADE_FROM);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return false;
  const { build } = await import("vite"); // half a second, which what is fresh does not cost
  const made = `${DIST}.${process.pid}`;
  try {
    for (const [config, folder] of Object.entries(ENTRIES))
      if (existsSync(join(WEB, config)))
        await build({ configFile: join(WEB, config), build: { outDir: join(made, folder) } });
    for (const file of filesIn(made)) pack(file);
    writeFileSync(join(made, MADE_FROM), digest);
    rmSync(DIST, { recursive: true, force: true });
    renameSync(made, DIST);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return true;
}

function digestOfSources(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of filesIn(join(ROOT, source)))
      hash.update(file.slice(ROOT.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** The file, or every file below the folder in a fixed order; what is made and what only tests use left out. */
function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => !/^(dist(\.\d+)?|node_modules)$|\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

function pack(file: string): void {
  if (!/\.(js|css|html|webmanifest|svg|json)$/.test(file)) return;
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}
