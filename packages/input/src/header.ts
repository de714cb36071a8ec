import { baseIdOf } from "@touchstone/domain";
import { type ColumnSpec, nearest } from "@touchstone/standard";
import type { Gathered } from "./gathered.ts";
import type { NameRead } from "./mapping.ts";
import { Unreadable } from "./problems.ts";
import { plain } from "./register.ts";

const WIDE_WORDS = ["unit", "name", "parent", "period"];
const LONG_WORDS = ["unit", "name", "parent", "period", "indicator", "value", "state", "error", "source", "note"];

const BASE = baseIdOf("");

export type Cells = readonly (string | undefined)[];

/** The columns of a file as they become known, and what each of them is. */
export class Header {
  /** place of each word of the format, −1 where the file has no such column */
  readonly at = {
    unit: -1,
    name: -1,
    parent: -1,
    period: -1,
    indicator: -1,
    value: -1,
    state: -1,
    error: -1,
    source: -1,
    note: -1,
  };
  readonly columns: string[] = [];
  /** as the file has them, before any mapping */
  readonly written: string[] = [];
  /** per column of a wide file, what its cells answer; null where they answer nothing */
  readonly specs: (ColumnSpec | null)[] = [];
  /** null until the first row */
  isLong: boolean | null = null;
  /** does the file say of any figure of how many people it is? */
  saysBases = false;
  readonly #specs: ReadonlyMap<string, ColumnSpec>;
  /** ids of the columns that say of how many people a figure is */
  readonly #bases: ReadonlySet<string>;
  readonly #gathered: Gathered;
  readonly #seen = new Set<string>();
  readonly #ignored = new Set<number>();
  #line = 1;

  constructor(gathered: Gathered) {
    this.#gathered = gathered;
    const { columns, people } = gathered.asked;
    this.#specs = new Map(columns.map((spec) => [spec.id, spec]));
    const bases = new Set(people?.items.flatMap(({ base }) => base ?? []));
    this.#bases = new Set(columns.flatMap(({ id }, k) => (bases.has(people?.items[k]?.key ?? "") ? [id] : [])));
  }

  /** What a column or an answer of this id is of; it is noted where that says of how many people a figure is. */
  specOf(id: string): ColumnSpec | undefined {
    if (!this.saysBases && this.#bases.has(id)) this.saysBases = true;
    return this.#specs.get(id);
  }

  /** Adds a column, before the first row or, from JSON, later. */
  add(text: string, line: number): void {
    const { problems } = this.#gathered;
    const name = this.#meaningOf(text);
    const place = this.columns.length;
    if (place === 0) this.#line = line;
    this.written.push(text.normalize("NFC"));
    this.columns.push(name ?? "");
    this.specs.push(null);
    if (name === null) this.#ignored.add(place);
    if (!name) return;
    if (this.#seen.has(name)) {
      const want = `each column once (${problems.columnAt(this.columns.indexOf(name))} has this name too)`;
      problems.add("duplicate-column", line, name, name, want);
      return;
    }
    this.#seen.add(name);
    if (isWord(name, this.at)) this.at[name] = place;
    if (this.isLong !== null) this.#know(place, line);
  }

  /** Does a column of this name say or answer anything? */
  knows(text: string): boolean {
    const name = this.#meaningOf(text.trim());
    return name === null || this.#specs.has(name) || isWord(name, this.at);
  }

  /** Is this the name of the column that tells the units apart? */
  isUnit(text: string): boolean {
    const name = this.#meaningOf(text.trim());
    return name === "unit" || (name === "name" && this.#gathered.asked.register !== undefined);
  }

  /** Is the column at this place named as one not to be read? */
  readonly ignores = (place: number): boolean => this.#ignored.has(place);

  /** Place of the first column of this name; −1 where there is none. */
  placeOf(name: string): number {
    return this.columns.indexOf(name);
  }

  /**
   * Decides, from the columns before the first row, whether the file is long or wide.
   * @param hint where else the column of units may be, for a message
   */
  decide(hint = ""): void {
    const { problems, asked } = this.#gathered;
    if (this.at.unit < 0 && asked.register) this.at.unit = this.at.name; // units are found by their names
    if (this.at.unit < 0) {
      const near = nearest("unit", this.columns);
      const got = near === null ? this.columns.slice(0, 8).join(", ") : near;
      throw new Unreadable(
        "no-unit-column",
        this.#line,
        `the columns ${got || "(none)"}`,
        `a column named unit${hint}`,
      );
    }
    if (this.at.period < 0 && asked.periodLength !== "none" && asked.period === null)
      problems.addFact(
        "period",
        this.#line,
        "",
        "no period",
        "a column named period, or --period to say it for the whole file",
      );
    this.isLong = this.at.indicator >= 0 && this.at.value >= 0;
    for (let place = 0; place < this.columns.length; place++) this.#know(place, this.#line);
  }

  /** Ids of the standard's own columns that a wide file has no column for. */
  absent(): string[] {
    if (this.isLong !== false) return [];
    return [...this.#specs.keys()].filter((id) => !this.#seen.has(id) && !this.#bases.has(id));
  }

  /** What would have been a right id, where `id` is not one. */
  wantId(id: string): string {
    if (this.#gathered.asked.computed.includes(id)) return "nothing: the standard computes it from other answers";
    const titled = this.#titled(id);
    if (titled.length > 0) return `${titled.join(" or ")}, by its title (--map-out writes down what is what)`;
    const noBase = this.#wantBase(id);
    if (noBase !== null) return noBase;
    const near = nearest(id, this.isLong ? this.#specs.keys() : [...this.#specs.keys(), ...WIDE_WORDS]);
    return near === null ? "the id of an indicator or a context item" : `${near} (the nearest id of the standard)`;
  }

  /** What would be right where a number of people stands behind something that is not of people; null: that is not it. */
  #wantBase(id: string): string | null {
    const of = id.endsWith(BASE) ? id.slice(0, -BASE.length) : "";
    if (!this.#specs.has(of)) return null;
    const some = [...this.#bases].slice(0, 8).join(", ");
    return `nothing: ${of} is no share or mean of people${some === "" ? "" : ` (those that are: ${some})`}`;
  }

  /** Ids of what has this title in the standard, in any of its languages. */
  #titled(text: string): readonly string[] {
    return this.#gathered.asked.titles?.get(plain(text)) ?? [];
  }

  /** Every column by the name that the file has, for a mapping. */
  names(): NameRead[] {
    return this.written.flatMap((written, place): NameRead[] => {
      if (written === "") return [];
      const name = this.columns[place] ?? "";
      if (this.#ignored.has(place)) return [{ what: "column", written, means: "ignore", note: "" }];
      const words = this.isLong ? LONG_WORDS : WIDE_WORDS;
      if (words.includes(name) || (!this.isLong && this.#specs.has(name)))
        return [{ what: "column", written, means: name, note: "" }];
      const titled = this.isLong ? [] : this.#titled(written);
      if (titled.length === 1) return [{ what: "column", written, means: titled[0] ?? null, note: "by its title" }];
      return [
        {
          what: "column",
          written,
          means: null,
          note: this.isLong ? words.join(", ") : titled.join(" or ") || this.wantId(written),
        },
      ];
    });
  }

  /** What a column's name means: itself, or what the mapping says of it; null where it is not to be read. */
  #meaningOf(text: string): string | null {
    const name = text.normalize("NFC");
    const mapped = this.#gathered.asked.map?.columns.get(name.trim());
    return mapped === undefined ? name : mapped;
  }

  #know(place: number, line: number): void {
    const name = this.columns[place] ?? "";
    const isFirst = this.columns.indexOf(name) === place;
    if (this.isLong) {
      if (name !== "" && !LONG_WORDS.includes(name))
        this.#gathered.problems.add("unknown-column", line, name, name, `one of ${LONG_WORDS.join(", ")}`);
      return;
    }
    const spec = this.specOf(name);
    if (spec) this.specs[place] = isFirst ? spec : null;
    else if (name !== "" && !WIDE_WORDS.includes(name))
      this.#gathered.problems.add("unknown-column", line, name, name, () => this.wantId(name));
  }
}

function isWord(name: string, words: Header["at"]): name is keyof Header["at"] {
  return Object.hasOwn(words, name);
}
