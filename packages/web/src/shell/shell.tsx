import { Trans } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { GradeMarks } from "@touchstone/pages";
import { type ReactNode, Suspense } from "react";
import { Loading } from "../states/loading.tsx";
import { OfflineBar } from "../states/offline-bar.tsx";
import { Toasts } from "../states/toasts.tsx";
import { ClockNote } from "./clock-note.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";

/** What lies around every page: the rail, the bar above, and where the page speaks. */
export function Shell(): ReactNode {
  return (
    <div className="shell">
      <a className="skip" href="#main">
        <Trans>To the content</Trans>
      </a>
      <Suspense fallback={<Loading />}>
        <Rail />
        <div className="beside-rail">
          <TopBar />
          <OfflineBar />
          <main id="main" tabIndex={-1}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </main>
          <Suspense fallback={null}>
            <ClockNote />
          </Suspense>
        </div>
      </Suspense>
      <Toasts />
      <GradeMarks />
    </div>
  );
}
