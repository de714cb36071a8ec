import { versionsOf } from "@touchstone/server";
import { loadStandard } from "../load-standard.ts";
import { languageOfLog, programmeLog, reading } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { textsOf } from "../record/texts.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";

export interface ObjectOptions extends RecordOptions {
  readonly text: string;
  readonly publish?: boolean;
  readonly contact?: string;
}

export interface AnswerOptions extends RecordOptions {
  readonly answer: readonly string[];
  readonly upheld?: boolean;
  readonly dismissed?: boolean;
}

/** `touchstone standard key`: turns the second key, on the very standard that was read: a file, or its digest. */
export async function runStandardKey(
  [programme, version, read]: readonly [programme: string, version: string, read: string],
  options: RecordOptions,
  screen: Screen,
): Promise<void> {
  const digest = /^[0-9a-f]{64}$/.test(read) ? read : (await loadStandard(read)).digest;
  await withRecord(options, "standard key", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const receipt = await carryOut(opened, log, { type: "TurnStandardKey", version, digest });
    await printReceipt(screen, `The second key of version ${version} is turned`, receipt);
  });
}

/** `touchstone standard notice`: puts a draft on notice; from now on everybody may object to it. */
export async function runStandardNotice(
  programme: string,
  version: string,
  options: RecordOptions & { readonly until?: string },
  screen: Screen,
): Promise<void> {
  await withRecord(options, "standard notice", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const receipt = await carryOut(opened, log, { type: "PutStandardOnNotice", version, until: options.until ?? null });
    const versions = await reading(opened, (tx) => versionsOf(tx, log));
    const noticed = versions.find((each) => each.version === version);
    const words = `Version ${version} is on notice from ${noticed?.noticeFrom}, up to the midnight before ${noticed?.noticeUntil}`;
    await printReceipt(screen, words, receipt);
    screen.say(`Objections: touchstone standard object ${programme} ${version} --text "…"`);
  });
}

/** `touchstone standard object`: files an objection to a version on notice. */
export async function runStandardObject(
  programme: string,
  version: string,
  options: ObjectOptions,
  screen: Screen,
): Promise<void> {
  await withRecord(options, "standard object", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const [text] = textsOf([options.text], await languageOfLog(opened, log));
    if (!text) throw new Stop(2, "--text: want what the objection says");
    const objectionId = opened.touchstone.newId();
    const { publish = false, contact = null } = options;
    const command = { type: "FileStandardObjection", objectionId, version, text, publish, contact } as const;
    const receipt = await carryOut(opened, log, command);
    await printReceipt(screen, `Objection ${objectionId} to version ${version}`, receipt);
    if (!publish) screen.say("Its text is kept encrypted and not published; --publish would publish it.");
  });
}

/** `touchstone standard answer`: answers an objection with reasons; one that is upheld stops the version. */
export async function runStandardAnswer(
  [programme, version, objectionId]: readonly [programme: string, version: string, objectionId: string],
  options: AnswerOptions,
  screen: Screen,
): Promise<void> {
  if (options.upheld === options.dismissed) throw new Stop(2, "--upheld or --dismissed: say which, once.");
  const upheld = options.upheld === true;
  await withRecord(options, "standard answer", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const answer = textsOf(options.answer, await languageOfLog(opened, log));
    const command = { type: "AnswerStandardObjection", objectionId, version, upheld, answer } as const;
    const receipt = await carryOut(opened, log, command);
    await printReceipt(
      screen,
      `The objection is ${upheld ? "upheld: this version can't take effect" : "dismissed"}`,
      receipt,
    );
  });
}

/** `touchstone standard effective`: makes a version effective from today, and ends the one before it. */
export async function runStandardEffective(
  programme: string,
  version: string,
  options: RecordOptions,
  screen: Screen,
): Promise<void> {
  await withRecord(options, "standard effective", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const receipt = await carryOut(opened, log, { type: "MakeStandardEffective", version });
    await printReceipt(screen, `Version ${version} is in force from today`, receipt);
  });
}

/** `touchstone standard withdraw`: withdraws a version from today, with reasons. */
export async function runStandardWithdraw(
  programme: string,
  version: string,
  options: RecordOptions & { readonly reason: readonly string[] },
  screen: Screen,
): Promise<void> {
  await withRecord(options, "standard withdraw", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const reason = textsOf(options.reason, await languageOfLog(opened, log));
    const receipt = await carryOut(opened, log, { type: "WithdrawStandard", version, reason });
    await printReceipt(screen, `Version ${version} is withdrawn`, receipt);
  });
}
