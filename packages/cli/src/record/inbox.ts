import { type Inbox, inboxOf, listAccounts } from "@touchstone/server";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { printAsJson } from "./json.ts";
import { reading } from "./logs.ts";
import { withRecord } from "./open.ts";
import type { ListOptions } from "./options.ts";

type Item = Inbox["items"][number];

/** What each kind of thing that waits is called. */
const WORDS: Readonly<Record<Item["kind"], string>> = {
  answer: "fill in and hand in",
  mend: "mend what is on the list",
  reply: "reply to what was found",
  checkCompleteness: "check that it is complete",
  assign: "assign reviewers",
  assignThird: "assign a third reviewer",
  declare: "say what ties you to applicants",
  rate: "rate",
  recommend: "recommend",
  decide: "decide",
  publishNotice: "put on notice",
  answerObjection: "answer objections",
};

/** `touchstone inbox`: what waits for the account, over all programmes. */
export async function runInbox(options: ListOptions, screen: Screen): Promise<void> {
  await withRecord(options, "inbox", screen, async (opened) => {
    const { touchstone, account } = opened;
    const accountId = (await listAccounts(touchstone)).find(({ name }) => name === account)?.accountId ?? "";
    const inbox = await reading(opened, (tx) => inboxOf(tx, touchstone, accountId));
    if (options.json) return printAsJson(screen, inbox);
    if (inbox.items.length === 0) return screen.print(`Nothing waits for ${account}.\n`);
    const columns = ["programme", "what", "of", "last day", ""].map((title) => ({ title, align: "left" }) as const);
    const rows = inbox.items.map((item) => [
      item.programme.slug,
      WORDS[item.kind],
      calledOf(item),
      item.deadline?.last ?? "",
      item.deadline?.overdue ? "overdue" : item.deadline?.provisional ? "may move later" : "",
    ]);
    await screen.print(`${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`);
  });
}

function calledOf({ unit, count }: Item): string {
  if (unit === null) return counted(count, "application");
  return unit.anonymous ?? ([unit.code, unit.names[0]?.text].filter(Boolean).join(" ") || "a unit");
}
