/**
 * The API of the service from a program's side, in a browser or in Node, without any dependency: `clientOf` asks,
 * `api-types.ts` is made from the service's own description by `npm run generate`, so that what does not fit it does not
 * compile. `linesOf` reads what is told while it happens. Start with `client.ts`.
 */
export { ApiProblem } from "./api-problem.ts";
export type { components } from "./api-types.ts";
export { type AnswerOf, type Asked, type Client, type ClientOptions, clientOf, type PathOf } from "./client.ts";
export { linesOf } from "./lines-of.ts";
