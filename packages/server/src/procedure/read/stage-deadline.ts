import { countWorkingDays, dayOf, textOfDay } from "@touchstone/domain";
import type { RoundScene } from "./round-scene.ts";

/** Until when a stage lasts, as a page says it. */
export interface DeadlineView {
  /** the first day that is too late */
  readonly until: string;
  /** the last day that is in time */
  readonly last: string;
  /** working days that it was counted as; null: a day that was said as such */
  readonly days: number | null;
  /** working days from today on that are in time, today among them */
  readonly left: number;
  readonly provisional: boolean;
  readonly overdue: boolean;
}

/** null: no limit. @throws {RangeError} if `until` is no day */
export function deadlineView(
  { calendar, today }: Pick<RoundScene, "calendar" | "today">,
  deadline: { readonly until: string | null; readonly days: number | null; readonly provisional: boolean },
): DeadlineView | null {
  const { until, days, provisional } = deadline;
  if (until === null) return null;
  const [end, now] = [dayOf(until), dayOf(today)];
  if (end === null || now === null) throw new RangeError(`deadlineView: got ${until} and ${today}, want days`);
  return {
    until,
    last: textOfDay(end - 1),
    days,
    left: countWorkingDays(calendar, now, end),
    provisional,
    overdue: until <= today,
  };
}
