import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/views.ts";
import { Heads } from "../parts/heads.tsx";
import { shownMinute } from "../words/days.ts";

type Review = NonNullable<ApplicationView["review"]>;

/** Who reviews an application, and how far each is. */
export function Reviewers({ review }: { readonly review: Review }): ReactNode {
  const { t, i18n } = useLingui();
  return (
    <>
      <p className="padded">
        <Plural value={review.needed} one="# reviewer is needed." other="# reviewers are needed." />{" "}
        {review.thirdItems !== null && (
          <Plural
            value={review.thirdItems.length}
            one="Ratings lie far apart on # indicator: one more reviewer is called."
            other="Ratings lie far apart on # indicators: one more reviewer is called."
          />
        )}
      </p>
      {review.reviewers.length > 0 && (
        <table>
          <Heads of={[t`Reviewer`, t`Rated`, t`Ratings`]} />
          <tbody>
            {review.reviewers.map(({ assignmentId, label, reviewer, isThird, state, handedInAt, rated, of }) => (
              <tr key={assignmentId}>
                <th scope="row">
                  {reviewer ?? label}
                  {isThird && (
                    <small>
                      {" "}
                      <Trans>third view</Trans>
                    </small>
                  )}
                </th>
                <td className="n">
                  <Trans>
                    {rated} of {of}
                  </Trans>
                </td>
                <td>
                  {state === "recused" ? (
                    <Trans>stepped back</Trans>
                  ) : handedInAt === null ? (
                    <Trans>not handed in</Trans>
                  ) : (
                    shownMinute(handedInAt, i18n.locale)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
