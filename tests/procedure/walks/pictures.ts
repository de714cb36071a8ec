/**
 * Makes the pictures of the README from the demo: `node tests/procedure/walks/pictures.ts`. Each is what somebody sees
 * who signs in as one of its roles.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { registerTsx } from "@touchstone/cli";
import sharp from "sharp";
import { signIn } from "./browsing.ts";
import { settled } from "./layout.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/pictures/", import.meta.url));
const MOST_BYTES = 120_000;

const PICTURES = [
  { name: "office", account: "demo-office", to: "/app/good-neighbours", height: 1120 },
  { name: "applications", account: "demo-office", to: "/app/good-neighbours/applications", height: 720 },
  { name: "review", account: "demo-reviewer-1", to: "/app/good-neighbours/review", height: 640 },
  { name: "decisions", account: "demo-decider", to: "/app/good-neighbours/decisions", height: 620 },
] as const;

registerTsx(); // the service draws pages
const { servedDemo } = await import("./served-demo.ts");
mkdirSync(FOLDER, { recursive: true });
const demo = await servedDemo();
try {
  for (const { name, account, to, height } of PICTURES) {
    const page = await demo.open(1280);
    await page.setViewportSize({ width: 1280, height });
    await signIn(page, demo.base, "en", account, to);
    await settled(page);
    if (name === "review") {
      await page.getByRole("main").getByRole("link").first().click(); // the workbench of the first
      await page.waitForURL((url) => !url.pathname.endsWith("/review"));
      await settled(page);
    }
    const path = `${FOLDER}${name}.png`;
    const { size } = await sharp(await page.screenshot())
      .png({ palette: true, colours: 128, effort: 9 })
      .toFile(path);
    console.log(`${name}.png: ${size} bytes${size > MOST_BYTES ? `, want ${MOST_BYTES} at most` : ""}`);
    await page.context().close();
  }
} finally {
  await demo.end();
}
