/** Why something can't have happened to a unit, as far as the register knows. `on` is the day that the command names. */
export type UnitRefusal =
  /** hard rule 1: no household, person or place of worship is a unit */
  | { readonly code: "no-unit"; readonly unitType: string; readonly about: string }
  | {
      readonly code: "not-alive";
      readonly unitId: string;
      readonly on: string;
      readonly opened: string | null;
      readonly closed: string | null;
    }
  /** to be opened again it must be closed */
  | { readonly code: "not-closed"; readonly unitId: string; readonly on: string }
  /** something that happened later is on record, and this would contradict it */
  | {
      readonly code: "later-change";
      readonly unitId: string;
      readonly on: string;
      readonly what: "name" | "code" | "parent" | "lineage" | "life";
      readonly later: string;
    }
  /** another unit has this code on a day on which this one would have it */
  | {
      readonly code: "code-held";
      readonly scheme: string;
      readonly held: string;
      readonly by: string;
      readonly from: string | null;
      readonly until: string | null;
    }
  /** the parent would lie below its own child */
  | { readonly code: "cycle"; readonly unitId: string; readonly parent: string; readonly hierarchy: string }
  /** units still lie in one that would end */
  | { readonly code: "has-children"; readonly unitId: string; readonly on: string; readonly children: number }
  /** a merger of one, a split into none, a unit that takes over itself */
  | { readonly code: "with-itself"; readonly unitId: string; readonly act: string }
  | { readonly code: "nothing-changes"; readonly what: string; readonly id: string };
