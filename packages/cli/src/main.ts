import { faultLines, run } from "./run.ts";

// a reader that has seen enough (| head) ends the run without a word
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
  });
process.on("uncaughtException", (error) => {
  process.stderr.write(`${faultLines(error).join("\n")}\n`);
  process.exit(70);
});

process.exitCode = await run(process.argv.slice(2));
