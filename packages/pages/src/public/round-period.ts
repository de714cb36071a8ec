import type { NoticeInput } from "./notice-input.ts";
import type { PublicView } from "./view.tsx";

/** The period of a round, to stand behind its title; empty where the title says it already. */
export function periodBehind(view: Pick<PublicView, "sayPlain">, cycle: NoticeInput["notice"]["cycle"]): string {
  const { titles, period } = cycle;
  return view.sayPlain(titles, 160).includes(period) ? "" : ` ${period}`;
}
