// INSEE's movements of French communes as files of ours. @see ../shared/data/units/fr-communes/README.md
import { csvOf, sharedRows } from "./shared-data.ts";

interface Row {
  readonly mod: string;
  readonly day: string;
  /** code and name of the commune before and after; null: it is none, but a part of one or nothing */
  readonly before: Named | null;
  readonly after: Named | null;
}
interface Named {
  readonly code: string;
  readonly name: string;
}

/** Changes of parts inside a commune: the commune itself has no row. */
const INSIDE = new Set(["34", "35", "70", "71"]);
const RECODED = new Set(["41", "50"]);

/** The rows that are about communes, by day and, on each, new codes first. */
function readRows(): Row[] {
  const rows = sharedRows("fr-communes/mouvements-communes.csv").flatMap((row): Row[] => {
    const { MOD = "", DATE_EFF = "", TYPECOM_AP, TYPECOM_AV } = row;
    if (INSIDE.has(MOD) || TYPECOM_AP === "ARM") return [];
    const side = (type: string | undefined, code = "", name = ""): Named | null =>
      type === "COM" ? { code, name } : null;
    const before = side(TYPECOM_AV, row.COM_AV, row.LIBELLE_AV);
    const after = side(TYPECOM_AP, row.COM_AP, row.LIBELLE_AP);
    const isNew = after !== null && row.COM_AV === "";
    return (before && after) || isNew ? [{ mod: MOD, day: DATE_EFF, before, after }] : [];
  });
  const order = (row: Row): string => `${row.day} ${RECODED.has(row.mod) ? 0 : 1}`;
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** The communes of the list of 1 January 2024. */
export function communesOf2024(): Map<string, string> {
  const rows = sharedRows("fr-communes/communes-2024.csv").filter(({ TYPECOM }) => TYPECOM === "COM");
  return new Map(rows.map(({ COM = "", LIBELLE = "" }) => [COM, LIBELLE]));
}

/** The rows of one event: those of a day and a kind whose codes hang together, in the order of the file. */
function eventsIn(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  const root = new Map<string, string>();
  const find = (key: string): string => {
    const up = root.get(key) ?? key;
    return up === key ? key : find(up);
  };
  const keyOf = ({ day, mod }: Row, side: string, code: string): string => `${day} ${mod} ${side} ${code}`;
  for (const row of rows)
    if (row.before && row.after)
      root.set(find(keyOf(row, "b", row.before.code)), find(keyOf(row, "a", row.after.code)));
  for (const row of rows) {
    const key = find(keyOf(row, "a", row.after?.code ?? ""));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** The register before the first movement, and all movements since, as CSV of ours. */
export function inseeFiles(): { readonly units: string; readonly movements: string; readonly nFirst: number } {
  const rows = readRows();
  const list = communesOf2024();
  const first = new Set(list.keys());
  for (const event of eventsIn(rows).reverse()) undo(event, first);
  const names = new Map<string, string>();
  for (const { before } of rows) if (before && !names.has(before.code)) names.set(before.code, before.name);
  for (const { after } of rows) if (after && !names.has(after.code)) names.set(after.code, after.name);
  const units = [...first].sort().map((code) => [code, names.get(code) ?? list.get(code) ?? code]);
  const closed = new Set<string>();
  return {
    units: csvOf(["code", "name"], units),
    movements: csvOf(
      ["on", "kind", "from", "to", "begins", "name", "type"],
      eventsIn(rows).flatMap((event) => movementsOf(event, closed)),
    ),
    nFirst: first.size,
  };
}

function undo(event: readonly Row[], alive: Set<string>): void {
  const before = new Set(event.flatMap((row) => row.before?.code ?? []));
  for (const { after } of event) if (after && !before.has(after.code)) alive.delete(after.code);
  for (const code of before) alive.add(code);
}

/** @param closed codes that a commune had when it ended, and nobody has had since */
function movementsOf(event: readonly Row[], closed: Set<string>): string[][] {
  const { day, mod } = event[0]!; // a group has a row
  const before = new Map(event.flatMap(({ before: one }) => (one ? [[one.code, one.name] as const] : [])));
  const after = new Map(event.flatMap(({ after: one }) => (one ? [[one.code, one.name] as const] : [])));
  const [code = "", name = ""] = [...before][0] ?? [];
  const [to = "", nameAfter = ""] = [...after][0] ?? [];
  if (before.size === 0) return [...after].map(([one, its]) => [day, "register", "", one, "", its, "commune"]);
  if (before.size === 1 && after.size === 1) {
    const renamed = name === nameAfter ? [] : [[day, "rename", to, "", "", nameAfter, ""]];
    return code === to ? renamed : [[day, "recode", code, to, "", "", ""], ...renamed];
  }
  if (after.size === 1) {
    // a "commune nouvelle" is a new one, though it takes the code of one of the old
    const begins = mod === "32" || !before.has(to);
    for (const one of before.keys()) if (begins || one !== to) closed.add(one);
    return [[day, "merge", [...before.keys()].join(";"), to, begins ? to : "", nameAfter, ""]];
  }
  return [...before.keys()].flatMap((from) => splitOf(event, from, closed));
}

/** What becomes of one commune of which parts go elsewhere. */
function splitOf(event: readonly Row[], from: string, closed: Set<string>): string[][] {
  const rows = event.filter(({ before }) => before?.code === from);
  const { day } = rows[0]!; // from is the code of a row
  const parts = new Map(rows.flatMap(({ after }) => (after ? [[after.code, after.name] as const] : [])));
  const movements: string[][] = [];
  const nameBefore = rows[0]?.before?.name;
  // it goes on under another code, and leaves its own to what was part of it: 60054 in 2024
  const moved = [...parts].find(
    ([code, name]) => code !== from && name === nameBefore && parts.get(from) !== nameBefore,
  );
  const source = moved?.[0] ?? from;
  if (moved) movements.push([day, "recode", from, source, "", "", ""]);
  for (const [code, name] of parts)
    if (code !== source && closed.delete(code)) movements.push([day, "reopen", code, code, "", name, ""]);
  if (!parts.has(source)) closed.add(source);
  if (parts.size === 1 && parts.has(source)) return movements; // nothing of it goes elsewhere
  movements.push([day, "split", source, [...parts.keys()].join(";"), "", [...parts.values()].join(";"), ""]);
  return movements;
}
