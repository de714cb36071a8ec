import { type Log, logById, readStandard, todayIn, versionOn, versionsOf } from "@touchstone/server";
import { compile } from "@touchstone/standard";
import type { LoadedStandard } from "../load-standard.ts";
import { reading } from "../record/logs.ts";
import type { Opened } from "../record/open.ts";
import { Stop } from "../stop.ts";
import { sayIn } from "../terminal/language.ts";

/** A version of a programme's standard, ready to read data by: the one named, else the one in force. @throws {Stop} */
export async function loadVersion(opened: Opened, log: Log, version: string | null): Promise<LoadedStandard> {
  const day = todayIn(log, opened.touchstone);
  const found = await reading(opened, async (tx) =>
    version === null
      ? await versionOn(tx, log, day)
      : ((await versionsOf(tx, log)).find((one) => one.version === version) ?? null),
  );
  if (found === null)
    throw new Stop(
      1,
      version === null
        ? `No standard of ${log.slug} is in force on ${day}. touchstone standard list ${log.slug} shows where they are.`
        : `--standard: ${log.slug} has no version ${version}. touchstone standard list ${log.slug} shows those that there are.`,
    );
  const standard = await readStandard(opened.touchstone.files, found.file);
  const { model, columns } = compile(standard);
  const say = sayIn(standard, null);
  return {
    file: `${log.slug} ${found.version}`,
    standard,
    model,
    columns,
    warnings: [],
    digest: found.digest,
    language: null,
    say,
  };
}

/** The log of the organisation that runs a programme: its units and answers are there. */
export async function organisationOfProgramme(opened: Opened, log: Log): Promise<Log> {
  const organisation = await reading(opened, (tx) => logById(tx, log.organisationId));
  if (organisation === null)
    throw new TypeError(`organisationOfProgramme: got ${log.slug}, whose organisation has no log`);
  return organisation;
}
