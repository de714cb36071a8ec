import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { rolesQuery } from "../api/people.ts";
import type { RoleGrant } from "../api/views.ts";
import { PageHead } from "../parts/page-head.tsx";
import { useRoleWords } from "../parts/role-words.ts";
import { UnitName } from "../parts/said.tsx";
import { Wide } from "../parts/wide.tsx";
import { useCurrentProgramme } from "../shell/current-programme.ts";
import { Empty } from "../states/empty.tsx";
import { shownDay } from "../words/days.ts";
import { AccountForm } from "./account-form.tsx";
import { EndForm } from "./end-form.tsx";
import { GrantForm } from "./grant-form.tsx";
import "./roles.css";

const route = getRouteApi("/$programme/roles");

/** What is in front of the page. */
type InFront =
  | { readonly what: "grant"; readonly account: string }
  | { readonly what: "account" }
  | { readonly what: "end"; readonly grant: RoleGrant };

/** Who may do what in a programme: for who watches to read, and for its operator to change. */
export function RolesPage(): ReactNode {
  const { t } = useLingui();
  const { programme } = route.useParams();
  const current = useCurrentProgramme();
  const { data } = useSuspenseQuery(rolesQuery(programme));
  const [inFront, put] = useState<InFront | null>(null);
  const [withEnded, showEnded] = useState(false);
  const isOperator = current?.roles.has("operator") === true;
  const isOver = ({ until }: RoleGrant): boolean => until !== null && until <= data.on;
  const shown = data.grants.filter((grant) => withEnded || !isOver(grant));
  const away = (): void => put(null);
  return (
    <>
      <PageHead
        title={t`Roles`}
        about={<Trans>Who may do what in this programme. Accounts of units are not listed here.</Trans>}
      >
        {isOperator && (
          <>
            <button type="button" onClick={() => put({ what: "grant", account: "" })}>
              <Trans>Grant a role</Trans>
            </button>
            <button type="button" className="second" onClick={() => put({ what: "account" })}>
              <Trans>Make an account</Trans>
            </button>
          </>
        )}
      </PageHead>
      <p>
        <label className="with-ended">
          <input type="checkbox" checked={withEnded} onChange={({ target }) => showEnded(target.checked)} />{" "}
          <Trans>Those that have ended too</Trans>
        </label>
      </p>
      {shown.length === 0 ? (
        <Empty title={t`Nobody holds a role here`}>
          <p>
            <Trans>Roles are granted by the operator of a programme or of its organisation.</Trans>
          </p>
        </Empty>
      ) : (
        <Wide label={t`Table of roles`}>
          <RolesTable
            grants={shown}
            isOver={isOver}
            onEnd={isOperator ? (grant) => put({ what: "end", grant }) : undefined}
          />
        </Wide>
      )}
      {inFront?.what === "grant" && (
        <GrantForm programme={programme} account={inFront.account} today={data.on} onEnd={away} />
      )}
      {inFront?.what === "account" && (
        <AccountForm programme={programme} onEnd={away} onGrant={(account) => put({ what: "grant", account })} />
      )}
      {inFront?.what === "end" && (
        <EndForm programme={programme} grant={inFront.grant} grants={data.grants} today={data.on} onEnd={away} />
      )}
    </>
  );
}

interface RolesTableProps {
  readonly grants: readonly RoleGrant[];
  readonly isOver: (grant: RoleGrant) => boolean;
  /** undefined: who looks may not end one */
  readonly onEnd: ((grant: RoleGrant) => void) | undefined;
}

function RolesTable({ grants, isOver, onEnd }: RolesTableProps): ReactNode {
  const { t, i18n } = useLingui();
  const words = useRoleWords();
  return (
    <table className="roles">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Account</Trans>
          </th>
          <th scope="col">
            <Trans>Role</Trans>
          </th>
          <th scope="col">
            <Trans>Over</Trans>
          </th>
          <th scope="col">
            <Trans>When</Trans>
          </th>
          {onEnd && (
            <th scope="col">
              <span className="vh">
                <Trans>What can be done</Trans>
              </span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.grantId}>
            <th scope="row">{grant.account}</th>
            <td>{words[grant.role]}</td>
            <td>{grant.unit === null ? <Trans>all units</Trans> : <UnitName unit={grant.unit} />}</td>
            <td>
              <Trans>from {shownDay(grant.from, i18n.locale)}</Trans>{" "}
              {grant.until !== null && <Trans>until {shownDay(grant.until, i18n.locale)}</Trans>}
            </td>
            {onEnd && (
              <td className="act">
                {!isOver(grant) && (
                  <button
                    type="button"
                    className="second"
                    aria-label={t`End: ${grant.account}, ${words[grant.role]}`}
                    onClick={() => onEnd(grant)}
                  >
                    <Trans>End</Trans>
                  </button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
