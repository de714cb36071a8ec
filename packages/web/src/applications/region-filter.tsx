import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { shownCount } from "@touchstone/pages";
import type { ReactNode } from "react";
import { regionsQuery } from "../api/round.ts";
import type { UnitLabel } from "../api/views.ts";
import { textFor } from "../words/texts.ts";

interface RegionFilterProps {
  readonly programme: string;
  readonly cycle: string;
  /** null: everywhere */
  readonly under: string | null;
  readonly onChoose: (under: string | null) => void;
}

/**
 * Narrows the list to a unit that applicants lie in, level by level: the one that is chosen, those above it to go back to,
 * and those right below it to go on to.
 */
export function RegionFilter({ programme, cycle, under, onChoose }: RegionFilterProps): ReactNode {
  const { t, i18n } = useLingui();
  const { data } = useQuery(regionsQuery(programme, cycle, under));
  const nameOf = ({ names, code }: UnitLabel): string => textFor(names, i18n.locale)?.text ?? code ?? "—";
  const { path = [], items = [] } = data ?? {};
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
