// The site's mark as pictures, for phones that install the app: they take no drawing. `maskable` may be cut to any shape,
// so its ground reaches every edge and its lines keep to the middle.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const WITHIN = 0.78; // of the width: what no phone cuts away

export function maskable(drawing) {
  const [, ground] = /(<rect[^>]*?)\s*\/>/.exec(drawing);
  const room = (32 * (1 - WITHIN)) / 2;
  const lines = drawing.slice(drawing.indexOf("/>") + 2).replace("</svg>", "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${ground.replace(/\srx="[^"]*"/, "")}/><g transform="translate(${room} ${room}) scale(${WITHIN})">${lines}</g></svg>`;
}

const picture = (drawing, size) => new Resvg(drawing, { fitTo: { mode: "width", value: size } }).render().asPng();

export function marks(here) {
  return {
    name: "marks",
    generateBundle() {
      const drawing = readFileSync(join(here, "src/mark.svg"), "utf8");
      for (const size of [192, 512]) {
        this.emitFile({ type: "asset", fileName: `mark-${size}.png`, source: picture(drawing, size) });
        this.emitFile({ type: "asset", fileName: `mark-maskable-${size}.png`, source: picture(maskable(drawing), size) });
      }
    },
  };
}
