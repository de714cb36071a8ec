import { type Inbox, inboxOf, listAccounts, type Place } from "@touchstone/server";
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
    if (inbox.items.length === 0)
      return screen.print(`${[`Nothing waits for ${account}.`, ...toLookAt(inbox, account)].join("\n")}\n`);
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

/** What shows here the places that a role opens; the others are pages of the service. */
const SHOWS: Readonly<Partial<Record<Place, (programme: string) => string>>> = {
  applications: (programme) => `application list ${programme}`,
  cycles: (programme) => `cycle list ${programme}`,
  roles: (programme) => `role list --programme ${programme}`,
};

/** Where an account for which nothing waits can look: a command each. */
function toLookAt({ openings }: Inbox, account: string): string[] {
  const commands = openings.flatMap(({ programme, places }) =>
    places.flatMap((place) => SHOWS[place]?.(programme.slug) ?? []),
  );
  if (commands.length === 0) return [];
  return ["Its roles let it look at:", ...commands.map((command) => `  touchstone ${command} --as ${account}`)];
}

function calledOf({ unit, count }: Item): string {
  if (unit === null) return counted(count, "application");
  return unit.anonymous ?? ([unit.code, unit.names[0]?.text].filter(Boolean).join(" ") || "a unit");
}
