// Checks the arrows between packages (.dependency-cruiser.cjs), and that there was something to check:
// with a compiler it does not know, dependency-cruiser passes on no modules at all.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const cruise = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
const args = [cruise, "packages", "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
if (!run.stdout.startsWith("{")) {
  console.log(run.stdout + run.stderr);
  process.exit(1);
}
const { summary } = JSON.parse(run.stdout);
for (const { rule, from, to } of summary.violations) console.log(`${rule.name}: ${from} → ${to}`);
console.log(
  `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports, ${summary.violations.length} against the arrows`,
);
process.exit(summary.totalCruised < 20 || summary.violations.length > 0 ? 1 : 0);
