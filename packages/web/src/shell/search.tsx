import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { searchQuery } from "../api/round.ts";
import { Dialog } from "../parts/dialog.tsx";
import { UnitName } from "../parts/said.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { useCurrentProgramme } from "./current-programme.ts";
import { railPlaces } from "./rail-items.ts";

/** After the last letter that was typed, until the service is asked. */
const PAUSE_MS = 250;

/** Finds an application by the name or code of its unit, from everywhere: Ctrl K, or ⌘ K. */
export function Search(): ReactNode {
  const { t } = useLingui();
  const current = useCurrentProgramme();
  const [isOpen, open] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open(true);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  if (current === null || !railPlaces(current.roles).includes("applications")) return null;
  return (
    <>
      <button type="button" className="second search" aria-keyshortcuts="Control+K Meta+K" onClick={() => open(true)}>
        <Trans>Find a unit</Trans>
        <span className="keys" aria-hidden="true">
          Ctrl K
        </span>
      </button>
      {isOpen && (
        <Dialog title={t`Find a unit`} onClose={() => open(false)}>
          <Found programme={current.slug} onGo={() => open(false)} />
        </Dialog>
      )}
    </>
  );
}

function Found({ programme, onGo }: { readonly programme: string; readonly onGo: () => void }): ReactNode {
  const [typed, type] = useState("");
  const [text, ask] = useState("");
  useEffect(() => {
    const pause = setTimeout(() => ask(typed.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  const { data } = useQuery(searchQuery(programme, text));
  return (
    <>
      <label className="field">
        <Trans>Name or code</Trans>
        <input inputMode="search" maxLength={100} value={typed} onChange={({ target }) => type(target.value)} />
      </label>
      <div role="status">
        {data?.length === 0 && (
          <p>
            <Trans>No application fits</Trans>
          </p>
        )}
      </div>
      <ul className="finds">
        {data?.map(({ applicationId, unit, state }) => (
          <li key={applicationId}>
            <Link
              to="/$programme/applications/$application"
              params={{ programme, application: applicationId }}
              onClick={onGo}
            >
              <UnitName unit={unit} />
            </Link>
            <small>{unit.code}</small>
            <StateMark state={state} />
          </li>
        ))}
      </ul>
    </>
  );
}
