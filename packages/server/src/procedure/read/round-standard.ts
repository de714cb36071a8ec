import { type RatedIndicator, ratedOf } from "@touchstone/domain";
import type { Model } from "@touchstone/engine";
import {
  applyOverlay,
  type ColumnSpec,
  type Criterion,
  checkOverlay,
  compile,
  type Indicator,
  type Standard,
  sourceLanguage,
} from "@touchstone/standard";
import { type ListedOverlay, overlaysOf, versionsOf } from "../../projections/standards-read.ts";
import { readStandard } from "../../standards/read-standard.ts";
import { askedWords } from "./asked-words.ts";
import type { RoundScene } from "./round-scene.ts";

/** Words by language. */
export type Words = Readonly<Record<string, string>>;
type Written = string | Readonly<Record<string, string>>;

/** A criterion or an indicator, where it stands in its tree. */
export type StandardNode = {
  readonly id: string;
  readonly parent: string | null;
  readonly depth: number;
  /** ids of the criteria above it, the highest first */
  readonly above: readonly string[];
  readonly title: Words;
  readonly description: Words | null;
  /** of the whole score, as far as weights say it */
  readonly share: number;
} & (
  | { readonly role: "criterion"; readonly item: Criterion }
  | { readonly role: "indicator"; readonly item: Indicator }
);

/** A version of a standard as the pages of a round need it: its words by language, translations among them. */
export interface RoundStandard {
  readonly version: string;
  readonly digest: string;
  readonly standard: Standard;
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  /** the first is the language of the source */
  readonly languages: readonly string[];
  /** depth first: a criterion before what is below it */
  readonly nodes: readonly StandardNode[];
  readonly node: (id: string) => StandardNode | null;
  readonly rated: readonly RatedIndicator[];
  /** highest first */
  readonly grades: readonly { readonly id: string; readonly title: Words; readonly atLeast: number }[];
  readonly gates: readonly {
    readonly id: string;
    readonly title: Words;
    /** what it asks, in words */
    readonly asks: Words;
  }[];
  readonly words: (text: Written) => Words;
}

const MOST = 32;
const known = new Map<string, RoundStandard>();

/** @throws {RangeError} if the programme has no such version, or never published it */
export async function roundStandard(
  { tx, log, touchstone }: Pick<RoundScene, "tx" | "log" | "touchstone">,
  version: string,
): Promise<RoundStandard> {
  const [versions, overlays] = await Promise.all([versionsOf(tx, log), overlaysOf(tx, log, version)]);
  const listed = versions.find((one) => one.version === version);
  if (!listed) throw new RangeError(`roundStandard: got ${version}, which ${log.slug} does not have`);
  const key = [listed.file, ...overlays.map(({ file }) => file)].join("/");
  const made = known.get(key) ?? (await read(touchstone, listed, overlays));
  known.delete(key);
  known.set(key, made);
  if (known.size > MOST) known.delete(known.keys().next().value ?? key);
  return made;
}

async function read(
  { files }: RoundScene["touchstone"],
  { version, digest, file }: { readonly version: string; readonly digest: string; readonly file: string },
  overlays: readonly ListedOverlay[],
): Promise<RoundStandard> {
  let standard = await readStandard(files, file);
  for (const overlay of overlays) {
    const checked = checkOverlay((await files.read(overlay.file)).toString());
    const applied = checked.ok ? applyOverlay(standard, checked.value) : null;
    if (applied?.ok) standard = applied.value; // else refused when it was added: this program may be stricter by now
  }
  const source = sourceLanguage(standard);
  const words = (text: Written): Words => (typeof text === "string" ? { [source]: text } : text);
  const { model, columns } = compile(standard);
  const nodes = nodesOf(standard, sharesOf(model), words);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    version,
    digest,
    standard,
    model,
    columns,
    languages: standard.languages,
    nodes,
    node: (id) => byId.get(id) ?? null,
    rated: ratedOf(standard),
    grades: standard.grades.map(({ id, title, atLeast }) => ({ id, title: words(title), atLeast })),
    gates: standard.gates.map(({ id, title, holds }) => ({
      id,
      title: words(title),
      asks: askedWords(standard, holds),
    })),
    words,
  };
}

/** The share that each node has of the whole by the weights alone; what does not apply to a unit moves it. */
function sharesOf({ nodes }: Model): Map<string, number> {
  const shares = new Map<number, number>([[0, 1]]);
  nodes.forEach(({ first, count }, k) => {
    const children = nodes.slice(first, first + count);
    const whole = children.reduce((sum, { weight }) => sum + weight, 0);
    for (const [c, { weight }] of children.entries())
      shares.set(first + c, whole > 0 ? ((shares.get(k) ?? 0) * weight) / whole : 0);
  });
  return new Map(nodes.map(({ id }, k) => [id, shares.get(k) ?? 0]));
}

function nodesOf(
  { criteria }: Standard,
  shares: ReadonlyMap<string, number>,
  words: (text: Written) => Words,
): StandardNode[] {
  const nodes: StandardNode[] = [];
  const line = ({ id, title, description }: Criterion | Indicator, above: readonly string[]) => ({
    id,
    parent: above.at(-1) ?? null,
    depth: above.length,
    above,
    title: words(title),
    description: description === undefined ? null : words(description),
    share: shares.get(id) ?? 0,
  });
  const walk = (item: Criterion, above: readonly string[]): void => {
    nodes.push({ ...line(item, above), role: "criterion", item });
    const inner = [...above, item.id];
    for (const indicator of item.indicators ?? [])
      nodes.push({ ...line(indicator, inner), role: "indicator", item: indicator });
    for (const criterion of item.criteria ?? []) walk(criterion, inner);
  };
  for (const criterion of criteria) walk(criterion, []);
  return nodes;
}
