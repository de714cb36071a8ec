import { baseIdOf } from "@touchstone/domain";
import { servedTo } from "../observations/usable.ts";
import type { Tx } from "../store/tx.ts";
import type { Reach } from "./reach.ts";
import type { Recorded } from "./recorded.ts";

/** Which answers of a submission may be used in the programme: by the item's key. */
export type Usable = (submission: Recorded<"ObservationsSubmitted">["data"]) => (item: string) => boolean;

/**
 * What may be used in a programme: what was submitted for it, of its own items and the quantities that it asks; and of
 * these quantities what was submitted for another, where a permission is on record at the cut and on the day.
 */
export async function usableIn(
  tx: Tx,
  { organisation, programme, cut, assessment, day }: Reach,
  quantities: ReadonlySet<string>,
): Promise<Usable> {
  const { size } = (assessment?.cut ?? cut).organisation;
  const served = await servedTo(tx, organisation, programme.logId, day, size);
  return ({ programmeId }) => {
    if (programmeId === programme.logId) return (item) => item.startsWith(`${programme.slug}/`) || quantities.has(item);
    const shared = new Set(
      served
        .filter(({ from }) => from === null || from === programmeId)
        .flatMap(({ quantity }) => [quantity, baseIdOf(quantity)]),
    );
    return (item) => quantities.has(item) && shared.has(item);
  };
}
