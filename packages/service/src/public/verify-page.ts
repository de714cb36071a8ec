import { designationByCode, type Log } from "@touchstone/server";
import { reading } from "../http/logs.ts";
import type { Desk } from "./desk.ts";

/** The programme of a number and the number as it is written, or what is wrong with it; nothing of a rehearsal is found. */
export async function findNumber(
  { touchstone }: Desk,
  typed: string,
): Promise<{ readonly log: Log } | "mistyped" | "none"> {
  const found = await reading(touchstone, (tx) => designationByCode(tx, typed));
  if (found === "no-code") return "mistyped";
  return found === null || found.log.sandboxOf !== null ? "none" : { log: found.log };
}

/** The page that asks for a number, as HTML. @param found what is wrong with the one that was typed; null: nothing was */
export function verifyPage(
  { pages, assets }: Desk,
  lang: string,
  { typed, found }: { readonly typed: string; readonly found: "mistyped" | "none" | null },
): string {
  const path = typed === "" ? "/v" : `/v/${encodeURIComponent(typed)}`;
  return pages.drawVerify(
    {
      lang,
      languages: pages.PAGE_LANGUAGES.map((one) => ({ lang: one, href: `${path}?lang=${one}` })),
      stylesheet: assets.stylesheet,
      programme: null,
      current: null,
    },
    { typed, found },
  );
}
