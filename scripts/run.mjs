// The one way into every npm script: installs exactly what package-lock.json says where that is
// missing or stale, then runs on the pinned Node. Needs nothing but git, npm and any Node >= 20.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NODE_FLAGS } from "../packages/cli/bin/node-flags.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".touchstone-installed");

const manifests = ["package.json", "package-lock.json"].concat(
  readdirSync(join(ROOT, "packages")).map((name) => join("packages", name, "package.json")),
);
const wanted = createHash("sha256")
  .update(process.platform + process.arch)
  .update(manifests.map((file) => (existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file)) : "")).join("\0"))
  .digest("hex");

function install() {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  console.error("Installing what package-lock.json lists (once; about 800 MB, half a minute or more) …");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error(npm.error ? `npm could not be started: ${npm.error.message}` : `npm ci ended with ${npm.status}.`);
    console.error("Nothing was run. Check the network or the registry that npm uses, then try again.");
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}

function pinnedNode() {
  const bin = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const os = process.platform === "win32" ? "win" : process.platform;
  for (const name of [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`]) {
    const path = join(MODULES, name, bin);
    if (existsSync(path)) return path;
  }
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  console.error(`No pinned Node 24 for ${process.platform}-${process.arch}: install Node 24 and try again.`);
  process.exit(1);
}

const TASKS = {
  start: ["packages/cli/src/main.ts", "serve", "--demo"],
  test: ["scripts/check.mjs"],
  check: ["scripts/check.mjs"],
  bench: ["bench/main.ts"],
  format: [join("node_modules", "@biomejs", "biome", "bin", "biome"), "check", "--write", "."],
  generate: ["scripts/generate.ts"],
};

const [task, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(TASKS, task ?? "")) {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(TASKS).join(" | ")}`);
  process.exit(2);
}
install();
const node = pinnedNode();
const PATH = `${dirname(node)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`;
const run = spawn(node, [...NODE_FLAGS, ...TASKS[task], ...rest], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, PATH },
});
// npm hands signals on to this process alone, a terminal sends Ctrl-C to both: whichever it is, the other one cleans up
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => run.kill(signal));
run.on("error", (error) => {
  console.error(`${task} could not be started: ${error.message}`);
  process.exit(1);
});
run.on("exit", (code) => process.exit(code ?? 1));
