/** A unit as a list of units has it. */
export interface RegisteredUnit {
  readonly id: string;
  /** empty where the list has none */
  readonly name: string;
  /** name or id of the unit that it lies in; empty where the list has none */
  readonly parent: string;
}

/** The units that may occur, and how they are found by what a file says of them. */
export class Register {
  readonly ids: ReadonlySet<string>;
  readonly #units: ReadonlyMap<string, RegisteredUnit>;
  readonly #byName = new Map<string, string[]>();

  constructor(units: readonly RegisteredUnit[]) {
    this.ids = new Set(units.map(({ id }) => id));
    this.#units = new Map(units.map((unit) => [unit.id, unit]));
    for (const { id, name, parent } of units) {
      if (name === "") continue;
      this.#add(name, id);
      if (parent !== "") this.#add(nameIn(name, parent), id);
    }
  }

  /** Ids of the units of this name, or of this `name / parent`: one where it is sure, several where it is doubtful. */
  named(text: string): readonly string[] {
    return this.#byName.get(plain(text)) ?? [];
  }

  /** A unit as it is offered for a choice: `mill (Mill / North)`. */
  shown(id: string): string {
    const { name = "", parent = "" } = this.#units.get(id) ?? {};
    if (name === "") return id;
    return `${id} (${parent === "" ? name : nameIn(name, parent)})`;
  }

  #add(name: string, id: string): void {
    const key = plain(name);
    const known = this.#byName.get(key);
    if (known === undefined) this.#byName.set(key, [id]);
    else if (!known.includes(id)) known.push(id);
  }
}

/** A name with that of the unit above, as a file without codes tells two units of one name apart. */
export function nameIn(name: string, parent: string): string {
  return parent === "" ? name : `${name} / ${parent}`;
}

/** A name as it is compared: in any width of its letters, any case, with single spaces. */
export function plain(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
}
