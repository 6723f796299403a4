// Draws a border or a line corner by corner. The text field holds what is sent; the map only helps to write it, and the
// server alone decides whether it may be.
import L from "leaflet";

const CORNER = L.divIcon({ className: "grid-corner", iconSize: [18, 18] });
const DIGITS = 6;

function at(selector) {
  return selector ? document.querySelector(selector) : null;
}

function rounded({ lng, lat }) {
  return [Number(lng.toFixed(DIGITS)), Number(lat.toFixed(DIGITS))];
}

// The outer corners of the border in the text field; none when it is empty, has several parts or cannot be read.
function corners(text) {
  try {
    const { type, coordinates } = JSON.parse(text);
    return type === "Polygon" && coordinates.length === 1 ? coordinates[0].slice(0, -1).map(([lng, lat]) => L.latLng(lat, lng)) : [];
  } catch {
    return [];
  }
}

export function pencil(map, box) {
  const tools = box.parentElement.querySelector(".grid-tools");
  const drawn = L.layerGroup().addTo(map);
  let points = [];
  let line = false;
  let at_work = false;
  const field = () => at(line ? box.dataset.line : box.dataset.boundary);

  function written() {
    const ring = points.map(rounded);
    if (line) field().value = ring.length > 1 ? JSON.stringify({ type: "LineString", coordinates: ring }) : "";
    else if (ring.length > 2) field().value = JSON.stringify({ type: "Polygon", coordinates: [[...ring, ring[0]]] });
  }

  function show() {
    drawn.clearLayers();
    const style = { color: "#b5372a", weight: 3, interactive: false, fillOpacity: 0.15 };
    drawn.addLayer(line || points.length < 3 ? L.polyline(points, style) : L.polygon(points, style));
    points.forEach((point, number) => {
      const corner = L.marker(point, { icon: CORNER, draggable: true, keyboard: false });
      corner.on("drag", () => (points[number] = corner.getLatLng()));
      corner.on("dragend", () => again());
      corner.on("dblclick", () => again(points.filter((_each, place) => place !== number)));
      drawn.addLayer(corner);
    });
  }

  function again(wanted = points) {
    points = wanted;
    written();
    show();
  }

  function begin(wanted, asLine) {
    line = asLine;
    at_work = true;
    points = wanted;
    map.doubleClickZoom.disable();
    show();
  }

  // A new corner goes between the two whose side it lies nearest to; a line grows at its end.
  function nearest(point) {
    if (line || points.length < 3) return points.length;
    const here = map.latLngToLayerPoint(point);
    const far = points.map((corner, number) => {
      const next = points[(number + 1) % points.length];
      return L.LineUtil.pointToSegmentDistance(here, map.latLngToLayerPoint(corner), map.latLngToLayerPoint(next));
    });
    return far.indexOf(Math.min(...far)) + 1;
  }

  map.on("click", ({ latlng }) => {
    if (!at_work) return;
    const place = nearest(latlng);
    again([...points.slice(0, place), latlng, ...points.slice(place)]);
  });
  const doing = {
    edit: () => begin(corners(at(box.dataset.boundary).value), false),
    draw: () => begin([], false),
    line: () => begin([], true),
    back: () => again(points.slice(0, -1)),
  };
  tools.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]");
    if (!tool) return;
    doing[tool.dataset.tool]();
    tools.querySelectorAll("[data-tool]").forEach((each) => each.classList.toggle("active", each === tool && each.dataset.tool !== "back"));
  });
  tools.hidden = false;
  const hint = document.querySelector(".grid-hint");
  if (hint) hint.hidden = false;
}
