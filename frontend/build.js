// Builds each entry by itself, so that no page loads a shared chunk it does not need and every file keeps a plain name:
// Django's manifest storage hashes the names afterwards (see linli/config/storage.py).
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { icons } from "./plugins/icons.js";
import { light } from "./plugins/light.js";
import { marks } from "./plugins/marks.js";
import { onwarn } from "./plugins/quiet.js";
import { purge } from "./plugins/purge.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../linli/portal/static/build", import.meta.url));
const entries = ["portal", "map", "desk", "board", "grids", "today", "today-worker", "kiosk", "screen", "hall-worker"];

for (const [index, name] of entries.entries()) {
  await build({
    root: here,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [light(), purge(here), ...(index === 0 ? [icons(here), marks(here)] : [])],
    build: {
      outDir: out,
      emptyOutDir: index === 0,
      target: ["es2018", "chrome70", "safari12"],
      cssTarget: ["chrome80", "safari13"],
      assetsInlineLimit: 100_000,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rollupOptions: {
        onwarn,
        input: `${here}src/${name}/main.js`,
        output: { entryFileNames: `${name}.js`, assetFileNames: `${name}.[ext]` },
      },
    },
  });
}

// The font that contact cards are printed with (linli/grids/printing.py); it is not part of the website.
const font = fileURLToPath(new URL("../linli/grids/font", import.meta.url));
mkdirSync(font, { recursive: true });
copyFileSync(`${here}node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`, `${font}/NotoSansSC-Regular.ttf`);
