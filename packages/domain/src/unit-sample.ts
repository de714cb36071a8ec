import type { Text } from "./text.ts";
import type { NewUnit, UnitCommand } from "./unit-commands.ts";
import { decideUnit } from "./unit-decide.ts";
import type { UnitEvent } from "./unit-evolve.ts";
import { UNIT_EVENTS } from "./unit-evolve.ts";
import { UnitRegister } from "./unit-register.ts";

/** A name in English, for tests. */
export const named = (text: string): Text[] => [{ text, lang: "en", origin: "source", review: null }];

/** A village whose id is its code, for tests. */
export function village(code: string, more: Partial<NewUnit> = {}): NewUnit {
  const codes = [{ scheme: "code", code }];
  return { unitId: code, unitType: "village", names: named(code.toUpperCase()), codes, parents: [], ...more };
}

/** The command that registers it. */
export function registers(unit: NewUnit, opened: string | null = null): UnitCommand {
  return { type: "RegisterUnit", unit, opened };
}

/** A register after these commands, none of which may be refused; with the events of the last one. For tests. */
export function after(...commands: UnitCommand[]): { readonly register: UnitRegister; readonly events: UnitEvent[] } {
  const register = new UnitRegister([], 1);
  let events: UnitEvent[] = [];
  for (const command of commands) {
    const decision = decideUnit(command, register);
    if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    events = decision.events.filter((event): event is UnitEvent => UNIT_EVENTS.some((type) => type === event.type));
    for (const event of events) register.apply(event);
  }
  return { register, events };
}

/** What is answered to a command after these, in short: the code of the refusal, or the types of the events. For tests. */
export function answerTo(command: UnitCommand, ...before: UnitCommand[]): unknown {
  const decision = decideUnit(command, after(...before).register);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refusal;
}
