import { submissionColumns } from "@touchstone/domain";
import type { Touchstone } from "@touchstone/server";
import { type SampleOffice, submit } from "@touchstone/server/testing";
import { check } from "@touchstone/standard";

/** Hands in rows as a file would have them; what they say beside the standard's columns, such as a name, is left out. */
export async function submitRows(
  touchstone: Touchstone,
  office: SampleOffice,
  programme: string,
  yaml: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const { columns } = submissionColumns(programme, checked.value);
  const known = new Set(["unit", "period", ...columns.map(({ id }) => id)]);
  const asked = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([id]) => known.has(id))));
  const done = await submit(touchstone, office, programme, yaml, asked);
  if (!done.ok) throw new Error(JSON.stringify(done));
}
