import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CycleOverview } from "../api/views.ts";
import { Section } from "../parts/section.tsx";

/** How much each reviewer has, and how much of it is in. */
export function ReviewerLoad({ load }: { readonly load: CycleOverview["load"] }): ReactNode {
  const { t } = useLingui();
  return (
    <Section title={t`Reviewer load`} className="load">
      <table>
        <thead className="vh">
          <tr>
            <th scope="col">
              <Trans>Reviewer</Trans>
            </th>
            <th scope="col">
              <Trans>Share that is in</Trans>
            </th>
            <th scope="col">
              <Trans>Ratings in</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {load.map(({ label, reviewer, assigned, handedIn }) => (
            <tr key={label}>
              <th scope="row">{reviewer ?? label}</th>
              <td>
                <svg className="load-bar" aria-hidden="true">
                  <rect width="100%" height="8" />
                  <rect className="done" width={`${assigned === 0 ? 0 : (100 * handedIn) / assigned}%`} height="8" />
                </svg>
              </td>
              <td className="n">
                <Trans>
                  {handedIn} of {assigned}
                </Trans>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
