import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { applicationsSearch } from "./applications/applications-search.ts";
import { Shell } from "./shell/shell.tsx";
import { Failed } from "./states/failed.tsx";
import { Loading } from "./states/loading.tsx";
import { NotHere } from "./states/not-here.tsx";
import { unitsSearch } from "./units/units-search.ts";
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

/** Which round is looked at; none: the latest. */
const cycleSearch = ({ cycle }: Readonly<Record<string, unknown>>): { readonly cycle?: string } =>
  typeof cycle === "string" ? { cycle } : {};

const home = createRoute({
  getParentRoute: () => programmeRoute,
  path: "/",
  validateSearch: cycleSearch,
  component: lazyRouteComponent(() => import("./home/home-page.tsx"), "HomePage"),
});
const cycles = createRoute({
  getParentRoute: () => programmeRoute,
  path: "cycles",
  component: lazyRouteComponent(() => import("./cycles/cycles-page.tsx"), "CyclesPage"),
});
const newCycle = createRoute({
  getParentRoute: () => programmeRoute,
  path: "cycles/new",
  component: lazyRouteComponent(() => import("./cycles/new-cycle-page.tsx"), "NewCyclePage"),
});
const applications = createRoute({
  getParentRoute: () => programmeRoute,
  path: "applications",
  validateSearch: applicationsSearch,
  component: lazyRouteComponent(() => import("./applications/applications-page.tsx"), "ApplicationsPage"),
});
const application = createRoute({
  getParentRoute: () => programmeRoute,
  path: "applications/$application",
  component: lazyRouteComponent(() => import("./application/application-page.tsx"), "ApplicationPage"),
});
const units = createRoute({
  getParentRoute: () => programmeRoute,
  path: "units",
  validateSearch: unitsSearch,
  component: lazyRouteComponent(() => import("./units/units-page.tsx"), "UnitsPage"),
});
const roles = createRoute({
  getParentRoute: () => programmeRoute,
  path: "roles",
  component: lazyRouteComponent(() => import("./roles/roles-page.tsx"), "RolesPage"),
});
const decisions = createRoute({
  getParentRoute: () => programmeRoute,
  path: "decisions",
  validateSearch: cycleSearch,
  component: lazyRouteComponent(() => import("./decisions/decisions-page.tsx"), "DecisionsPage"),
});
const decision = createRoute({
  getParentRoute: () => programmeRoute,
  path: "decisions/$application",
  component: lazyRouteComponent(() => import("./decisions/decision-page.tsx"), "DecisionPage"),
});
const notices = createRoute({
  getParentRoute: () => programmeRoute,
  path: "notices",
  validateSearch: cycleSearch,
  component: lazyRouteComponent(() => import("./notices/notices-page.tsx"), "NoticesPage"),
});

/** Which other file stands beside the one that is rated. */
const besideSearch = ({ beside }: Readonly<Record<string, unknown>>): { readonly beside?: string } =>
  typeof beside === "string" ? { beside } : {};

const reviews = createRoute({
  getParentRoute: () => programmeRoute,
  path: "review",
  component: lazyRouteComponent(() => import("./review/reviews-page.tsx"), "ReviewsPage"),
});
const interests = createRoute({
  getParentRoute: () => programmeRoute,
  path: "review/interests/$cycle",
  component: lazyRouteComponent(() => import("./review/interests-page.tsx"), "InterestsPage"),
});
const workbench = createRoute({
  getParentRoute: () => programmeRoute,
  path: "review/$assignment",
  validateSearch: besideSearch,
  component: lazyRouteComponent(() => import("./review/workbench-page.tsx"), "WorkbenchPage"),
});
const recommend = createRoute({
  getParentRoute: () => programmeRoute,
  path: "recommend",
  component: lazyRouteComponent(() => import("./recommend/recommend-page.tsx"), "RecommendPage"),
});
const recommendApplication = createRoute({
  getParentRoute: () => programmeRoute,
  path: "recommend/$application",
  component: lazyRouteComponent(() => import("./recommend/recommend-application-page.tsx"), "RecommendApplicationPage"),
});

const routeTree = shellRoute.addChildren([
  inbox,
  programmeRoute.addChildren([
    home,
    cycles,
    newCycle,
    applications,
    application,
    units,
    roles,
    reviews,
    interests,
    workbench,
    recommend,
    recommendApplication,
    decisions,
    decision,
    notices,
  ]),
]);

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
