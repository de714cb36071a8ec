import type { Decision } from "./decision.ts";
import { decideMoveUnit, decideRecodeUnit, decideRenameUnit } from "./unit-changes.ts";
import type { UnitCommand } from "./unit-commands.ts";
import { decideCloseUnit, decideMergeUnits, decideReopenUnit, decideSplitUnit } from "./unit-moves.ts";
import type { UnitRegister } from "./unit-register.ts";
import { decideRegisterUnit } from "./unit-registration.ts";

/** Decides any command on units. */
export function decideUnit(command: UnitCommand, register: UnitRegister): Decision {
  switch (command.type) {
    case "RegisterUnit":
      return decideRegisterUnit(command, register);
    case "RenameUnit":
      return decideRenameUnit(command, register);
    case "RecodeUnit":
      return decideRecodeUnit(command, register);
    case "MoveUnit":
      return decideMoveUnit(command, register);
    case "MergeUnits":
      return decideMergeUnits(command, register);
    case "SplitUnit":
      return decideSplitUnit(command, register);
    case "CloseUnit":
      return decideCloseUnit(command, register);
    case "ReopenUnit":
      return decideReopenUnit(command, register);
  }
}
