import { Trans, useLingui } from "@lingui/react/macro";
import { shownCount } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { UnitLabel } from "../api/views.ts";
import { unitText } from "../words/texts.ts";

interface RegionFilterProps {
  /** the one that is chosen with those above it, and those right below it with how many lie in them; undefined: not known yet */
  readonly regions:
    | {
        readonly path: readonly UnitLabel[];
        readonly items: readonly { readonly unit: UnitLabel; readonly n: number }[];
      }
    | undefined;
  /** null: everywhere */
  readonly under: string | null;
  readonly onChoose: (under: string | null) => void;
}

/**
 * Narrows a list to a unit that those in it lie in, level by level: the one that is chosen, those above it to go back to,
 * and those right below it to go on to.
 */
export function RegionFilter({ regions, under, onChoose }: RegionFilterProps): ReactNode {
  const { t, i18n } = useLingui();
  const nameOf = (unit: UnitLabel): string => unitText(unit, i18n.locale) || "—";
  const { path = [], items = [] } = regions ?? {};
  if (under === null && items.length < 2) return null;
  const isThere = path.some(({ unitId }) => unitId === under);
  return (
    <label>
      <Trans>Region</Trans>
      <select value={under ?? ""} onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}>
        <option value="">{t`Everywhere`}</option>
        {under !== null && !isThere && <option value={under}>…</option>}
        {path.map((unit, depth) => (
          <option key={unit.unitId} value={unit.unitId ?? ""}>
            {indent(depth)}
            {nameOf(unit)}
          </option>
        ))}
        {items.map(({ unit, n }) => (
          <option key={unit.unitId} value={unit.unitId ?? ""}>
            {indent(path.length)}
            {nameOf(unit)} ({shownCount(n)})
          </option>
        ))}
      </select>
    </label>
  );
}

const indent = (depth: number): string => "\u2003".repeat(depth);
