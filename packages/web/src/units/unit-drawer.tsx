import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { shownScore } from "@touchstone/pages";
import type { ReactNode } from "react";
import { enrolledQuery } from "../api/round.ts";
import type { EnrolledGlance, UnitRow } from "../api/views.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Grade } from "../parts/grade.tsx";
import { UnitName } from "../parts/said.tsx";
import { NotApplied, StateMark } from "../parts/state-mark.tsx";
import { shownDay } from "../words/days.ts";
import { HowSure } from "./how-sure.tsx";
import { useTypeWords } from "./unit-words.ts";

interface UnitDrawerProps {
  readonly programme: string;
  readonly row: UnitRow;
  readonly glance: EnrolledGlance;
  readonly onClose: () => void;
}

/** A unit beside the table: what is known of it, and the ways to its application and to what the public reads of it. */
export function UnitDrawer({ programme, row, glance, onClose }: UnitDrawerProps): ReactNode {
  const { i18n } = useLingui();
  const { unit, parentId, since, application, result } = row;
  const typeWords = useTypeWords(glance);
  const above = useQuery({ ...enrolledQuery(programme, parentId), enabled: parentId !== null });
  const path = parentId === null || above.isPlaceholderData ? [] : (above.data?.path ?? []);
  const grades = glance.assessment?.grades ?? [];
  return (
    <Dialog look="sheet" title={<UnitName unit={unit} />} onClose={onClose}>
      <dl className="facts">
        <div>
          <dt>
            <Trans>Code</Trans>
          </dt>
          <dd>{unit.code ?? "—"}</dd>
        </div>
        <div>
          <dt>
            <Trans>Type</Trans>
          </dt>
          <dd>{typeWords(unit.type ?? "")}</dd>
        </div>
        {parentId !== null && (
          <div>
            <dt>
              <Trans>In</Trans>
            </dt>
            <dd>
              {(path.length > 0 ? path : row.parent === null ? [] : [row.parent]).map((one, at) => (
                <span key={one.unitId}>
                  {at > 0 && " · "}
                  <UnitName unit={one} />
                </span>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>
            <Trans>Takes part since</Trans>
          </dt>
          <dd>{shownDay(since, i18n.locale)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Application</Trans>
          </dt>
          <dd>{application === null ? <NotApplied /> : <StateMark state={application.state} />}</dd>
        </div>
        <div>
          <dt>
            <Trans>Score</Trans>
          </dt>
          <dd className="n">
            {result === null ? (
              <Trans>not assessed</Trans>
            ) : result.score === null ? (
              <Trans>no score</Trans>
            ) : (
              <>
                {shownScore(
                  result.score,
                  grades.map(({ atLeast }) => atLeast),
                )}{" "}
                <Grade grade={result.grade} grades={grades} />
                <small>
                  <HowSure certainty={result.certainty} hasGrade={result.grade !== null} />
                </small>
              </>
            )}
          </dd>
        </div>
      </dl>
      <p className="acts">
        {application !== null && (
          <Link
            className="button"
            to="/$programme/applications/$application"
            params={{ programme, application: application.applicationId }}
            onClick={onClose}
          >
            <Trans>Open the application</Trans>
          </Link>
        )}
        {result?.isPublic === true && (
          <a className="button second" href={`/${i18n.locale}/${programme}/units/${unit.unitId}`}>
            <Trans>Page for the public</Trans>
          </a>
        )}
      </p>
    </Dialog>
  );
}
