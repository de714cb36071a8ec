import { compile } from "./compile.ts";
import { Standard } from "./schema.ts";

/** For tests: three shares in two criteria, and whatever else is wanted of a standard. */
export const title = "T";
export const share = (id: string, rest: object = {}): object => ({ id, title, kind: "share", ...rest });
export const standardOf = (rest: object): Standard =>
  Standard.parse({
    touchstone: 1,
    id: "a",
    version: "1",
    title,
    languages: ["en"],
    criteria: [
      { id: "c", title, indicators: [share("x"), share("y")] },
      { id: "d", title, indicators: [share("z")] },
    ],
    ...rest,
  });
/** what `compile` finds in it, as `level code path` */
export const wrong = (rest: object): string[] =>
  compile(standardOf(rest)).findings.map(({ level, code, path }) => `${level} ${code} ${path.join(".")}`);
export const terrain = {
  id: "terrain",
  title,
  class: "geography",
  kind: "choice",
  of: ["valley", "hill"],
  peerGroup: true,
};
export const gold = { id: "gold", title, atLeast: 80 };
export const above0 = { normalise: { method: "goalposts", to: [1, 100] } };
