/** What those who run and judge a round do in the console, by the words that it shows. */
import type { Page } from "playwright-core";
import { applicationAt } from "./unit-acts.ts";
import { type Says, within } from "./words.ts";

const button = (page: Page, name: RegExp) => page.getByRole("button", { name });
const link = (page: Page, name: RegExp) => page.getByRole("link", { name });

/** Goes by the inbox to the first task that reads like one of these. */
export async function takesUp(page: Page, says: Says, ...tasks: readonly string[]): Promise<void> {
  await page
    .getByRole("main")
    .getByRole("link", { name: within(...tasks.map(says)) })
    .first()
    .click();
}

/** Goes to a place that the rail shows, beside which stands how much waits there. */
export async function goesTo(page: Page, says: Says, place: string): Promise<void> {
  const rail = page.getByRole("navigation", { name: says("Places") });
  await rail
    .getByRole("link", { name: within(says(place)) })
    .first()
    .click();
}

/** Where a task is of several, their list was opened: goes on to the first of them, or to the first that is called so. */
export async function opensFirst(page: Page, says: Says, name: RegExp = /./): Promise<void> {
  const acts = page.getByRole("heading", { level: 2, name: says("What can be done") });
  const list = page.getByRole("heading", { level: 1, name: says("Applications") });
  await acts.or(list).first().waitFor();
  if ((await acts.count()) > 0) return;
  const rows = page.getByRole("main").getByRole("table").getByRole("rowheader");
  await rows.getByRole("button", { name }).first().click();
  await page
    .getByRole("dialog")
    .getByRole("link", { name: says("Open the whole application") })
    .click();
  await acts.waitFor();
}

/** Gives the unit its list of what to mend, of one point. @returns the application */
export async function sendsList(page: Page, says: Says, words: string): Promise<string> {
  await button(page, says("Check completeness")).click();
  const dialog = page.getByRole("dialog");
  const places = dialog.getByLabel(within(says("Something to mend at")));
  await places.locator("option").nth(1).waitFor({ state: "attached" });
  await places.selectOption({ index: (await places.locator("option").count()) - 1 }); // a question, behind the criteria
  await dialog.getByLabel(says("English")).fill(words);
  await dialog.getByRole("button", { name: says("Send the list with") }).click();
  await page.getByText(says("The unit has its list.")).waitFor();
  return applicationAt(page);
}

export async function findsComplete(page: Page, says: Says): Promise<string> {
  await button(page, says("Check completeness")).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: says("It is complete") })
    .click();
  await page.getByText(says("It is complete and goes to review.")).waitFor();
  return applicationAt(page);
}

/** Assigns the first reviewer who is free. */
export async function assigns(page: Page, says: Says): Promise<string> {
  await button(page, says("Assign a reviewer")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { disabled: false }).first().check();
  await dialog.getByRole("button", { name: says("Assign") }).click();
  await page.getByText(says("The reviewer is assigned.")).waitFor();
  return applicationAt(page);
}

/** Says of everybody who is left that nothing ties them. */
export async function declaresAll(page: Page, says: Says): Promise<void> {
  await button(page, says("No tie to the #")).click();
  await button(page, says("Put # answer on record")).click();
  await page.getByText(says("What you said is on record.")).waitFor();
}

/** Rates everything of the first file, with a reason each, and hands in. @returns the assignment */
export async function ratesAll(page: Page, says: Says, words: string): Promise<string> {
  await page
    .getByRole("region", { name: says("Files to rate") })
    .getByRole("link")
    .first()
    .click();
  const criteria = page.getByRole("navigation", { name: says("Criteria") });
  await criteria.waitFor();
  const assignment = applicationAt(page);
  const left = criteria.getByRole("button", { name: within(says("not rated"), says("draft")) });
  for (let n = await left.count(); n > 0; n--) {
    await left.first().click();
    const pane = page.getByRole("region", { name: says("Your rating") });
    await pane.getByRole("group").first().getByRole("radio").nth(2).check();
    await pane.getByLabel(says("Why")).fill(words);
    await page.getByText(says("Saved at")).waitFor();
    await left.nth(n - 1).waitFor({ state: "detached" });
  }
  const handIn = button(page, says("Hand in"));
  await page.locator('button[aria-disabled="false"]').and(handIn).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: says("Hand in for good") })
    .click();
  await page.getByText(says("Your ratings are handed in.")).waitFor();
  return assignment;
}

/** Recommends the highest grade that the score carries, or none, with a reason. */
export async function recommends(page: Page, says: Says, words: string): Promise<string> {
  await link(page, says("Sum up")).first().click();
  await page.getByRole("radio").first().check();
  await givesReason(page, says, words);
  await button(page, says("Recommend")).click();
  await page.getByText(says("The recommendation is recorded.")).waitFor();
  return applicationAt(page);
}

/** Decides against what was sought, with the reason that is owed: without one it is told so. */
export async function decidesAgainst(page: Page, says: Says, words: string): Promise<string> {
  await page.getByRole("radio", { name: says("No recognition this time") }).check();
  await button(page, says("Decide against recognition")).click();
  await page.getByText(within(says("Lower than what was sought"))).waitFor();
  await givesReason(page, says, words);
  await button(page, says("Decide against recognition")).click();
  await page.getByText(says("The decision is recorded.")).waitFor();
  return applicationAt(page);
}

/**
 * Decides for a unit: the highest grade that its score carries. Where that is not certain it says why it is given all the
 * same, and where it is less than was sought, why.
 */
export async function decidesFor(page: Page, says: Says, words: string): Promise<string> {
  await page.getByRole("radio").first().check();
  const recorded = page.getByText(says("The decision is recorded."));
  const owed = page.locator(".wrong").first();
  await button(page, says("Decide")).click();
  await recorded.or(owed).first().waitFor();
  if ((await page.getByText(within(says("Lower than what was sought"))).count()) > 0)
    await givesReason(page, says, words);
  const why = page.getByRole("group", { name: within(says("Why the grade is given though it is not certain")) });
  if ((await why.count()) > 0) await why.getByLabel(says("English")).fill(words);
  if ((await recorded.count()) === 0) await button(page, says("Decide")).click();
  await recorded.waitFor();
  return applicationAt(page);
}

async function givesReason(page: Page, says: Says, words: string): Promise<void> {
  await page.getByLabel(within(says("A reason at"))).selectOption({ index: 1 });
  await page.getByLabel(says("English")).last().fill(words);
}

/** Puts all decisions but the first on notice later: one goes now. */
export async function publishesOne(page: Page, says: Says): Promise<void> {
  await button(page, says("Put decisions on notice")).click();
  const dialog = page.getByRole("dialog");
  const offered = dialog.getByRole("checkbox");
  await offered.first().waitFor();
  for (const other of (await offered.all()).slice(1)) await other.uncheck();
  await dialog.getByRole("button", { name: says("Publish") }).click();
  await page.getByText(says("The notice is public.")).waitFor();
}

/** Opens the words of an objection, and answers that the decision stands. */
export async function answersObjection(page: Page, says: Says, words: string): Promise<string> {
  await page
    .getByRole("button", { name: says("Answer") })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: says("Open the words") }).click();
  const read = (await dialog.locator("blockquote").textContent()) ?? "";
  await dialog.getByRole("radio", { name: says("No: the decision stands") }).check();
  await dialog.getByLabel(says("English")).fill(words);
  await dialog.getByRole("button", { name: says("Answer") }).click();
  await page.getByText(says("The objection is answered.")).waitFor();
  return read;
}
