import { SaxesParser } from "saxes";
import { Unreadable } from "../problems.ts";

/** Takes the elements of a part as they are read; names come without their namespace prefix. */
export interface XmlTaker {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

const DEEPEST = 64;
/** More than any cell may hold; a text or a tag without end stops here instead of filling the memory. */
const LONGEST_BYTES = 2 ** 20;

/**
 * Reads XML piece by piece. There are no entities but the five of XML, no document types, and nothing is
 * ever fetched.
 * @param part named in messages
 * @throws {Unreadable} where the part is not such XML
 */
export async function readXml(chunks: AsyncIterable<Buffer>, part: string, taker: XmlTaker): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let depth = 0;
  let sinceEvent = 0;
  const refuse = (got: string): never => {
    throw new Unreadable("format", 0, `${part} with ${got}`, "a workbook as a spreadsheet program saves it");
  };
  parser.on("error", (error) => refuse(`damaged XML (${error.message.slice(0, 120)})`));
  parser.on("doctype", () => refuse("a document type, which no workbook has"));
  parser.on("opentag", (tag) => {
    sinceEvent = 0;
    if (++depth > DEEPEST) refuse(`elements nested more than ${DEEPEST} deep`);
    taker.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    sinceEvent = 0;
    depth--;
    taker.close(localName(tag.name));
  });
  parser.on("text", (text) => taker.text(text));
  parser.on("cdata", (text) => taker.text(text));
  for await (const bytes of chunks) {
    sinceEvent += bytes.length;
    parser.write(decodedOr(() => decoder.decode(bytes, { stream: true }), refuse));
    if (sinceEvent > LONGEST_BYTES + bytes.length) refuse("a text or a tag of more than a megabyte");
  }
  parser.write(decodedOr(() => decoder.decode(), refuse)).close();
}

function decodedOr(decode: () => string, refuse: (got: string) => never): string {
  try {
    return decode();
  } catch {
    return refuse("bytes that are not UTF-8");
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its name without a prefix, such as the `id` of `r:id`. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (localName(key) === name && key !== name) return value;
  return attributes[name];
}
