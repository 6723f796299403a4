// The ground of the map of areas: an area, what lies inside, beside and around it; and the pencil that draws on it.
//
// <div data-grids data-shapes="…/shapes.json" data-open="/desk/grids/?area=" (a tap on an area opens it)
//      data-boundary="#text of the border" data-line="#text of the line across"></div>
import L from "leaflet";
import { pencil } from "./pencil.js";

const LOOK = {
  own: { color: "#8a1c1c", weight: 3, fillColor: "#ffffff", fillOpacity: 0.7 },
  inside: { color: "#5b564e", weight: 1.5, fillColor: "#ffffff", fillOpacity: 0.7 },
  beside: { color: "#a39d92", weight: 1, fillColor: "#ffffff", fillOpacity: 0.35 },
  around: { color: "#5b564e", weight: 2, fill: false, dashArray: "6 4" },
};

export async function ground(box) {
  const map = L.map(box, { attributionControl: false, minZoom: 7, maxZoom: 20, zoomSnap: 0.25 }).setView([34.7, 113.6], 10);
  const answer = await fetch(box.dataset.shapes);
  const found = await answer.json();
  const order = ["around", "beside", "inside", "own"];
  found.features.sort((one, other) => order.indexOf(one.properties.what) - order.indexOf(other.properties.what));
  const inner = found.features.some(({ properties }) => properties.what === "inside");
  const shapes = L.geoJSON(found, {
    style: ({ properties }) => ({ ...LOOK[properties.what], ...(inner && properties.what === "own" ? { fill: false } : {}) }),
    interactive: Boolean(box.dataset.open),
    onEachFeature: ({ properties }, layer) => {
      if (properties.what === "around" || (inner && properties.what === "own")) return;
      layer.bindTooltip(properties.name, { permanent: found.features.length < 40 && box.clientWidth / Math.sqrt(found.features.length) > 90, direction: "center", className: "map-name" });
      if (box.dataset.open) layer.on("click", () => location.assign(box.dataset.open + properties.id));
    },
  }).addTo(map);
  const own = shapes.getLayers().filter(({ feature }) => feature.properties.what !== "around" && (inner || feature.properties.what === "own"));
  const seen = own.length ? L.featureGroup(own) : shapes;
  if (shapes.getLayers().length) map.fitBounds(seen.getBounds(), { padding: [12, 12] });
  if (box.dataset.boundary) pencil(map, box);
}
