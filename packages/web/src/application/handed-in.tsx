import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { formQuery } from "../api/round.ts";
import { Section } from "../parts/section.tsx";
import { Loading } from "../states/loading.tsx";
import { Given } from "./what-was-given.tsx";

interface HandedInProps {
  readonly programme: string;
  readonly application: string;
}

/** The answers and proofs that the unit handed in, asked for once somebody opens them. */
export function HandedIn(props: HandedInProps): ReactNode {
  const { t } = useLingui();
  const [isOpened, open] = useState(false);
  return (
    <Section title={t`What was handed in`}>
      <details className="given" onToggle={() => open(true)}>
        <summary>
          <Trans>All answers and proofs</Trans>
        </summary>
        {isOpened && (
          <Suspense fallback={<Loading />}>
            <Asked {...props} />
          </Suspense>
        )}
      </details>
    </Section>
  );
}

function Asked({ programme, application }: HandedInProps): ReactNode {
  const { data: form } = useSuspenseQuery(formQuery(programme, application));
  return <Given form={form} />;
}
