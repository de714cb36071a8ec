import type { Unit, UnitCode } from "./unit.ts";
import { overlap } from "./unit-day.ts";
import { type UnitEvent, unitsAfter } from "./unit-evolve.ts";
import type { Span } from "./unit-row.ts";

/**
 * The units that commands are decided on: those they name, whatever lies in them or above them, and whoever has the
 * codes they name. It is changed by `apply`, so that one command after the other can be decided on it.
 */
export class UnitRegister {
  /** the number that the next new unit gets */
  nextNo: number;
  readonly #units = new Map<string, Unit>();
  readonly #holders = new Map<string, Set<string>>();
  readonly #children = new Map<string, Set<string>>();

  constructor(units: Iterable<Unit>, nextNo: number) {
    this.nextNo = nextNo;
    for (const unit of units) this.#put(unit);
  }

  get(unitId: string): Unit | undefined {
    return this.#units.get(unitId);
  }

  /** Units that have a code in a scheme at some time of these days, each with the row that says so. */
  holdersOf(scheme: string, code: string, during: Span): { readonly unit: Unit; readonly row: UnitCode }[] {
    return this.#among(this.#holders.get(keyOf(scheme, code))).flatMap((unit) =>
      unit.codes
        .filter((row) => row.scheme === scheme && row.code === code && overlap(row, during) !== null)
        .map((row) => ({ unit, row })),
    );
  }

  /** Units that lie in this one at some time of these days, in any hierarchy. */
  childrenOf(unitId: string, during: Span): Unit[] {
    return this.#among(this.#children.get(unitId)).filter(({ memberships }) =>
      memberships.some((row) => row.parent === unitId && overlap(row, during) !== null),
    );
  }

  /** Carries out an event on the units that it speaks of. @throws {TypeError} for a unit that is not here */
  apply(event: UnitEvent): void {
    const after = unitsAfter(event, (unitId) => this.#known(unitId));
    for (const unit of after) {
      this.#put(unit);
      this.nextNo = Math.max(this.nextNo, unit.no + 1);
    }
  }

  #known(unitId: string): Unit {
    const unit = this.#units.get(unitId);
    if (!unit) throw new TypeError(`UnitRegister.apply: got unit ${unitId}, which was not loaded`);
    return unit;
  }

  #among(unitIds: Iterable<string> = []): Unit[] {
    return [...unitIds].flatMap((unitId) => this.#units.get(unitId) ?? []);
  }

  /** Keeps for each code and parent who ever had it: few, and what holds is read off the unit. */
  #put(unit: Unit): void {
    this.#units.set(unit.unitId, unit);
    for (const { scheme, code } of unit.codes) addTo(this.#holders, keyOf(scheme, code), unit.unitId);
    for (const { parent } of unit.memberships) addTo(this.#children, parent, unit.unitId);
  }
}

const keyOf = (scheme: string, code: string): string => `${scheme}\n${code}`;

function addTo(sets: Map<string, Set<string>>, key: string, unitId: string): void {
  const set = sets.get(key);
  if (set) set.add(unitId);
  else sets.set(key, new Set([unitId]));
}
