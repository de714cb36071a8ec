import { keptParts, type Log } from "@touchstone/server";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import { tableLines } from "../terminal/table.ts";
import { reading } from "./logs.ts";
import type { Opened } from "./open.ts";

/** Prints which private parts a ledger keeps: that they are there, not what they say. */
export async function printKept(opened: Opened, log: Log): Promise<void> {
  const { screen, progress } = opened;
  const kept = await reading(opened, (tx) => keptParts(tx, log));
  progress.done();
  const columns = [
    { title: "event", align: "right" },
    { title: "part", align: "left" },
    { title: "of", align: "left" },
  ] as const;
  const rows = kept.map((one) => [String(one.seq), one.part, one.type]);
  const lines = [`${counted(kept.length, "private part")} kept in ${log.slug}.`, ""];
  return screen.print(
    `${(kept.length > 0 ? [...lines, ...tableLines(columns, rows, { width: screen.columns })] : lines.slice(0, 1)).join("\n")}\n`,
  );
}

/** Which private part an event and a part name. @throws {Stop} if they name none */
export function placeOf(event: string, part: string | undefined): { readonly seq: number; readonly part: string } {
  if (!/^\d{1,15}$/.test(event)) throw new Stop(2, `got the event ${JSON.stringify(event)}, want its number`);
  if (part === undefined) throw new Stop(2, "name the part of the event, such as contact");
  return { seq: Number(event), part };
}
