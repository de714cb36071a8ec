import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { GradeTitle, Remark } from "../api/views.ts";
import { Grade } from "./grade.tsx";
import { Said, Words } from "./said.tsx";

interface RemarksProps {
  readonly remarks: readonly Remark[];
  /** languages of the standard, its source's first */
  readonly order: readonly string[];
  /** the grade that they are about; undefined: none */
  readonly grade?: string | null;
  readonly grades?: readonly GradeTitle[];
}

/** What is said of places of the standard, each under its title. */
export function Remarks({ remarks, order, grade, grades = [] }: RemarksProps): ReactNode {
  return (
    <div className="remarks">
      {grade !== undefined && (
        <p>
          <Grade grade={grade} grades={grades} />
        </p>
      )}
      {remarks.length > 0 ? (
        <dl>
          {remarks.map(({ at, title, text }) => (
            <div key={at}>
              <dt>{title ? <Words map={title} order={order} /> : at}</dt>
              <dd>
                <Said texts={text} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="quiet">
          <Trans>No reasons were needed.</Trans>
        </p>
      )}
    </div>
  );
}
