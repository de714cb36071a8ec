import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { cyclesQuery } from "../api/round.ts";
import { Due } from "../parts/due.tsx";
import { Heads } from "../parts/heads.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Said } from "../parts/said.tsx";
import { Section } from "../parts/section.tsx";
import { Wide } from "../parts/wide.tsx";
import { Empty } from "../states/empty.tsx";
import { type AssignmentRow, reviewsQuery } from "./review-api.ts";
import "./review.css";

const route = getRouteApi("/$programme/review");

/** A reviewer's files, and the rounds in which they have to say what ties them to whom. */
export function ReviewsPage(): ReactNode {
  const { t } = useLingui();
  const { programme } = route.useParams();
  const { data: files } = useSuspenseQuery(reviewsQuery(programme));
  const { data: cycles } = useSuspenseQuery(cyclesQuery(programme));
  const open = files.filter(({ state }) => state === "assigned");
  const done = files.filter(({ state }) => state !== "assigned");
  return (
    <>
      <PageHead title={t`Review`} about={<Trans>You see a code in place of a unit's name.</Trans>} />
      <Section title={t`To rate`}>
        {open.length === 0 ? (
          <Empty title={t`No file waits for you`}>
            <p>
              <Trans>You are assigned to those only of whom you have said that nothing ties you to them.</Trans>
            </p>
          </Empty>
        ) : (
          <Files programme={programme} label={t`Files to rate`} files={open} />
        )}
      </Section>
      <Section title={t`Ties to applicants`}>
        <ul className="tasks">
          {cycles.map(({ cycleId, titles }) => (
            <li key={cycleId}>
              <i className="shape hollow" aria-hidden />
              <span className="task">
                <Said texts={titles} />
              </span>
              <Link
                className="button second"
                to="/$programme/review/interests/$cycle"
                params={{ programme, cycle: cycleId }}
              >
                <Trans>Say what ties you to whom</Trans>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      {done.length > 0 && (
        <Section title={t`Handed in`}>
          <Files programme={programme} label={t`Files handed in`} files={done} />
        </Section>
      )}
    </>
  );
}

interface FilesProps {
  readonly programme: string;
  readonly label: string;
  readonly files: readonly AssignmentRow[];
}

function Files({ programme, label, files }: FilesProps): ReactNode {
  const { t } = useLingui();
  return (
    <Wide label={label}>
      <table>
        <Heads of={[t`Unit`, t`Rated`, t`Due`]} />
        <tbody>
          {files.map(({ assignmentId, code, rated, of, deadline, isThird }) => (
            <tr key={assignmentId}>
              <th scope="row">
                <Link to="/$programme/review/$assignment" params={{ programme, assignment: assignmentId }}>
                  {code}
                </Link>
                {isThird && (
                  <small>
                    {" "}
                    <Trans>third rating</Trans>
                  </small>
                )}
              </th>
              <td className="n">
                <Trans>
                  {rated} of {of}
                </Trans>
              </td>
              <td>{deadline === null ? "—" : <Due deadline={deadline} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
