import type { Model } from "@touchstone/engine";
import type { ReactNode } from "react";
import { type Block, Icicle } from "../charts/icicle.tsx";
import { Exact } from "../conditions/condition.tsx";
import { speechOfPage } from "../conditions/speech-of-page.ts";
import { shownFigure, shownShare } from "../text/figures.ts";
import { aggregateText, answerNotes, normaliseText } from "./method-words.ts";
import { Scroll } from "./paged.tsx";
import { rulesOf } from "./rule-words.ts";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** Share of a node among its siblings and of the whole, before any answer; depth first. */
interface Place {
  readonly node: number;
  readonly depth: number;
  readonly from: number;
  readonly ofParent: number;
  readonly ofWhole: number;
}

/** The criteria tree: a drawing, and a table with every parameter of every node. */
export function Tree({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  const places = placesOf(input.model);
  const depths = Math.max(...places.map(({ depth }) => depth)) + 1;
  const blocks: Block[] = places.map(({ node, depth, from, ofWhole }) => ({
    key: node,
    depth,
    from,
    share: ofWhole,
    title: view.titlePlain(node),
    figure: shownShare(ofWhole),
    hasChildren: (input.model.nodes[node]?.count ?? 0) > 0,
  }));
  const nLeaves = blocks.filter(({ hasChildren }) => !hasChildren).length;
  const height = Math.min(1000, Math.max(240, nLeaves * 24));
  const drawing = { blocks, title: t("tree"), description: t("treeDescription") };
  return (
    <Section view={view} name="tree" title={t("tree")}>
      <p className="how">{t("treeHow")}</p>
      <Icicle {...drawing} id={view.anchor("i1")} className="wide" width={1120} height={height} depths={depths} />
      <Icicle
        {...drawing}
        id={view.anchor("i2")}
        className="narrow"
        width={358}
        height={Math.min(height, 640)}
        depths={Math.min(3, depths)}
      />
      <details>
        <summary>{t("treeTable")}</summary>
        <Scroll label={t("treeTable")}>
          <TreeTable view={view} places={places} />
        </Scroll>
      </details>
    </Section>
  );
}

function TreeTable({ view, places }: { readonly view: View; readonly places: readonly Place[] }): ReactNode {
  const { t, input } = view;
  const { model } = input;
  const speech = speechOfPage(input.standard, view.lang);
  return (
    <table className="tree">
      <thead>
        <tr>
          <th scope="col">{t("item")}</th>
          <th scope="col" className="n">
            {t("ofParent")}
          </th>
          <th scope="col" className="n">
            {t("ofWhole")}
          </th>
          {model.points && (
            <th scope="col" className="n">
              {t("points")}
            </th>
          )}
          <th scope="col">{t("how")}</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ node: k, depth, ofParent, ofWhole }) => {
          const node = model.nodes[k];
          if (!node) return null;
          const rules = rulesOf(view, view.itemOf(k));
          const notes = [
            ...(node.count > 0
              ? [aggregateText(view, node)]
              : node.input && !model.points
                ? [normaliseText(view, node.input)]
                : []),
            ...answerNotes(view, k),
            ...rules.map(({ text }) => text),
          ];
          return (
            <tr key={k} className={`i${Math.min(depth, 5)}`}>
              <th scope="row">
                {view.titleOf(k)}
                {depth > 0 && <small>{node.id}</small>}
              </th>
              <td className="n">{depth === 0 ? "" : shownShare(ofParent, 1)}</td>
              <td className="n">{shownShare(ofWhole, 1)}</td>
              {model.points && <td className="n">{shownFigure(node.weight)}</td>}
              <td>
                {notes.join(t("semicolon"))}
                <Exact speech={speech} sources={rules.flatMap(({ sources }) => sources)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function placesOf({ nodes }: Model): Place[] {
  const places: Place[] = [];
  const walk = (k: number, depth: number, from: number, ofParent: number, ofWhole: number): void => {
    const node = nodes[k];
    if (!node) return;
    places.push({ node: k, depth, from, ofParent, ofWhole });
    const children = Array.from({ length: node.count }, (_, c) => node.first + c);
    const sum = children.reduce((total, child) => total + (nodes[child]?.weight ?? 0), 0);
    let at = from;
    for (const child of children) {
      const share = sum > 0 ? (nodes[child]?.weight ?? 0) / sum : 0;
      walk(child, depth + 1, at, share, ofWhole * share);
      at += ofWhole * share;
    }
  };
  walk(0, 0, 0, 1, 1);
  return places;
}
