import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { client } from "../api/client.ts";
import { sayRefused } from "../states/toasts.tsx";
import { languageOf } from "../words/languages.ts";

/** Ends the session, and goes to where one signs in. */
export function SignOut(): ReactNode {
  const signOut = useMutation({
    mutationFn: () => client.post("/api/v1/sign-out", {}),
    onSuccess: () => location.assign(`/${languageOf(location.pathname)}/sign-in`),
    onError: sayRefused,
  });
  return (
    <button type="button" className="rail-act" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
      <Trans>Sign out</Trans>
    </button>
  );
}
