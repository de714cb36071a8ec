/** Steps from the root of a document to a place in it. */
export type Path = readonly (string | number)[];

const LONGEST_KEY = 60;

/** A path as people read it: `criteria[0].indicators[3].weight`; empty for the root. */
export function formatPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_-]{0,99}$/.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step.slice(0, LONGEST_KEY))}]`;
  }
  return text;
}

/** What stands at a path of plain data; undefined where nothing does. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step]; // own keys only, just seen
  }
  return value;
}
