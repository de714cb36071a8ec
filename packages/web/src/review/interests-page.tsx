import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useCommand } from "../api/command.ts";
import { Heads } from "../parts/heads.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { UnitName } from "../parts/said.tsx";
import { Wide } from "../parts/wide.tsx";
import { Empty } from "../states/empty.tsx";
import { sayDone } from "../states/toasts.tsx";
import { interestsQuery } from "./review-api.ts";
import "./review.css";

const route = getRouteApi("/$programme/review/interests/$cycle");

type Said = "free" | "conflict";

/** Who takes part in a round, each with the choice of what ties the reviewer to it. What was said is not taken back. */
export function InterestsPage(): ReactNode {
  const { t } = useLingui();
  const { programme, cycle } = route.useParams();
  const { data } = useSuspenseQuery(interestsQuery(programme, cycle));
  const [said, say] = useState<Readonly<Record<string, Said>>>({});
  const [before, setBefore] = useState<Readonly<Record<string, Said>> | null>(null);
  const declare = useCommand(programme, "DeclareInterests", {
    onDone: () => {
      say({});
      setBefore(null);
      sayDone(t`What you said is on record.`);
    },
  });
  const open = data.applicants.filter(({ declared }) => declared === null);
  const left = open.filter(({ applicationId }) => said[applicationId] === undefined);
  const chosen = (what: Said): string[] => Object.keys(said).filter((id) => said[id] === what);
  const freeAll = (): void => {
    setBefore(said);
    say({ ...Object.fromEntries(left.map(({ applicationId }) => [applicationId, "free" as const])), ...said });
  };
  return (
    <>
      <PageHead
        title={t`What ties you to whom`}
        about={
          <Trans>
            A tie is whatever could make others doubt that you judge freely: kinship, work, money, friendship, a
            quarrel. Where you have said nothing, it counts as a tie, and you are not assigned.
          </Trans>
        }
      />
      {data.applicants.length === 0 ? (
        <Empty title={t`Nobody has applied yet`} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            declare.mutate({ cycleId: cycle, free: chosen("free"), conflicts: chosen("conflict") });
          }}
        >
          <div className="acts interests-acts">
            <button type="button" className="second" disabled={left.length === 0} onClick={freeAll}>
              <Plural value={left.length} one="No tie to the # that is left" other="No tie to the # that are left" />
            </button>
            {before !== null && (
              <button
                type="button"
                className="second"
                onClick={() => {
                  say(before);
                  setBefore(null);
                }}
              >
                <Trans>Undo</Trans>
              </button>
            )}
          </div>
          <Wide label={t`Applicants`}>
            <table className="interests">
              <Heads of={[t`Applicant`, t`What ties you to it`]} />
              <tbody>
                {[...open, ...data.applicants.filter(({ declared }) => declared !== null)].map(
                  ({ applicationId, unit, declared }) => (
                    <tr key={applicationId}>
                      <th scope="row">
                        <UnitName unit={unit} />
                      </th>
                      <td>
                        {declared === null ? (
                          <Choice
                            name={applicationId}
                            value={said[applicationId]}
                            onSay={(now) => say({ ...said, [applicationId]: now })}
                          />
                        ) : declared === "free" ? (
                          <Trans>no tie, on record</Trans>
                        ) : (
                          <Trans>a tie, on record</Trans>
                        )}
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </Wide>
          <p className="hint padded">
            <Trans>A tie that you have said can't be taken back. Nobody but those who assign sees it.</Trans>
          </p>
          <button type="submit" disabled={Object.keys(said).length === 0 || declare.isPending}>
            <Plural
              value={Object.keys(said).length}
              _0="Choose first"
              one="Put # answer on record"
              other="Put # answers on record"
            />
          </button>
        </form>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: Said | undefined;
  readonly onSay: (said: Said) => void;
}

function Choice({ name, value, onSay }: ChoiceProps): ReactNode {
  const { t } = useLingui();
  return (
    <span className="pair">
      {(["free", "conflict"] as const).map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={value === one} onChange={() => onSay(one)} />
          {one === "free" ? t`no tie` : t`a tie`}
        </label>
      ))}
    </span>
  );
}
