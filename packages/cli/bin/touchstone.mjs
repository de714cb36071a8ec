#!/usr/bin/env node
// Starts the command line on the pinned Node: directly where this one is new enough, else by the
// platform package that the lockfile names. Plain JavaScript, because an old Node runs it first.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NODE_FLAGS } from "./node-flags.mjs";

const WANTED = 24;
const main = new URL("../src/main.ts", import.meta.url);

if (Number(process.versions.node.split(".")[0]) >= WANTED) {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(fileURLToPath(new URL("../../../.cache/compiled", import.meta.url))); // a third off the start
  await import(main.href);
} else runOn(pinnedNode());

/** Path of the pinned Node, looked for in every node_modules above this file. */
function pinnedNode() {
  const os = process.platform === "win32" ? "win" : process.platform;
  const bin = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const names = [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`];
  for (let folder = dirname(fileURLToPath(main)); ; folder = dirname(folder)) {
    for (const name of names) {
      const path = join(folder, "node_modules", name, bin);
      if (existsSync(path)) return path;
    }
    if (dirname(folder) === folder) return null;
  }
}

function runOn(node) {
  if (node === null) {
    console.error(
      `touchstone: needs Node ${WANTED} or later; this is ${process.versions.node}, and no pinned Node is installed ` +
        `for ${process.platform}-${process.arch}. Install Node ${WANTED}, or run npm ci in the repository.`,
    );
    process.exit(1);
  }
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [...NODE_FLAGS, self, ...process.argv.slice(2)], { stdio: "inherit" });
  // a terminal sends Ctrl-C to both; this one waits for the other to clean up
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`touchstone: the pinned Node does not start: ${error.message}`);
    process.exit(70);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 15)));
}
