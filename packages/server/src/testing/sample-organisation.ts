import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** Founds an organisation for tests: its account `<slug>-office` is its operator and holds its office. */
export async function foundOrganisation(touchstone: Touchstone, slug: string): Promise<{ log: Log; account: string }> {
  const account = `${slug}-office`;
  await addAccount(touchstone, account);
  const founded = await execute(touchstone, {
    log: { kind: "organisation", slug },
    account,
    command: {
      type: "FoundOrganisation",
      organisationId: touchstone.newId(),
      slug,
      names: [{ text: slug, lang: "en", origin: "source", review: null }],
      timeZone: "Asia/Shanghai",
      grantIds: [touchstone.newId(), touchstone.newId()],
    },
  });
  const log = await transaction(touchstone, (tx) => logBySlug(tx, "organisation", slug));
  if (!founded.ok || log === null) throw new Error(`foundOrganisation: ${JSON.stringify(founded)}`);
  return { log, account };
}
