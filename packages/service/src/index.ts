/**
 * The service: what runs when Touchstone is a server. `config.ts` reads the environment, `serve.ts` starts, `app.ts` is
 * the app with every route; `http/resources/` has one file per resource of the API. It writes nothing itself: commands
 * go to the record (`@touchstone/server`), which decides.
 */
export { type Config, type ConfigProblem, type ConfigRead, readConfig } from "./config.ts";
export { type Serving, serve } from "./serve.ts";
