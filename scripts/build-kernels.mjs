// Builds packages/engine/assembly into the TypeScript file that holds the kernels as base64.
// Run through `npm run generate`; the compiler is pinned, so that the same source gives the same bytes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import asc from "assemblyscript/asc";

const FOLDER = join(import.meta.dirname, "..", "packages", "engine", "assembly");
const WIDTH = 110;

/** Text of packages/engine/src/kernels/wasm-bytes.ts. */
export async function kernelBytesFile() {
  let binary = null;
  let said = "";
  const options = [
    "index.ts",
    "--outFile",
    "kernels.wasm",
    "-O3",
    "--runtime",
    "stub",
    "--noAssert",
    "--enable",
    "simd",
  ];
  const { error } = await asc.main([...options, "--initialMemory", "1", "--disableWarning", "112"], {
    readFile: (name) => {
      const file = name.endsWith(".ts") && !name.includes("~lib") ? name.replace(/^.*\//, "") : null;
      try {
        return file && readFileSync(join(FOLDER, file), "utf8");
      } catch {
        return null; // the compiler asks for several places of each import
      }
    },
    writeFile: (_name, contents) => {
      binary = contents;
    },
    listFiles: () => [],
    stderr: {
      write: (text) => {
        said += text;
      },
    },
  });
  if (error || !binary) throw new Error(`AssemblyScript does not build:\n${said}`, { cause: error });
  const base64 = Buffer.from(binary).toString("base64");
  const lines = base64.match(new RegExp(`.{1,${WIDTH}}`, "g")).map((line) => `  "${line}"`);
  return `// Generated from packages/engine/assembly by npm run generate; not to be edited.
/** The kernels, compiled: a WebAssembly module in base64. */
export const WASM_BASE64: string =
${lines.join(" +\n")};
`;
}
