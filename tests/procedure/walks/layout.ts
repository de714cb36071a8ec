import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** How long a page is given to ask for nothing more, on a busy machine. */
const QUIET_MS = 20_000;
const SCREENS = fileURLToPath(new URL("../../../.cache/screens/", import.meta.url));

/** Keeps a picture of what a page shows, outside the repository. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: `${SCREENS}${name}.png` });
}

/** Waits until a page shows what it was asked for, and has for a moment: not the page before, nor a word that it loads. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: QUIET_MS }).catch(() => undefined); // what shows decides below
  let calm = 0;
  for (let nth = 0; calm < 4 && nth < 300; nth++) {
    await page.waitForTimeout(100);
    const isThere = (await page.locator("h1").count()) > 0 && (await page.locator(".loading").count()) === 0;
    calm = isThere ? calm + 1 : 0;
  }
  if (calm < 4) throw new Error(`settled: got a page that still loads, want one that has come to rest: ${page.url()}`);
}

/**
 * What is wrong in how a page is laid out: wider than the window, words that are cut off, controls that lie on each other,
 * or are too small for a finger where the window is that of a phone.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth + 1) faults.push(`wider than the window: ${scrollWidth} of ${clientWidth}`);
    const isSeen = (element: Element): boolean => {
      const { width, height, bottom, right } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return (
        width > 2 && height > 2 && bottom > 0 && right > 0 && style.visibility !== "hidden" && style.opacity !== "0"
      );
    };
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
    for (const element of document.querySelectorAll("main h1, main h2, main p, main button, main a, main th, nav a")) {
      const style = getComputedStyle(element);
      const isCut = style.overflowX === "hidden" && style.textOverflow !== "ellipsis";
      if (isSeen(element) && isCut && element.scrollWidth > element.clientWidth + 1)
        faults.push(`cut off: ${nameOf(element)}`);
    }
    /** what of an element is shown, of one in a part that scrolls too */
    const shownOf = (element: Element): { left: number; right: number; top: number; bottom: number } => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === "visible") continue;
        const box = around.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      return { left, right, top, bottom };
    };
    const controls = [
      ...document.querySelectorAll("main button, main a.button, main input, main select, main textarea"),
    ]
      .filter((element) => isSeen(element) && getComputedStyle(element).position === "static")
      .slice(0, 150);
    for (const [k, one] of controls.entries())
      for (const other of controls.slice(k + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const [a, b] = [shownOf(one), shownOf(other)];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 2) faults.push(`on each other: ${nameOf(one)} and ${nameOf(other)}`);
      }
    if (innerWidth < 500)
      for (const control of controls) {
        const isWide = getComputedStyle(control, "::after").position === "absolute"; // what lies around it is touched for it
        const isChoice = control.matches("input[type=radio], input[type=checkbox]");
        const target = isChoice ? control.closest("label") : isWide ? control.closest("th, td, li") : control;
        const { height } = (target ?? control).getBoundingClientRect();
        if (height < 43.5 && !control.matches(".plain, [type=hidden], [type=file]"))
          faults.push(`${Math.round(height)} px high, want 44: ${nameOf(target ?? control)}`);
      }
    return faults;
  });
}

/**
 * What of a page is lost at 400 % zoom, in a window that is 1280 px wide: heads, controls and words that were to be seen
 * and are not any more, and bars that stay and leave less than half of the window to read in.
 * @param before what was seen at full size, by `seenOf`
 */
export async function lostAtZoom(page: Page, before: readonly string[]): Promise<string[]> {
  const now = new Set(await seenOf(page));
  const stay = await page.evaluate(() => {
    let taken = 0;
    for (const element of document.querySelectorAll("body *")) {
      const { position, visibility } = getComputedStyle(element);
      const { height, width, top, bottom } = element.getBoundingClientRect();
      const isBar =
        (position === "fixed" || position === "sticky") && width > innerWidth / 2 && visibility === "visible";
      if (isBar && (top <= 0 || bottom >= innerHeight - 1) && height < innerHeight) taken += height;
    }
    return taken;
  });
  const height = page.viewportSize()?.height ?? 0;
  return [
    ...before.filter((one) => !now.has(one)).map((one) => `lost: ${one}`),
    ...(stay > height / 2 ? [`bars that stay take ${Math.round(stay)} of ${height} px`] : []),
  ];
}

/** The heads, controls and words of a page that are to be seen, wherever it is scrolled to. */
export async function seenOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main h1, main h2, main h3, main p, main button, main a, main td, main label")]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 2 && height > 2 && getComputedStyle(element).visibility === "visible";
      })
      .map((element) => (element.textContent ?? "").trim().replaceAll(/\s+/g, " "))
      .filter((words) => words !== ""),
  );
}
