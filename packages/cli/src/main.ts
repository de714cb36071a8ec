import { run } from "./run.ts";

// a reader that has seen enough (| head) ends the run without a word
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 70);
  });

process.exitCode = await run(process.argv.slice(2));
