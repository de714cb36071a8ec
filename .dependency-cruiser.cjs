// The arrows of docs/architecture.md: who may import whom.
const only = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: `^packages/${from}/src` },
  to: { path: "^packages/", pathNot: `^packages/(${[from, ...to].join("|")})/` },
});
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    // "node" alone is the types reference of a test, which is no module
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^node$" } },
    only("engine-imports-nothing", "engine", []),
    only("ledger-imports-nothing", "ledger", []),
    only("standard-imports-engine", "standard", ["engine"]),
    only("pages-imports", "pages", ["standard", "engine", "ledger"]),
    only("domain-imports-standard", "domain", ["standard"]),
    only("server-imports", "server", ["domain", "engine", "ledger", "standard"]),
    // what checks us shares with us only what it must
    only("verify-imports", "verify", ["engine", "ledger", "standard"]),
    only("input-imports", "input", ["domain", "engine", "server", "standard"]),
    // asks the service by HTTP alone
    only("client-imports-nothing", "client", []),
    // the service by HTTP alone
    only("web-imports", "web", ["client", "pages", "standard", "engine", "ledger"]),
    only("service-imports", "service", ["domain", "engine", "input", "ledger", "pages", "server", "standard"]),
    only("cli-imports", "cli", [
      "domain",
      "engine",
      "input",
      "ledger",
      "pages",
      "server",
      "service",
      "standard",
      "verify",
    ]),
    {
      name: "engine-has-no-dependency",
      severity: "error",
      from: { path: "^packages/engine/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^packages/engine/" },
    },
    {
      name: "ledger-has-no-dependency",
      severity: "error",
      from: { path: "^packages/ledger/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^packages/ledger/" },
    },
    {
      name: "pure-packages-know-no-node",
      severity: "error",
      from: { path: "^packages/(domain|engine|ledger|standard|pages)/src", pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "a-package-is-entered-by-its-index",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: { path: "^packages/([^/]+)/src/", pathNot: ["^packages/$1/", "^packages/[^/]+/src/(testing/)?index\\.ts$"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
