import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";

/**
 * The HTML of a page that is functions and elements alone, as short as `compact` makes it: what
 * `compact(renderToStaticMarkup(page))` gives, which the tests hold it against, in a third of the time. Every text and
 * every attribute is escaped here, and there is no way around it.
 * @throws {TypeError} for what no page of ours has: markup as a string, a style, a handler, a component with state
 */
export function markup(page: ReactNode): string {
  const out: Out = { html: "", chosen: null };
  write(page, out);
  return out.html;
}

interface Out {
  html: string;
  /** value of the select that is being written; null: none */
  chosen: string | null;
}

type Props = Readonly<Record<string, unknown>>;

function write(node: ReactNode, out: Out): void {
  if (typeof node === "string") out.html += escaped(node);
  else if (typeof node === "number") out.html += String(node);
  else if (node === null || node === undefined || typeof node === "boolean") return;
  else if (Array.isArray(node))
    for (const one of node as readonly ReactNode[]) write(one, out); // as React has it
  else if (isValidElement(node)) writeElement(node, out);
  else throw new TypeError(`markup: got ${typeof node}, want an element, a text or a list of them`);
}

function writeElement({ type, props }: ReactElement, out: Out): void {
  const given = props as Props; // every element has them
  if (typeof type === "string") writeTag(type, given, out);
  else if (type === Fragment)
    write(given.children as ReactNode, out); // all that an element may hold
  else if (typeof type === "function")
    write((type as (props: Props) => ReactNode)(given), out); // no classes here
  else throw new TypeError(`markup: got a component of the kind ${typeof type}, want a function`);
}

/** Elements without content; those whose end may be left out. */
const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const OPEN_ENDED = new Set(["td", "th", "tr", "li", "dt", "dd", "tbody", "thead"]);

function writeTag(tag: string, props: Props, out: Out): void {
  const children = props.children as ReactNode; // as above
  const { chosen } = out;
  const isChosen = tag === "option" && chosen !== null && props.value === chosen;
  out.html += `<${tag}${attributes(tag, props)}${isChosen ? ' selected=""' : ""}>`;
  if (VOID.has(tag)) return;
  if (tag === "select") out.chosen = typeof props.defaultValue === "string" ? props.defaultValue : null;
  if (tag === "textarea") out.html += typed(props.defaultValue);
  if (tag === "pre" && typeof children === "string" && children.startsWith("\n")) out.html += "\n"; // readers drop one
  write(children, out);
  out.chosen = chosen;
  if (!OPEN_ENDED.has(tag)) out.html += `</${tag}>`;
}

/** What stands in a text area at first; readers drop one line end at its beginning. */
const typed = (value: unknown): string =>
  typeof value === "string" ? `${value.startsWith("\n") ? "\n" : ""}${escaped(value)}` : "";

/** Elements whose value at first is no attribute. */
const IN_CONTENT = new Set(["select", "textarea"]);

function attributes(tag: string, props: Props): string {
  let text = "";
  for (const name in props) {
    if (name === "children" || (name === "defaultValue" && IN_CONTENT.has(tag))) continue;
    const value = attribute(name, props[name]);
    if (value === null) continue;
    const written = NAMES.get(name) ?? name;
    text += PLAIN.test(value) ? ` ${written}=${value}` : ` ${written}="${value}"`;
  }
  return text;
}

const PLAIN = /^[\w.#%-]+$/;

/** As HTML writes them. */
const NAMES = new Map([
  ["className", "class"],
  ["tabIndex", "tabindex"],
  ["htmlFor", "for"],
  ["defaultValue", "value"],
  ["defaultChecked", "checked"],
]);
/** There, or not. */
const FLAGS = new Set([
  "disabled",
  "hidden",
  "open",
  "readOnly",
  "required",
  "multiple",
  "autoFocus",
  "defaultChecked",
]);
const ADDRESSES = new Set(["href", "src", "action", "formAction"]);

/** The value, escaped; null: the attribute is left out. */
function attribute(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (FLAGS.has(name)) return value ? "" : null;
  if (typeof value === "boolean" && !name.startsWith("aria-")) return null;
  if (typeof value === "string") {
    if (ADDRESSES.has(name)) mustBeHarmless(value);
    if (name !== "style") return escaped(value);
  } else if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError(`markup: got ${typeof value} for ${name}, want a text or a number`);
}

/** A script in the place of an address; browsers pass over control characters and white space in it. */
function mustBeHarmless(address: string): void {
  if (address.startsWith("/") || address.startsWith("#")) return; // of this site, or of this page
  if (/^javascript:/i.test(address.replace(/[\p{Cc} ]/gu, "")))
    throw new TypeError(`markup: got the address ${address}, want none that runs`);
}

const SPECIAL = /["&<>]/;

const escaped = (text: string): string =>
  SPECIAL.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
    : text;
