// Leaves out of each stylesheet the rules that no template, view or script names.
import { PurgeCSS } from "purgecss";

const where = ["linli/**/templates/**/*.html", "linli/**/*.py", "frontend/src/**/*.js"];

export function purge(here) {
  const content = where.map((glob) => `${here}../${glob}`);
  return {
    name: "purge",
    enforce: "post",
    async generateBundle(options, bundle) {
      for (const asset of Object.values(bundle)) {
        if (!asset.fileName.endsWith(".css")) continue;
        const [{ css }] = await new PurgeCSS().purge({
          content,
          css: [{ raw: String(asset.source) }],
          safelist: { greedy: [/^leaflet/, /^htmx-/, /^state-/, /^time-/, /^is-/, /data-/], standard: [/^:/] },
          variables: true,
          keyframes: true,
          fontFace: true,
        });
        asset.source = css;
      }
    },
  };
}
