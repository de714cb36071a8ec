/**
 * The service: what runs when Touchstone is a server. `config.ts` reads the environment, `serve.ts` starts, `app.ts` is
 * the app with every route; `http/resources/` has one file per resource of the API. It writes nothing itself: commands
 * go to the record (`@touchstone/server`), which decides.
 */

export { configWords } from "./config/config-words.ts";
export { type Config, type ConfigProblem, type ConfigRead, readConfig } from "./config.ts";
export {
  type Acting,
  type CycleVillage,
  type CycleWorld,
  makeCycleWorld,
  mostVillages,
} from "./demo/cycle-world.ts";
export { fillDemo } from "./demo/fill-demo.ts";
export { giveSignIns } from "./demo/give-sign-ins.ts";
export { type Demo, type DemoAsked, openDemo } from "./demo/open-demo.ts";
export { firstLinkOn } from "./first-link-on.ts";
export { serviceChecks } from "./health/service-checks.ts";
export { describeApi } from "./http/openapi.ts";
export { type Serving, serve } from "./serve.ts";
