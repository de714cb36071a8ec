import type { Text } from "./text.ts";

/** A unit that begins: registered by itself, or made by a merger or a split. */
export interface NewUnit {
  readonly unitId: string;
  /** null: that of the units it comes from, where they have the same */
  readonly unitType: string | null;
  readonly names: readonly Text[];
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
  /** null: the parents that all the units it comes from have */
  readonly parents: readonly { readonly hierarchy: string; readonly parent: string }[] | null;
}

/** Commands that change the register of units. `on` is the day from which it is so. */
export interface UnitCommands {
  /** `opened` null: before records began. A parent holds as long as both are there. */
  RegisterUnit: { readonly unit: NewUnit; readonly opened: string | null };
  /** `names` are all that it has from that day: a translation of an earlier name is none of this one */
  RenameUnit: { readonly unitId: string; readonly names: readonly Text[]; readonly on: string };
  RecodeUnit: { readonly unitId: string; readonly scheme: string; readonly code: string; readonly on: string };
  /** `parent` null: it lies in none from that day */
  MoveUnit: {
    readonly unitId: string;
    readonly hierarchy: string;
    readonly parent: string | null;
    readonly on: string;
  };
  /** `into` takes over all of `from`: one that goes on (it may be named in `from` too), or a new one. Their children follow. */
  MergeUnits: { readonly from: readonly string[]; readonly into: string | NewUnit; readonly on: string };
  /** parts of `from` pass to each of `into`, others or new; `from` itself goes on or ends */
  SplitUnit: {
    readonly from: string;
    readonly goesOn: boolean;
    readonly into: readonly (string | NewUnit)[];
    readonly on: string;
  };
  CloseUnit: { readonly unitId: string; readonly successors: readonly string[]; readonly on: string };
  /** `code` null: without one. A parent is given by moving it. */
  ReopenUnit: {
    readonly unitId: string;
    readonly names: readonly Text[];
    readonly code: { readonly scheme: string; readonly code: string } | null;
    readonly on: string;
  };
}

export type UnitCommandType = keyof UnitCommands;
export type UnitCommand = { readonly [T in UnitCommandType]: { readonly type: T } & UnitCommands[T] }[UnitCommandType];

/** Bulk work on the register: whole units at once, or a history of single events in one go. */
export interface UnitBulkCommands {
  /** `files`: digests of what is read. `update`: the day from which differences from the register hold; null: there must be none */
  ImportUnits: { readonly files: readonly string[]; readonly scheme: string; readonly update: string | null };
  ImportMovements: { readonly file: string; readonly scheme: string };
}
