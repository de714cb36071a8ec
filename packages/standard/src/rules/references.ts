import type { Path } from "../names.ts";
import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { error } from "./finding.ts";
import { leavesOf, nodesOf } from "./walk.ts";

/** What the standard calls by an id is there. Criteria, indicators and context are looked up by the compiler. */
export function brokenReferences(standard: Standard): Finding[] {
  const types = (standard.units ?? []).map(({ type }) => type);
  const bodies = (standard.bodies ?? []).map(({ id }) => id);
  return [
    ...(standard.units ?? []).flatMap(({ within }, at) => missing(within, types, "unit-type", ["units", at, "within"])),
    ...circles(standard),
    ...nodesOf(standard).flatMap(({ item, path }) =>
      Object.entries(item.responsible ?? {}).flatMap(([role, who]) =>
        [who ?? []]
          .flat()
          .flatMap((id, at, all) =>
            missing(id, bodies, "body", [
              ...path,
              "responsible",
              role,
              ...(Array.isArray(who) && all.length > 0 ? [at] : []),
            ]),
          ),
      ),
    ),
    ...Object.entries(standard.cycle?.actsAt ?? {}).flatMap(([stage, who]) =>
      missing(who, [...types, ...bodies], "unit-type-or-body", ["cycle", "actsAt", stage]),
    ),
    ...childUnits(standard, types),
  ];
}

function missing(id: string | undefined, known: readonly string[], what: string, path: Path): Finding[] {
  if (id === undefined || known.includes(id)) return [];
  const near = nearest(id, known);
  const list =
    known.length > 0
      ? `one of ${known.slice(0, 12).join(", ")}`
      : `one that is declared under ${what === "body" ? "bodies" : "units"}`;
  return [error({ code: `${what}-unknown`, path, got: id, want: near ? `perhaps ${near}?` : list })];
}

function circles({ units = [] }: Standard): Finding[] {
  const within = new Map(units.map((unit) => [unit.type, unit.within]));
  return units.flatMap(({ type }, at) => {
    const above = new Set<string>();
    let up = within.get(type);
    while (up !== undefined && up !== type && !above.has(up)) {
      above.add(up);
      up = within.get(up);
    }
    if (up !== type) return [];
    return error({
      code: "unit-types-in-circle",
      path: ["units", at, "within"],
      got: [type, ...above, type].join(" within "),
      want: "a hierarchy: one type at the top is within nothing",
    });
  });
}

/** Child units are of a declared type that lies below the assessed one. */
function childUnits(standard: Standard, types: readonly string[]): Finding[] {
  const within = new Map((standard.units ?? []).map((unit) => [unit.type, unit.within]));
  const assessed = (standard.units ?? []).find((unit) => unit.assessed)?.type;
  return leavesOf(standard).flatMap(({ item, path }) => {
    if (typeof item.from !== "object") return [];
    const place = [...path, "from", "childUnits"];
    const unknown = missing(item.from.childUnits, types, "unit-type", place);
    if (unknown.length > 0 || assessed === undefined) return unknown;
    const above = new Set<string>();
    for (let up = within.get(item.from.childUnits); up !== undefined && !above.has(up); up = within.get(up))
      above.add(up);
    if (above.has(assessed)) return [];
    return error({
      code: "child-units-not-below",
      path: place,
      got: `${item.from.childUnits}, which is not within ${assessed}`,
      want: `a type of unit below ${assessed}, the one that is assessed`,
    });
  });
}
