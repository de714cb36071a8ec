import type { Path } from "../names.ts";
import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { error } from "./finding.ts";
import { contextOf, leavesOf } from "./walk.ts";

/** Names stand once where they are looked up; those of criteria, indicators and context are checked with the tree. */
export function repeatedIds(standard: Standard): Finding[] {
  const lists: [string, readonly { readonly id: string; readonly path: Path }[]][] = [
    ["gate", standard.gates.map(({ id }, at) => ({ id, path: ["gates", at, "id"] }))],
    ["grade", standard.grades.map(({ id }, at) => ({ id, path: ["grades", at, "id"] }))],
    [
      "unit type or body",
      [
        ...(standard.units ?? []).map(({ type }, at) => ({ id: type, path: ["units", at, "type"] })),
        ...(standard.bodies ?? []).map(({ id }, at) => ({ id, path: ["bodies", at, "id"] })),
      ],
    ],
    ...contextOf(standard).map(({ item, path }): [string, { id: string; path: Path }[]] => [
      `option of ${item.id}`,
      (item.of ?? []).map((id, at) => ({ id, path: [...path, "of", at] })),
    ]),
    ...leavesOf(standard).flatMap(({ item, path }): [string, { id: string; path: Path }[]][] => [
      [`option of ${item.id}`, (item.of ?? []).map(({ id }, at) => ({ id, path: [...path, "of", at, "id"] }))],
      [`item of ${item.id}`, (item.items ?? []).map(({ id }, at) => ({ id, path: [...path, "items", at, "id"] }))],
    ]),
  ];
  return lists.flatMap(([what, items]) => {
    const seen = new Set<string>();
    return items.flatMap(({ id, path }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return error({
        code: "id-repeated",
        path,
        got: `${id} a second time`,
        want: `a name of its own for each ${what}`,
      });
    });
  });
}
