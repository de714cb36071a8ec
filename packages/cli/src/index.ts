/**
 * The command line: `touchstone check`, `score`, `explain`, `items`, `convert`, `diff`, `example`. It reads tables
 * of data (`@touchstone/input`), hands them to the engine, and prints for people (`terminal/`) or machines
 * (`output/`); one file a command in `commands/`. It is run through `bin/touchstone.mjs`, never
 * imported; what is exported here serves the tests and the benchmarks. Start with `main.ts`.
 */
export { registerTsx } from "./tsx/register.ts";
