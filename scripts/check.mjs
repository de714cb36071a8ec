// The whole gate, the same everywhere: format, lint, types, arrows, nothing unused, generated files
// fresh, every test. Ends with one plain line: N passed, N failed, N skipped.
// `npm test -- NAME` runs only the test files whose path contains NAME, and no other check.
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const RESULTS = join(ROOT, ".cache", "tests.json");
const bin = (...path) => join(ROOT, "node_modules", ...path);
const only = process.argv.slice(2);

const STEPS = [
  { name: "format and imports", script: bin("@biomejs", "biome", "bin", "biome"), args: ["ci", "--colors=off", "."] },
  { name: "lint, with types", script: bin("oxlint", "bin", "oxlint"), args: ["--type-aware", "--deny-warnings"] },
  { name: "types", script: bin("@typescript", "native", "bin", "tsc"), args: ["-b"] },
  { name: "arrows between packages", script: "scripts/arrows.mjs", args: [] },
  {
    name: "nothing unused",
    script: bin("knip", "bin", "knip.js"),
    args: ["--no-progress", "--treat-config-hints-as-errors"],
  },
  { name: "pages are built", script: "scripts/build-web.ts", args: [] },
  {
    name: "pages say everything in every language",
    script: bin("@lingui", "cli", "dist", "lingui.js"),
    args: ["check", "missing", "--config", "packages/web/lingui.config.ts"],
  },
  {
    name: "words of pages are gathered",
    script: bin("@lingui", "cli", "dist", "lingui.js"),
    args: ["check", "sync", "--config", "packages/web/lingui.config.ts"],
  },
  { name: "generated files are fresh", script: "scripts/generate.ts", args: ["--check"] },
];

let passed = 0;
let failed = 0;
/** Runs a step. @returns whether it holds, and what it said */
const ended = ({ script, args }) =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: ROOT, maxBuffer: 1 << 28 }, (fault, stdout, stderr) => {
      const why = fault === null || typeof fault.code === "number" ? "" : fault.message;
      resolve({ ok: fault === null, said: `${stdout}${stderr}${why}` });
    });
  });
const steps = only.length > 0 ? [] : STEPS; // none needs what another writes: as many at once as there are cores
const lanes = Array.from({ length: availableParallelism() }, () => Promise.resolve());
const ends = steps.map((step, at) => {
  const end = lanes[at % lanes.length].then(() => ended(step));
  lanes[at % lanes.length] = end;
  return end;
});
for (const [at, { name }] of steps.entries()) {
  const { ok, said } = await ends[at];
  console.log(`${ok ? "ok    " : "FAILED"}  ${name}`);
  if (ok) passed++;
  else {
    failed++;
    console.log(said);
  }
}

mkdirSync(join(ROOT, ".cache"), { recursive: true });
rmSync(RESULTS, { force: true });
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}`];
const tests = spawnSync(process.execPath, [bin("vitest", "vitest.mjs"), "run", ...reporters, ...only], {
  cwd: ROOT,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, NO_COLOR: "1", ...(only.length > 0 && { LONG: "1" }) },
});

let skipped = 0;
try {
  const results = JSON.parse(readFileSync(RESULTS, "utf8"));
  const all = results.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(ROOT, file.name) })),
  );
  const left = all.filter((test) => test.status !== "passed" && test.status !== "failed");
  if (left.length > 0)
    console.log(`\nLeft out, and why:\n${left.map((test) => `  ${test.fullName}  (${test.file})`).join("\n")}`);
  if (only.length === 0 && !process.env.LONG)
    console.log("\nNot run here: files *.long.test.ts, which take minutes each; `npm test -- long` runs them.");
  const seconds = (file) => Math.round((file.endTime - file.startTime) / 1000);
  const slow = results.testResults.toSorted((a, b) => seconds(b) - seconds(a)).slice(0, 12);
  console.log(`\nSlowest: ${slow.map((file) => `${relative(ROOT, file.name)} ${seconds(file)} s`).join(", ")}`);
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  skipped = left.length;
  const broken = results.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  failed += broken.length;
  if (tests.status !== 0 && failed === 0) failed = 1;
} catch (fault) {
  console.log(`The tests left no result: ${fault.message}`);
  failed++;
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
