import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { faultsOf } from "../axe-faults.ts";

interface Looked {
  /** names the pictures of it, where TOUCHSTONE_SHOTS says a folder for them */
  readonly name: string;
  readonly widths: readonly number[];
}

/**
 * Looks at a page at each width: no fault that axe finds, and no scrolling sideways. At 320 px, to which a page of 1280
 * is magnified, only the second.
 */
export async function expectSound(page: Page, { name, widths }: Looked): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    if (width !== 320) expect(await faultsOf(page), `${name} at ${width}`).toEqual([]);
    const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(beyond, `${name} at ${width}`).toBeLessThanOrEqual(0);
    await picture(page, `${name}-${width}`);
  }
}

/** The same of what is in front of a page on a phone, once `open` has put it there. */
export async function expectSoundDialog(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 });
  await open();
  await page.getByRole("dialog").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await faultsOf(page), name).toEqual([]);
  await picture(page, `${name}-390`);
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.TOUCHSTONE_SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}
