import { decideUnit, type UnitCommand, type UnitRegister } from "@touchstone/domain";
import { concernedBy, loadRegister } from "../units/load-register.ts";
import { type Handler, handler } from "./handler.ts";

/** Every command on units is decided on the units that it concerns. */
const unitHandler: Handler<UnitCommand> = handler<UnitCommand, UnitRegister>({
  stream: (command) => `unit/${mainUnit(command)}`,
  unit: mainUnit,
  early: true,
  load: (tx, _, log, command) => loadRegister(tx, log, concernedBy(command)),
  decide: decideUnit,
});

/** The unit that a command is about first of all. */
function mainUnit(command: UnitCommand): string {
  switch (command.type) {
    case "RegisterUnit":
      return command.unit.unitId;
    case "MergeUnits":
      return typeof command.into === "string" ? command.into : command.into.unitId;
    case "SplitUnit":
      return command.from;
    case "RenameUnit":
    case "RecodeUnit":
    case "MoveUnit":
    case "CloseUnit":
    case "ReopenUnit":
      return command.unitId;
  }
}

export const unitHandlers = {
  RegisterUnit: unitHandler,
  RenameUnit: unitHandler,
  RecodeUnit: unitHandler,
  MoveUnit: unitHandler,
  MergeUnits: unitHandler,
  SplitUnit: unitHandler,
  CloseUnit: unitHandler,
  ReopenUnit: unitHandler,
};
