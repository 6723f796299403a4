// Gathers the icons that templates and views name into one small sprite, icons.svg; beside it, the site's own mark.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const NAMED = /(?:\{%\s*icon\s+|\bicon=|\bicon\()["']([a-z0-9-]+)["']/g;

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "static" ? [] : files(path);
    return /\.(html|py)$/.test(entry.name) ? [path] : [];
  });
}

export function named(folder) {
  const names = files(folder).flatMap((path) => [...readFileSync(path, "utf8").matchAll(NAMED)].map((found) => found[1]));
  return [...new Set(names)].sort();
}

function symbol(here, name) {
  const path = join(here, "node_modules/@tabler/icons/icons/outline", `${name}.svg`);
  if (!existsSync(path)) throw new Error(`A template names the icon "${name}", which Tabler's outline icons do not have.`);
  const drawing = readFileSync(path, "utf8")
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<path stroke="none"[^>]*\/>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`;
}

export function icons(here) {
  return {
    name: "icons",
    generateBundle() {
      const symbols = named(join(here, "../linli")).map((name) => symbol(here, name));
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
      this.emitFile({ type: "asset", fileName: "icons.svg", source });
      this.emitFile({ type: "asset", fileName: "mark.svg", source: readFileSync(join(here, "src/mark.svg"), "utf8") });
    },
  };
}
