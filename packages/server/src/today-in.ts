import { dayIn } from "./day-in.ts";
import type { Log } from "./store/log.ts";
import type { Touchstone } from "./touchstone.ts";

/** The day that it is now in a log's time zone, as `YYYY-MM-DD`. */
export const todayIn = ({ timeZone }: Pick<Log, "timeZone">, { now }: Pick<Touchstone, "now">): string =>
  dayIn(timeZone, now().toISOString());
