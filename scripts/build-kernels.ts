// Builds packages/engine/assembly into the TypeScript file that holds the kernels as base64.
// Run through `npm run generate`; the compiler is pinned, so that the same source gives the same bytes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const COMPILER = join(ROOT, "node_modules", "assemblyscript", "bin", "asc.js");
const FOLDER = join(ROOT, "packages", "engine", "assembly");
/** 112: vectors may not pass between module and host, which ours do not. */
const OPTIONS = "-O3 --runtime stub --noAssert --enable simd --initialMemory 1 --disableWarning 112".split(" ");
const WIDTH = 110;

/** Text of packages/engine/src/kernels/wasm-bytes.ts. */
export function kernelBytesFile(): string {
  const base64 = compiled().toString("base64");
  const lines = (base64.match(new RegExp(`.{1,${WIDTH}}`, "g")) ?? []).map((line) => `  "${line}"`);
  return `// Generated from packages/engine/assembly by npm run generate; not to be edited.
/** The kernels, compiled: a WebAssembly module in base64. */
export const WASM_BASE64: string =
${lines.join(" +\n")};
`;
}

function compiled(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-kernels-"));
  try {
    const out = join(folder, "kernels.wasm");
    const args = [COMPILER, "index.ts", "--outFile", out, ...OPTIONS];
    const run = spawnSync(process.execPath, args, { cwd: FOLDER, encoding: "utf8" });
    if (run.status !== 0) throw new Error(`AssemblyScript does not build:\n${run.stderr}${run.error ?? ""}`);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
