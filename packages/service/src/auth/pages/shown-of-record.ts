import type { MeInput } from "@touchstone/pages";
import {
  type LogName,
  logById,
  logBySlug,
  organisationOf,
  programmeOf,
  readingsOf,
  rolesOf,
  type Touchstone,
  type Tx,
  todayIn,
  transaction,
  unitLines,
} from "@touchstone/server";
import { loadPages } from "../../public/pages.ts";

type Name = MeInput["roles"][number]["place"];

/** What one's own page tells of the record: names are in a language where they can be, else in another. */
export interface ShownOfRecord {
  readonly roles: MeInput["roles"];
  readonly readings: MeInput["readings"];
}

/** The roles of an account, and who opened what is private of the person behind it. */
export async function shownOfRecord(touchstone: Touchstone, accountId: string, lang: string): Promise<ShownOfRecord> {
  const { shownDay, shownMinute } = await loadPages();
  const [roles, readings] = await Promise.all([rolesOf(touchstone, accountId), readingsOf(touchstone, accountId)]);
  return transaction(
    touchstone,
    async (tx) => ({
      roles: await inTurn(roles, async ({ role, log, unitId, from, until }) => ({
        role,
        place: await placeName(tx, log, lang),
        unit: unitId === null ? null : await unitName(touchstone, tx, { log, unitId, lang }),
        from: shownDay(from, lang),
        until: until === null ? null : shownDay(until, lang),
      })),
      readings: await inTurn(readings, async ({ log, part, at, purpose, role }) => ({
        at: shownMinute(at.toISOString(), lang),
        place: await placeName(tx, log, lang),
        part,
        role,
        purpose,
      })),
    }),
    { readOnly: true },
  );
}

async function inTurn<A, B>(all: readonly A[], make: (one: A) => Promise<B>): Promise<B[]> {
  const made: B[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

async function placeName(tx: Tx, { kind, slug }: LogName, lang: string): Promise<Name> {
  const log = await logBySlug(tx, kind, slug);
  const named = log && (log.kind === "programme" ? await programmeOf(tx, log) : await organisationOf(tx, log));
  return nameIn(named?.names ?? [], lang, slug);
}

async function unitName(
  { now }: Touchstone,
  tx: Tx,
  { log: name, unitId, lang }: { readonly log: LogName; readonly unitId: string; readonly lang: string },
): Promise<Name> {
  const log = await logBySlug(tx, name.kind, name.slug);
  const organisation = log && (await logById(tx, log.organisationId));
  if (!log || !organisation) return nameIn([], lang, unitId);
  const on = todayIn(log, { now });
  const [line] = await unitLines(tx, organisation, [unitId], { scheme: "code", on });
  return nameIn(line?.names ?? [], lang, line?.code ?? unitId);
}

const nameIn = (all: readonly Name[], lang: string, otherwise: string): Name =>
  all.find((one) => one.lang === lang) ?? all[0] ?? { text: otherwise, lang };
