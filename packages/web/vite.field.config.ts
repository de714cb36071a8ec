import { fileURLToPath } from "node:url";
import { getConfig } from "@lingui/conf";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("src/field/", import.meta.url));
const linguiConfig = getConfig({ cwd: here });

/** The form for phones: one page and a service worker that keeps it, for browsers from 2020 on. */
export default defineConfig({
  root,
  base: "/field-assets/",
  publicDir: "public",
  logLevel: "warn",
  resolve: {
    alias: [
      { find: /^react\/jsx-runtime$/, replacement: "preact/jsx-runtime" },
      { find: /^react-dom\/client$/, replacement: "preact/compat/client" },
      { find: /^react(-dom)?$/, replacement: "preact/compat" },
    ],
  },
  plugins: [
    react(),
    lingui({ cwd: here }),
    babel({ presets: [linguiTransformerBabelPreset({ linguiConfig }, { cwd: here })] }),
    tellWorkerItsFiles(),
  ],
  build: {
    outDir: "../../dist/field",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0, // the policy of the page takes no font from an address with the data in it
    modulePreload: { polyfill: false },
    target: "chrome85",
    cssTarget: "chrome85",
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      external: ["subset-font"],
      // of the pages' words for figures come along those alone, and none of what makes pages and fonts on a server
      treeshake: {
        moduleSideEffects: [{ test: /packages[\\/](pages|engine|standard)|subset-font/, sideEffects: false }],
      },
      input: { index: `${root}index.html`, sw: `${root}sw.ts` },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "[name]-[hash].js") },
    },
  },
});

/** Writes the names of all files into the service worker: where one of them changes, so does the worker. */
function tellWorkerItsFiles(): Plugin {
  return {
    name: "tell-worker-its-files",
    generateBundle(_, bundle) {
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") throw new Error("tellWorkerItsFiles: got no sw.js, want one");
      const files = Object.keys(bundle).filter((name) => !/^(sw\.js|.*\.html|.*\.map)$/.test(name));
      worker.code = worker.code.replace(/(["'`])FILES\1/, JSON.stringify(JSON.stringify(files.sort())));
    },
  };
}
