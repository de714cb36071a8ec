import { sandboxWords } from "@touchstone/domain";
import { allLogs, type Log, type LogName, organisationOf, programmeOf, type Tx, transaction } from "@touchstone/server";
import { Stop } from "../stop.ts";
import type { Opened } from "./open.ts";

/** Reads from one snapshot. */
export function reading<T>({ touchstone }: Opened, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(touchstone, work, { readOnly: true });
}

/** The log of a programme by its name. @throws {Stop} with those that there are */
export async function programmeLog(opened: Opened, slug: string): Promise<Log> {
  const log = named(await reading(opened, allLogs), { kind: "programme", slug });
  if (log.sandboxOf !== null) opened.screen.say(`${slug}: ${sandboxWords("en")}`);
  return log;
}

/** The log of an organisation; without a name that of the only one. @throws {Stop} with those that there are */
export async function organisationLog(opened: Opened, slug: string | undefined): Promise<Log> {
  const logs = await reading(opened, allLogs);
  if (slug !== undefined) return named(logs, { kind: "organisation", slug });
  const [only, ...others] = logs.filter(({ kind, sandboxOf }) => kind === "organisation" && sandboxOf === null);
  if (!only) throw new Stop(1, "There is no organisation yet: touchstone init was not finished in this data folder.");
  if (others.length === 0) return only;
  throw new Stop(2, `--organisation: name one of ${listed([only, ...others])}.`);
}

/** The log of that name, of a programme or an organisation; `organisation/NAME` where both are called so. @throws {Stop} */
export async function anyLog(opened: Opened, name: string): Promise<Log> {
  const logs = await reading(opened, allLogs);
  const found = logs.filter(({ kind, slug }) => slug === name || `${kind}/${slug}` === name);
  const [only] = found;
  if (only && found.length === 1) return only;
  const known = (only ? found : logs).map(({ kind, slug }) => `${kind}/${slug}`).join(", ");
  throw new Stop(
    1,
    `${only ? "Several ledgers are" : "No ledger is"} called ${JSON.stringify(name)}; there is ${known}.`,
  );
}

/** The log that roles are about: a programme's where one is named, else the organisation's. */
export function logOf(opened: Opened, names: { readonly programme?: string; readonly organisation?: string }) {
  return names.programme === undefined
    ? organisationLog(opened, names.organisation)
    : programmeLog(opened, names.programme);
}

/** The language that a text of a log is in where it does not say its own: the first of the programme, or of the name. */
export async function languageOfLog(opened: Opened, log: Log): Promise<string> {
  if (log.kind === "programme") return (await reading(opened, (tx) => programmeOf(tx, log))).languages[0] ?? "en";
  return (await reading(opened, (tx) => organisationOf(tx, log))).names[0]?.lang ?? "en";
}

function named(logs: readonly Log[], { kind, slug }: LogName): Log {
  const found = logs.find((log) => log.kind === kind && log.slug === slug);
  if (found) return found;
  const known = listed(logs.filter((log) => log.kind === kind));
  throw new Stop(
    1,
    `There is no ${kind} ${JSON.stringify(slug)}; there ${known === "" ? "is none yet" : `is ${known}`}.`,
  );
}

const listed = (logs: readonly Log[]): string => logs.map(({ slug }) => slug).join(", ");
