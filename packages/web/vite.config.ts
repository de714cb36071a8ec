import { fileURLToPath } from "node:url";
import { getConfig } from "@lingui/conf";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const linguiConfig = getConfig({ cwd: root });

/** The console: one page, whose assets have their digest in their names. */
export default defineConfig({
  root,
  base: "/app-assets/",
  publicDir: false,
  logLevel: "warn",
  plugins: [
    react(),
    lingui({ cwd: root }),
    babel({ presets: [linguiTransformerBabelPreset({ linguiConfig }, { cwd: root })] }),
  ],
  build: {
    outDir: "dist/console",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0, // the policy of the page takes no font from an address with the data in it
    modulePreload: { polyfill: false },
    target: "es2022",
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      external: ["subset-font"],
      // of the charts and marks come along only those that are drawn, and none of what makes fonts on a server
      treeshake: {
        moduleSideEffects: [{ test: /packages[\\/](pages|engine|standard)|subset-font/, sideEffects: false }],
      },
    },
  },
});
