import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { shownCount } from "@touchstone/pages";
import { type ReactNode, useEffect, useState } from "react";
import type { EnrolledGlance } from "../api/views.ts";
import { useCycle } from "../cycles/use-cycle.ts";
import { RegionFilter } from "../parts/region-filter.tsx";
import { textFor } from "../words/texts.ts";
import { useStandsWords, useTypeWords } from "./unit-words.ts";
import { STANDS_IN_ORDER, type UnitsSearch, unitsSearch } from "./units-search.ts";

const route = getRouteApi("/$programme/units");
/** After the last letter that was typed, until the service is asked. */
const PAUSE_MS = 300;

/** What the table is narrowed to; all of it stands in the address. */
export function UnitsFilters({ glance }: { readonly glance: EnrolledGlance | undefined }): ReactNode {
  const { t, i18n } = useLingui();
  const navigate = route.useNavigate();
  const { cycles, cycle } = useCycle();
  const { state = "", type = "", text = "", under = null } = route.useSearch();
  const stands = useStandsWords();
  const typeWords = useTypeWords(glance);
  const [typed, typeIn] = useState(text);
  useEffect(() => {
    if (typed.trim() === text) return;
    const pause = setTimeout(() => {
      void navigate({ replace: true, search: (before) => changed(before, { text: typed.trim() }) });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, text, navigate]);
  const narrow = (to: Readonly<Record<string, string>>): void =>
    void navigate({ replace: true, search: (before) => changed(before, to) });
  const types = glance?.types ?? [];
  return (
    <search className="filters">
      <label>
        <Trans>Name or code</Trans>
        <input type="search" maxLength={100} value={typed} onChange={({ target }) => typeIn(target.value)} />
      </label>
      {cycles.length > 1 && (
        <label>
          <Trans>Round</Trans>
          <select value={cycle ?? ""} onChange={({ target }) => narrow({ cycle: target.value })}>
            {cycles.map(({ cycleId, titles, period }) => (
              <option key={cycleId} value={cycleId}>
                {textFor(titles, i18n.locale)?.text ?? period}
              </option>
            ))}
          </select>
        </label>
      )}
      {cycle !== null && (
        <label>
          <Trans>Application</Trans>
          <select value={state} onChange={({ target }) => narrow({ state: target.value })}>
            <option value="">{t`Any state`}</option>
            {STANDS_IN_ORDER.map((one) => (
              <option key={one} value={one}>
                {stands[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      {(types.length > 1 || type !== "") && (
        <label>
          <Trans>Type</Trans>
          <select value={type} onChange={({ target }) => narrow({ type: target.value })}>
            <option value="">{t`Any type`}</option>
            {type !== "" && types.every((one) => one.type !== type) && <option value={type}>{type}</option>}
            {types.map((one) => (
              <option key={one.type} value={one.type}>
                {typeWords(one.type)} ({shownCount(one.n)})
              </option>
            ))}
          </select>
        </label>
      )}
      <RegionFilter regions={glance} under={under} onChoose={(next) => narrow({ under: next ?? "" })} />
    </search>
  );
}

/** The address with this changed; what is empty is left out of it. */
const changed = (before: UnitsSearch, now: Readonly<Record<string, string>>): UnitsSearch =>
  unitsSearch({ ...before, ...now });
