import { type Named, namesOf, type Path } from "../names.ts";
import type { Criterion, Indicator, Standard } from "../schema.ts";

export type Leaf = Extract<Named, { role: "indicator" }>;
export type Inner = Extract<Named, { role: "criterion" }>;
export type ContextItem = Standard["context"][number];

/** Every indicator with its place in the document. */
export function leavesOf(standard: Standard): Leaf[] {
  return namesOf(standard).filter((node) => node.role === "indicator");
}

/** Every criterion and every indicator with its place in the document. */
export function nodesOf(standard: Standard): (Inner | Leaf)[] {
  return namesOf(standard).filter((node) => node.role !== "whole");
}

/** Every item of context with its place in the document. */
export function contextOf(standard: Standard): { readonly item: ContextItem; readonly path: Path }[] {
  return standard.context.map((item, at) => ({ item, path: ["context", at] }));
}

/** A text in the language it was written in. */
export function sourceText(text: Criterion["title"] | undefined): string {
  if (text === undefined) return "";
  return typeof text === "string" ? text : (Object.values(text)[0] ?? "");
}

/** How a finding names an indicator or a criterion. */
export function called(node: Pick<Indicator, "id" | "title">): string {
  return `${node.id} (${sourceText(node.title)})`;
}
