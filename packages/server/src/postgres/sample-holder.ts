// A process of its own that holds the database of a folder, for tests that kill it: says that it runs, then waits.
import { DatabaseProblem } from "./problem.ts";
import { startEmbedded } from "./start.ts";

const [directory = "", purpose = "test", then = "wait"] = process.argv.slice(2);
try {
  const { url, adopted } = await startEmbedded(directory, { purpose });
  process.stdout.write(`${JSON.stringify({ url, adopted })}\n`);
  if (then === "wait") setInterval(() => {}, 60_000);
} catch (error) {
  if (!(error instanceof DatabaseProblem)) throw error;
  process.stdout.write(`${JSON.stringify({ code: error.code, message: error.message })}\n`);
}
