import type { MeInput } from "@touchstone/pages";
import {
  dayIn,
  type Log,
  logById,
  logBySlug,
  organisationOf,
  programmeOf,
  rolesOf,
  type Touchstone,
  timeZoneOf,
  transaction,
  unitLines,
} from "@touchstone/server";

type Shown = MeInput["roles"][number];
type Name = NonNullable<Shown["unit"]>;

/** The roles of an account as its own page shows them: places and units by their names in a language, else in another. */
export async function rolesShown(touchstone: Touchstone, accountId: string, lang: string): Promise<Shown[]> {
  const roles = await rolesOf(touchstone, accountId);
  const names = (all: readonly Name[], otherwise: string): Name =>
    all.find((one) => one.lang === lang) ?? all[0] ?? { text: otherwise, lang: "en" };
  return transaction(
    touchstone,
    async (tx) => {
      const shown: Shown[] = [];
      for (const { role, log: named, unitId, from, until } of roles) {
        const log = await logBySlug(tx, named.kind, named.slug);
        if (!log) continue; // of a log that is there: the grant was read from it
        const { names: ofPlace } =
          log.kind === "programme" ? await programmeOf(tx, log) : await organisationOf(tx, log);
        const place = names(ofPlace, named.slug);
        const unit = unitId === null ? null : await unitName(log, unitId);
        shown.push({ role, place, unit, from, until });
      }
      return shown;

      async function unitName(log: Log, unitId: string): Promise<Name> {
        const organisation = log.kind === "organisation" ? log : await logById(tx, log.organisationId);
        const on = dayIn(await timeZoneOf(tx, log), touchstone.now().toISOString());
        const [line] = organisation ? await unitLines(tx, organisation, [unitId], { scheme: "code", on }) : [];
        return names(line?.names ?? [], line?.code ?? unitId);
      }
    },
    { readOnly: true },
  );
}
