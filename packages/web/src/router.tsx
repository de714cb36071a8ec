import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Shell } from "./shell/shell.tsx";
import { Failed } from "./states/failed.tsx";
import { Loading } from "./states/loading.tsx";
import { NotHere } from "./states/not-here.tsx";
import { languageOf } from "./words/languages.ts";

/** What lies around every page. */
export const shellRoute = createRootRoute({ component: Shell });

const inbox = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./inbox/inbox-page.tsx"), "InboxPage"),
});

/** All that belongs to one programme: its slug is the first part of the address. */
export const programmeRoute = createRoute({ getParentRoute: () => shellRoute, path: "$programme" });

const routeTree = shellRoute.addChildren([inbox, programmeRoute.addChildren([])]);

/** The addresses of the console, below /{language}/app. A page is added here, and loaded when it is gone to. */
export const router = createRouter({
  routeTree,
  basepath: `/${languageOf(location.pathname)}/app`,
  defaultPreload: false,
  scrollRestoration: true,
  defaultErrorComponent: Failed,
  defaultPendingComponent: Loading,
  defaultNotFoundComponent: NotHere,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
