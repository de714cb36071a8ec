/** The demo, made anew and served to a browser, whose visible labels a walk goes by in each language. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { listAccounts } from "@touchstone/server";
import { fillDemo, giveSignIns } from "@touchstone/service";
import { type TestService, testService } from "@touchstone/service/testing";
import { openBrowser } from "../../report/browser.ts";
import { type Browsed, browsed, PASSWORD } from "./browsing.ts";

const BUILDER = fileURLToPath(new URL("../../../scripts/build-web.ts", import.meta.url));

export interface ServedDemo extends Browsed {
  readonly end: () => Promise<void>;
}

export async function servedDemo(): Promise<ServedDemo> {
  for (const entry of ["console", "field"])
    execFileSync(process.execPath, [BUILDER, entry], { stdio: ["ignore", "ignore", "inherit"] });
  const on: TestService = await testService({}, () => new Date());
  await fillDemo(on.touchstone);
  const names = (await listAccounts(on.touchstone)).filter(({ name }) => name.startsWith("demo-"));
  await giveSignIns(
    on.touchstone,
    names.map(({ name }) => ({ name, role: "unit", over: null })), // who it is, is all that is looked at
    PASSWORD,
  );
  const base = await on.app.listen({ host: "127.0.0.1", port: 0 });
  const browser = await openBrowser();
  return {
    ...browsed(browser, base),
    end: async () => {
      await browser.close();
      await on.end();
    },
  };
}
