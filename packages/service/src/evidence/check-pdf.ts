import { FileFault } from "./fault.ts";
import { packedObjects, plainName } from "./pdf-streams.ts";

/**
 * Names of PDF that make a document act, carry other files, or hide what it is; each with the words for it. Those of a
 * few letters come up by chance among packed bytes, so they are looked for outside of streams only; whatever scripts
 * they lead to has one of the long names too.
 */
const ACTING: readonly (readonly [name: string, words: string])[] = [
  ["JavaScript", "scripts"],
  ["Launch", "actions that start programs"],
  ["EmbeddedFile", "other files inside"],
  ["EmbeddedFiles", "other files inside"],
  ["Filespec", "other files inside"],
  ["RichMedia", "embedded media"],
  ["Rendition", "embedded media"],
  ["SubmitForm", "a form that sends itself"],
  ["ImportData", "a form that reads other files"],
  ["Encrypt", "a password"],
  ["JS", "scripts"],
  ["AA", "actions that start by themselves"],
  ["XFA", "a form with scripts"],
  ["3D", "embedded media"],
  ["Movie", "embedded media"],
  ["GoToR", "links into other files"],
  ["GoToE", "links into other files"],
];
const SHORT = 5;
const TAIL = 65_557; // the end record of an archive lies within these last bytes

/**
 * That a PDF is one and nothing besides, and that nothing in it acts. Objects packed into streams are unpacked and
 * looked through too. What is not seen: page contents and fonts (they are drawn, not run), flaws of readers, the
 * author's name and the metadata of pictures inside.
 * @throws {FileFault}
 */
export function checkPdf(bytes: Buffer): void {
  const text = bytes.toString("latin1");
  if (!text.startsWith("%PDF-")) throw new FileFault("The PDF does not begin at its first byte.");
  if (!/%%EOF\s{0,16}$/.test(text.slice(-64))) throw new FileFault("The PDF does not end with its last byte.");
  if (text.slice(-TAIL).includes("PK\u0005\u0006")) throw new FileFault("The PDF is an archive as well.");
  mustNotAct(text, SHORT + 1);
  mustNotAct(text.replace(/stream[\r\n][\s\S]*?endstream/g, " "), 1);
  for (const objects of packedObjects(bytes, text)) mustNotAct(objects, 1);
}

/** @throws {FileFault} if a name among these, of so many letters at least, stands in it, however it is written */
function mustNotAct(text: string, letters: number): void {
  const names = new Set<string>();
  for (const [, name = ""] of text.matchAll(/\/((?:[A-Za-z0-9]|#[0-9a-fA-F]{2})+)/g)) names.add(plainName(name));
  const found = ACTING.filter(([name]) => name.length >= letters && names.has(name)).map(([, words]) => words);
  if (found.length > 0) throw new FileFault(`The PDF has ${[...new Set(found)].join(", ")}. Print it to a new PDF.`);
}
