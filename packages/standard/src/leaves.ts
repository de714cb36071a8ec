import { FIELDS, NAMED_LISTS, TEXT_FIELDS } from "./fields.ts";
import type { Path } from "./path.ts";
import type { Standard } from "./schema.ts";

/** One thing of a standard that has a name: a criterion, an option, a grade. */
export interface Item {
  /** by names, never by positions: `notices`, `notices.of.full`, `grades.gold` */
  readonly key: string;
  /** the list that it stands in, without names: `criteria`, `indicators[].of`; how deep does not matter */
  readonly list: string;
  /** key of the item around it, empty at the top */
  readonly parent: string;
  /** place among its siblings */
  readonly at: number;
  readonly path: Path;
}

/** One value of a standard, as `fields.ts` cuts it: a number, a text in its languages, a pair of goalposts. */
export interface Leaf {
  /** by names: `notices.goalposts`, `grades.gold.title` */
  readonly key: string;
  /** see `fields.ts` */
  readonly field: string;
  /** key of the item that it belongs to, empty for the standard itself */
  readonly item: string;
  readonly path: Path;
  readonly value: unknown;
}

/** A standard taken apart, in the order of the schema. */
export interface Leaves {
  readonly items: ReadonlyMap<string, Item>;
  readonly leaves: ReadonlyMap<string, Leaf>;
}

/** Where a walk is: `stem` begins the keys there, `field` the fields. */
interface At {
  readonly stem: string;
  readonly field: string;
  readonly item: string;
  readonly path: Path;
}

type PlainMap = Readonly<Record<string, unknown>>;
interface NamedList extends At {
  readonly name: string;
  readonly nameKey: string;
  readonly own: string | undefined;
}

/** the standard's own keys: a criterion or indicator of such a name is called by its list too, `indicators.source` */
const OWN_KEYS: ReadonlySet<string> = new Set(
  [...FIELDS.keys(), ...TEXT_FIELDS, ...NAMED_LISTS.keys()].map((field) => field.split(/[.[]/, 1)[0]!),
);

/** Takes a standard apart into named items and leaves, so that two versions can be laid side by side. */
export function leavesOf(standard: Standard): Leaves {
  const items = new Map<string, Item>();
  const leaves = new Map<string, Leaf>();
  const times = new Map<string, number>();

  const visit = (value: unknown, at: At): void => {
    if (value === undefined) return;
    if (TEXT_FIELDS.has(at.field) || FIELDS.has(at.field)) keep(value, at);
    else if (Array.isArray(value)) visitList(value, at);
    else if (typeof value !== "object" || value === null) keep(value, at);
    else for (const [key, inner] of Object.entries(value)) visit(inner, within(at, key));
  };

  const visitList = (list: readonly unknown[], at: At): void => {
    // criteria and indicators are themselves wherever they stand, and so are called by their id alone
    const own = /(?:^|\.)(criteria|indicators)$/.exec(at.field)?.[1];
    const name = own ?? at.field;
    const nameKey = NAMED_LISTS.get(name);
    if (nameKey !== undefined)
      for (const [index, value] of list.entries()) visitItem(value as PlainMap, index, { ...at, name, nameKey, own }); // a map by the schema
    else if (TEXT_FIELDS.has(`${at.field}[]`))
      for (const [index, value] of list.entries())
        visit(value, { ...at, stem: `${at.stem}.${index}`, field: `${at.field}[]`, path: [...at.path, index] });
    else keep(list, at);
  };

  const visitItem = (value: PlainMap, index: number, list: NamedList): void => {
    const name = value[list.nameKey];
    const called = typeof name === "string" ? name : String(index);
    const bare = list.own && !OWN_KEYS.has(called);
    const stem = bare ? called : `${list.own ?? list.stem}.${called}`;
    const nth = (times.get(stem) ?? 0) + 1; // more than one only before the rules have looked at the ids
    times.set(stem, nth);
    const key = nth === 1 ? stem : `${stem}#${nth}`;
    const path = [...list.path, index];
    items.set(key, { key, list: list.name, parent: list.item, at: index, path });
    for (const [innerKey, inner] of Object.entries(value))
      if (innerKey !== list.nameKey)
        visit(inner, within({ stem: key, field: `${list.name}[]`, item: key, path }, innerKey));
  };

  const keep = (value: unknown, { stem, field, item, path }: At): void => {
    leaves.set(stem, { key: stem, field, item, path, value });
  };

  visit(standard, { stem: "", field: "", item: "", path: [] });
  return { items, leaves };
}

function within(at: At, key: string): At {
  const stem = at.stem === "" ? key : `${at.stem}.${key}`;
  const field = at.field === "" ? key : `${at.field}.${key}`;
  return { stem, field, item: at.item, path: [...at.path, key] };
}
