// Writes the files that are made from the code and committed; with --check it writes nothing and
// fails if one of them is not what it would write.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTypes, { astToString } from "openapi-typescript";
import { jsonSchema } from "../packages/standard/src/index.ts";
import { kernelBytesFile } from "./build-kernels.ts";

const ROOT = join(import.meta.dirname, "..");
// by its name at run time: the service has pages in JSX, which scripts are not compiled for
const { describeApi } = (await import(join(ROOT, "packages/service/src/index.ts"))) as {
  describeApi: () => Promise<object>;
}; // as the service exports it
const openapi = `${JSON.stringify(await describeApi(), null, 2)}\n`;
const FILES = [
  { path: "packages/service/openapi.json", content: openapi },
  { path: "packages/client/src/api-types.ts", content: await clientTypes(openapi) },
  { path: "packages/standard/standard.schema.json", content: `${JSON.stringify(jsonSchema(), null, 2)}\n` },
  { path: "packages/engine/src/kernels/wasm-bytes.ts", content: kernelBytesFile() },
];

const unknown = process.argv.slice(2).filter((argument) => argument !== "--check");
if (unknown.length > 0) {
  console.error(`Usage: npm run generate [-- --check]; got ${unknown.join(" ")}`);
  process.exit(2);
}
const stale = FILES.filter(({ path, content }) => {
  const file = join(ROOT, path);
  return !existsSync(file) || readFileSync(file, "utf8") !== content;
});
if (process.argv.includes("--check")) {
  for (const { path } of stale) console.error(`${path} is not what the code says: run npm run generate`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const { path, content } of stale) {
  writeFileSync(join(ROOT, path), content);
  console.log(`wrote ${path}`);
}

/** Types of every call, as the client has them. */
async function clientTypes(description: string): Promise<string> {
  const types = astToString(await openapiTypes(description, { alphabetize: true }));
  const unread = ["format", "lint", "assist"].map((what) => `// biome-ignore-all ${what}: a program has written it\n`);
  return `// Made by \`npm run generate\` from packages/service/openapi.json.\n${unread.join("")}${types}`;
}
