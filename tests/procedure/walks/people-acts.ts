/** What an operator does with accounts and roles in the console, by the words that it shows. */
import type { Page } from "playwright-core";
import type { Says } from "./words.ts";

const button = (page: Page, name: RegExp) => page.getByRole("button", { name });

/** Makes an account, and goes on to grant it a role. @returns the link that its owner is given */
export async function makesAccount(page: Page, says: Says, account: string): Promise<string> {
  await button(page, says("Make an account")).click();
  await page.getByLabel(says("Name of the account")).fill(account);
  await button(page, says("Make the account")).click();
  const link = await page.getByLabel(says("Link for {0}")).inputValue();
  await button(page, says("Grant it a role")).click();
  return link;
}

/** Grants whom the form names the role that is called so, from today on. */
export async function grantsRole(page: Page, says: Says, role: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  const label = await dialog.getByRole("option", { name: says(role) }).textContent();
  await dialog.getByLabel(says("Role")).selectOption({ label: label ?? "" });
  await button(page, says("Grant the role")).click();
  await page.getByText(says("The role is granted.")).waitFor();
}

/** Ends the role that an account holds, from today on. */
export async function endsRole(page: Page, says: Says, account: string): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: account });
  await row.getByText(says("End")).click();
  await button(page, says("End the role")).click();
  await page.getByText(says("The role has its end.")).waitFor();
  await row.waitFor({ state: "detached" });
}
