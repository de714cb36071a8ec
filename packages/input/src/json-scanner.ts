import { Unreadable } from "./problems.ts";

const DEEPEST = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/**
 * Walks through JSON text (RFC 8259) without building anything, and knows where it stands: JSON.parse
 * gives no line for most faults and builds objects from keys that a stranger chose.
 */
export class JsonScanner {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #depth = 0;

  /** @param firstLine where the text begins in its file */
  constructor(text: string, firstLine = 1) {
    this.#text = text;
    this.#line = firstLine;
  }

  /** Line and column, from 1, of the next character that is not space. */
  place(): { line: number; column: number } {
    this.#space();
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  /** The next character that is not space; empty at the end. */
  peek(): string {
    this.#space();
    return this.#text[this.#at] ?? "";
  }

  /** Calls `member` with each key; it must take the value. */
  object(member: (key: string) => void): void {
    this.#list("{", "}", () => {
      const key = this.#string();
      this.#take(":");
      member(key);
    });
  }

  /** Calls `element` for each element; it must take it. */
  array(element: () => void): void {
    this.#list("[", "]", element);
  }

  /** Text, or a number, true, false or null as it was written. */
  scalar(): { text: string; isText: boolean } {
    if (this.peek() === '"') return { text: this.#string(), isText: true };
    for (const shape of [NUMBER, WORD]) {
      shape.lastIndex = this.#at;
      const [text] = shape.exec(this.#text) ?? [];
      if (text === undefined) continue;
      this.#at += text.length;
      return { text, isText: false };
    }
    throw this.unexpected("a value");
  }

  /** Goes past a value of any kind. */
  skip(): void {
    const start = this.peek();
    if (start === "{") this.object(() => this.skip());
    else if (start === "[") this.array(() => this.skip());
    else this.scalar();
  }

  /** @throws {Unreadable} if anything but space is left */
  end(): void {
    if (this.peek() !== "") throw this.unexpected("the end of the file");
  }

  /** A fault at the present place. */
  fault(got: string, want: string): Unreadable {
    const { line, column } = this.place();
    return new Unreadable("json", line, `${got} at column ${column}`, want);
  }

  unexpected(want: string): Unreadable {
    const next = this.peek();
    return this.fault(next === "" ? "the end of the file" : JSON.stringify(next), want);
  }

  #list(open: string, close: string, item: () => void): void {
    this.#take(open);
    if (++this.#depth > DEEPEST)
      throw this.fault(`more than ${DEEPEST} lists and objects in one another`, "a flat list of rows");
    if (this.peek() !== close)
      for (;;) {
        item();
        if (this.peek() !== ",") break;
        this.#at++;
      }
    this.#take(close);
    this.#depth--;
  }

  #take(character: string): void {
    if (this.peek() !== character) throw this.unexpected(`"${character}"`);
    this.#at++;
  }

  #string(): string {
    if (this.peek() !== '"') throw this.unexpected('a " (keys and texts are in double quotes)');
    const start = this.#at;
    let plain = true;
    for (let at = start + 1; ; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return plain ? this.#text.slice(start + 1, at) : this.#unescaped(start, at + 1);
      }
      if (code === 0x5c) {
        plain = false;
        at++;
      } else if (!(code >= 0x20)) throw this.fault("a text that is not closed on its line", 'a closing "');
    }
  }

  #unescaped(start: number, end: number): string {
    try {
      const text: unknown = JSON.parse(this.#text.slice(start, end));
      if (typeof text === "string") return text;
    } catch {
      // reported below, with its place
    }
    this.#at = start;
    throw this.fault(
      "a text with an escape that JSON does not know",
      'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
    );
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 10) {
        this.#line++;
        this.#lineStart = this.#at + 1;
      } else if (code !== 32 && code !== 9 && code !== 13) return;
      this.#at++;
    }
  }
}
