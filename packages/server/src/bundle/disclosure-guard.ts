import { disclose, periodNumber } from "@touchstone/domain";
import type { FileStore } from "../files/file-store.ts";
import { countingItems } from "../observations/counting-items.ts";
import { figuresOnRecord } from "../observations/figures-on-record.ts";
import type { Tx } from "../store/tx.ts";
import { BundleProblem } from "./bundle-problem.ts";
import type { Reach } from "./reach.ts";
import { eventsOf } from "./recorded.ts";

/**
 * Holds every figure about people that is on record against the one rule of what may be published. What must not be
 * published is held back at the door and never recorded; should one have come in all the same, nothing goes out. Hard rule 3.
 * @throws {BundleProblem} if there is one
 */
export async function guardDisclosure(tx: Tx, files: FileStore, { organisation, cut }: Reach): Promise<void> {
  const counting = await countingItems(tx, files, organisation);
  if (counting.size === 0) return;
  const submissions = await eventsOf(tx, organisation, cut.organisation.size, ["ObservationsSubmitted"]);
  const periods = new Set(
    submissions.filter(({ data }) => data.items.some((item) => counting.has(item))).map(({ data }) => data.period),
  );
  for (const period of periods) {
    const figures = await figuresOnRecord(tx, organisation, periodNumber(period) ?? 0, counting, new Map());
    // unit by unit: what several together could tell was looked at when they came, in the order in which they came
    const verdicts = disclose(figures, null);
    const at = verdicts.findIndex((verdict) => verdict !== "shown");
    if (at >= 0)
      throw new BundleProblem(
        `Unit ${figures[at]?.unit}: a figure about people in ${period || "any period"} must not be published (${verdicts[at]}) and should never have been recorded; nothing was written. Please report this.`,
      );
  }
}
