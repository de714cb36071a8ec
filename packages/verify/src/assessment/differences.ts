/** Where two values of JSON differ, by the path: what is there and what would be right. */
export interface Difference {
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
}

const DEEPEST = 20;

/** The places in which what was found is not what is wanted. */
export function differences(found: unknown, wanted: unknown, path = "", deep = 0): Difference[] {
  if (Object.is(found, wanted)) return [];
  if (isMap(found) && isMap(wanted) && deep < DEEPEST) {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
    return keys.flatMap((key) =>
      differences(own(found, key), own(wanted, key), path ? `${path}.${key}` : key, deep + 1),
    );
  }
  if (Array.isArray(found) && Array.isArray(wanted) && deep < DEEPEST) {
    const longest = Math.max(found.length, wanted.length);
    return Array.from({ length: longest }, (_, i) =>
      differences(found[i], wanted[i], `${path}[${i}]`, deep + 1),
    ).flat();
  }
  return [{ path, found: shortly(found), wanted: shortly(wanted) }];
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shortly(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
