/** What a unit does on its phone, by the words that it shows. */
import type { Page } from "playwright-core";
import { photo } from "../../field/photo.ts";
import { settled } from "./layout.ts";
import { type Says, within } from "./words.ts";

/** More questions than any form has. */
const MOST_QUESTIONS = 40;

const link = (page: Page, name: RegExp) => page.getByRole("link", { name });
const button = (page: Page, name: RegExp) => page.getByRole("button", { name });

/** Applies in the round that is open. @returns the id of the application */
export async function applies(page: Page, says: Says): Promise<string> {
  await link(page, says("See what it asks, and apply")).click();
  await page.getByRole("heading", { level: 1, name: says("Apply") }).waitFor();
  await page.getByRole("radio").first().check();
  await button(page, says("Apply for our unit")).click();
  await link(page, says("Hand in")).waitFor();
  return applicationAt(page);
}

/** The application that the address of a page names. */
export const applicationAt = (page: Page): string =>
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/.exec(new URL(page.url()).pathname)?.[0] ?? "";

/**
 * Goes through the questions from the one that comes next, answers what it meets, and shows a photo where one is asked
 * for, until it has done so.
 */
export async function answersAndShows(page: Page, says: Says): Promise<void> {
  await link(page, says("Go on with the next question")).click();
  let isAnswered = false;
  for (let nth = 0; nth < MOST_QUESTIONS; nth++) {
    await page
      .getByText(within(says("Question {n} of {of}")))
      .first()
      .waitFor();
    await settled(page);
    if (await answer(page, says)) isAnswered ||= await isOwnOnceTaken(page, says);
    const asksPhoto = page.getByLabel(says("Choose a photo or document"));
    if ((await asksPhoto.count()) > 0 && isAnswered) {
      await showsPhoto(page, says);
      return;
    }
    await nextQuestion(page, says);
  }
  throw new Error(`answersAndShows: got ${MOST_QUESTIONS} questions and none that takes a photo, want one`);
}

/** Mends what the list names first, by a photo. */
export async function mends(page: Page, says: Says): Promise<void> {
  await link(page, says("Mend the next one")).click();
  await page.getByText(says("To mend:")).first().waitFor();
  await answer(page, says);
  await showsPhoto(page, says);
}

/** Hands in, and reads the receipt. */
export async function handsIn(page: Page, says: Says): Promise<string> {
  await link(page, says("All questions")).first().click();
  await link(page, says("Hand in")).click();
  await button(page, says("Hand in now")).click();
  await page.getByRole("heading", { name: says("Receipt") }).waitFor();
  return (await page.locator(".receipt pre").textContent()) ?? "";
}

export async function withdraws(page: Page, says: Says): Promise<void> {
  await page.getByText(says("Withdraw")).click();
  await button(page, says("Withdraw our application")).click();
  await page.getByText(within(says("Withdrawn by you."))).waitFor();
}

/** Reads what was found, and replies. */
export async function replies(page: Page, says: Says, words: string): Promise<string> {
  await link(page, says("See what was found")).first().click();
  await page.getByLabel(says("What do you say?")).fill(words);
  await button(page, says("Send the reply")).click();
  await page.getByText(within(says("An assessor sums up."))).waitFor();
  return applicationAt(page);
}

async function showsPhoto(page: Page, says: Says): Promise<void> {
  const own = page.getByText(says("On the server since"));
  const before = await own.count();
  await page.getByLabel(says("Choose a photo or document")).setInputFiles({
    name: "desk.jpg",
    mimeType: "image/jpeg",
    buffer: await photo(page, { width: 1200, height: 900 }),
  });
  await own.nth(before).waitFor();
}

/** Confirms what is known; else answers by the first choice, or by a small number. @returns whether there was something to say */
async function answer(page: Page, says: Says): Promise<boolean> {
  const known = button(page, says("Still so"));
  const choice = page.getByRole("radiogroup", { name: says("Answer") }).getByRole("radio");
  const list = page.getByRole("group", { name: says("Tick what is there") }).getByRole("checkbox");
  const numbers = page.getByLabel(says("Your answer"));
  if ((await known.count()) > 0) await known.first().click();
  else if ((await choice.count()) > 0) await choice.first().check();
  else if ((await list.count()) > 0) await list.first().check();
  else if ((await numbers.count()) > 0) {
    for (const number of await numbers.all()) if ((await number.inputValue()) === "") await number.fill("20");
  } else return false;
  return true;
}

/**
 * Waits until it shows that an answer was taken. @returns whether it is a new one, on its way or on record already: what is
 * known and counts is only looked at
 */
async function isOwnOnceTaken(page: Page, says: Says): Promise<boolean> {
  const looked = page.getByText(says("You have looked at it: it stays."));
  await looked
    .or(page.getByText(says("Kept on this phone, not yet sent.")))
    .or(page.getByText(says("On record.")))
    .first()
    .waitFor();
  return (await looked.count()) === 0;
}

async function nextQuestion(page: Page, says: Says): Promise<void> {
  const at = page.url();
  await button(page, says("Next question")).click();
  await page.waitForURL((url) => url.href !== at);
}
