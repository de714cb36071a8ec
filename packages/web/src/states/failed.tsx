import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { ApiProblem } from "@touchstone/client";
import { type ReactNode, useEffect } from "react";
import { PageHead } from "../parts/page-head.tsx";
import { toldOf } from "../refused/told.ts";
import { ToldText } from "../refused/told-text.tsx";
import { languageOf } from "../words/languages.ts";
import { NotHere } from "./not-here.tsx";

/** Why a page can't be shown, and the way out: sign in again, go elsewhere, or try again. */
export function Failed({ error }: { readonly error: unknown }): ReactNode {
  const status = error instanceof ApiProblem ? error.problem.status : null;
  if (status === 401) return <SignedOut />;
  if (status === 404) return <NotHere />;
  if (status === 403 && error instanceof ApiProblem) return <Forbidden error={error} />;
  return <Broken error={error} />;
}

/** A session that has ended: signing in leads back to this page. */
function SignedOut(): ReactNode {
  const { t } = useLingui();
  const next = encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <>
      <PageHead title={t`You are signed out`} />
      <p>
        <Trans>Your session has ended. Nothing that was recorded is lost.</Trans>
      </p>
      <a className="button" href={`/${languageOf(location.pathname)}/sign-in?next=${next}`}>
        <Trans>Sign in again</Trans>
      </a>
    </>
  );
}

function Forbidden({ error }: { readonly error: ApiProblem }): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`This is not open to you`} />
      <p>
        <Trans>None of your roles lets you see this page. Who grants roles can be asked.</Trans>
      </p>
      <p className="quiet">
        <ToldText told={toldOf(error)} />
      </p>
    </>
  );
}

function Broken({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  useEffect(() => reset(), [reset]);
  const isOffline = !navigator.onLine || (error instanceof TypeError && /fetch|network/i.test(error.message));
  return (
    <>
      <PageHead title={isOffline ? t`No connection` : t`This could not be shown`} />
      <p>
        {isOffline ? (
          <Trans>The service can't be reached. What you see elsewhere may be older than what is recorded.</Trans>
        ) : (
          <Trans>Something went wrong on the way. Trying again may help.</Trans>
        )}
      </p>
      {error instanceof ApiProblem && (
        <p className="quiet">
          <ToldText told={toldOf(error)} /> {error.problem.instance}
        </p>
      )}
      <button type="button" onClick={() => void router.invalidate()}>
        <Trans>Try again</Trans>
      </button>
    </>
  );
}
