import type { Model } from "./model.ts";
import { byBytes, type Table } from "./table.ts";

/** Lists that were found in order: nobody may write to a table's units, and to read 600,000 of them again takes time. */
const inOrder = new WeakSet<readonly string[]>();

/**
 * Checks at the door that a table is one for this model: its columns, its size, its units in order and each once.
 * @throws {RangeError} naming what was got and what is wanted
 */
export function checkTable(model: Model, { units, columns, values, states }: Table): void {
  const cells = units.length * columns.length;
  if (values.length !== cells || states.length !== cells)
    throw new RangeError(`score: got ${values.length} values and ${states.length} states, want ${cells} cells`);
  const odd = model.columns.findIndex((id, j) => columns[j] !== id);
  if (odd >= 0 || columns.length !== model.columns.length)
    throw new RangeError(
      `score: got column ${columns[odd] ?? columns.length}, want ${model.columns[odd] ?? "no more"}`,
    );
  if (units.length < 2 || inOrder.has(units)) return;
  for (let i = 1; i < units.length; i++)
    if (byBytes(units[i - 1], units[i]) >= 0)
      throw new RangeError(`score: got unit ${units[i]} after ${units[i - 1]}, want ids sorted by bytes, each once`);
  inOrder.add(units);
}
