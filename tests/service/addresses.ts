import { OPERATIONS } from "./schema-values.ts";

/** An operation, and an address that it answers at. */
export type Address = readonly [operation: string, path: string];

/**
 * Every address of every operation that only reads: each of the values in its place, each of the queries that it knows.
 * @param values by the name of the place in the path; an operation with a place that has none is not asked
 * @param queries of an operation, by the names that it takes; "" is none
 */
export function addressesOf(
  values: Readonly<Record<string, readonly string[]>>,
  queries: (has: (name: string) => boolean) => readonly string[],
): Address[] {
  const found: Address[] = [];
  for (const { method, operationId, template, parameters } of OPERATIONS) {
    if (method !== "GET") continue;
    let paths = [template];
    for (const [place = "", name = ""] of template.matchAll(/\{([^}]+)\}/g))
      paths = paths.flatMap((path) => (values[name] ?? []).map((value) => path.replace(place, value)));
    const has = (name: string): boolean => parameters.some((one) => one.in === "query" && one.name === name);
    for (const path of paths)
      for (const query of queries(has)) found.push([operationId, query === "" ? path : `${path}?${query}`]);
  }
  return found;
}
