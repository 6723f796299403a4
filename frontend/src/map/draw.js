// Our own areas as polygons on a plain ground: nothing is fetched from outside. A tap says which grid it is.
//
// <div data-map data-areas="/areas.json" data-at="/areas/at" data-lat="#lat" data-lon="#lon" data-area="#area"
//      data-said="#said" data-nowhere="…" data-chosen="#radio"></div>  and, anywhere, <button data-map-find="#id of the map">.
import L from "leaflet";

const WIDE_ENOUGH = 64; // pixels that a name needs
const NEARBY = 5; // stations to have in view

function styled({ properties }) {
  const { leaf, depth } = properties;
  return {
    color: leaf ? "#a39d92" : "#5b564e",
    weight: leaf ? 1 : Math.max(1.5, 4 - depth),
    fillColor: "#ffffff",
    fillOpacity: leaf ? 0.75 : 0,
  };
}

function width(map, layer) {
  const bounds = layer.getBounds();
  return map.latLngToLayerPoint(bounds.getSouthEast()).x - map.latLngToLayerPoint(bounds.getNorthWest()).x;
}

function median(numbers) {
  return numbers.sort((one, other) => one - other)[numbers.length >> 1];
}

// The names of one level at a time: the smallest areas that are still wide enough for them.
function named(map, shapes) {
  const levels = new Map();
  shapes.eachLayer((layer) => {
    const { depth } = layer.feature.properties;
    levels.set(depth, [...(levels.get(depth) || []), layer]);
  });
  const depths = [...levels.keys()].sort((one, other) => other - one);
  const show = () => {
    const wanted = depths.find((depth) => median(levels.get(depth).map((layer) => width(map, layer))) >= WIDE_ENOUGH);
    for (const [depth, layers] of levels) {
      layers.forEach((layer) => (depth === wanted ? layer.openTooltip() : layer.closeTooltip()));
    }
  };
  map.on("zoomend", show);
  show();
}

function addShapes(map, answer) {
  const shapes = L.geoJSON(answer, {
    style: styled,
    interactive: false,
    onEachFeature: ({ properties }, layer) =>
      layer.bindTooltip(properties.name, { permanent: true, direction: "center", className: "map-name" }),
  }).addTo(map);
  if (shapes.getLayers().length) {
    map.fitBounds(shapes.getBounds(), { padding: [6, 6] });
    map.setMaxBounds(shapes.getBounds().pad(0.5));
  }
  named(map, shapes);
}

function at(selector) {
  return selector ? document.querySelector(selector) : null;
}

function set(field, value) {
  if (field) field.value = value;
}

async function tellWhere(box, { lat, lng }) {
  const said = at(box.dataset.said);
  const area = at(box.dataset.area);
  const chosen = at(box.dataset.chosen); // the answer that says: where I tapped
  if (chosen) {
    chosen.checked = true;
    chosen.closest("label").hidden = false;
  }
  set(at(box.dataset.lat), lat.toFixed(6));
  set(at(box.dataset.lon), lng.toFixed(6));
  const answer = await fetch(`${box.dataset.at}?lat=${lat.toFixed(6)}&lon=${lng.toFixed(6)}`);
  const found = answer.ok ? await answer.json() : {};
  if (said) said.textContent = found.name || box.dataset.nowhere;
  if (!area || !found.id) return;
  area.value = String(found.id);
  area.dispatchEvent(new Event("change", { bubbles: true }));
}

function pinned(map, box) {
  const icon = L.divIcon({ className: "", html: '<div class="map-pin"></div>', iconSize: [30, 30], iconAnchor: [15, 34] });
  let pin = null;
  const place = (where) => {
    if (pin) pin.setLatLng(where);
    else pin = L.marker(where, { icon, keyboard: false }).addTo(map);
  };
  const lat = at(box.dataset.lat);
  const lon = at(box.dataset.lon);
  if (lat && lat.value && lon.value) place([Number(lat.value), Number(lon.value)]);
  return (where) => {
    place(where);
    tellWhere(box, where).catch(() => set(at(box.dataset.said), ""));
  };
}

function findMe(map, box, place) {
  const button = at(`[data-map-find="#${box.id}"]`);
  if (!button || !navigator.geolocation) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const where = L.latLng(coords.latitude, coords.longitude);
        map.setView(where, 16);
        place(where);
      },
      () => (at(box.dataset.said).textContent = button.dataset.refused),
      { enableHighAccuracy: true, timeout: 10000 },
    );
  });
}

function said(properties, box) {
  const link = document.createElement("a");
  link.href = properties.address;
  link.textContent = properties.name;
  const state = document.createElement("div");
  state.textContent = properties.open ? box.dataset.open : box.dataset.closed;
  const words = document.createElement("div");
  words.append(link, state);
  return words;
}

// Stations as marks: full when open, hollow when closed; a tap says which one it is.
async function addStations(map, box) {
  const answer = await fetch(box.dataset.stations);
  const style = getComputedStyle(document.documentElement);
  const accent = style.getPropertyValue("--accent").trim();
  const marks = L.geoJSON(await answer.json(), {
    pointToLayer: ({ properties }, where) =>
      L.circleMarker(where, { radius: 9, weight: 3, color: accent, fillColor: properties.open ? accent : "#ffffff", fillOpacity: 1 }),
    onEachFeature: ({ properties }, layer) => layer.bindPopup(() => said(properties, box)),
  }).addTo(map);
  marks.bringToFront();
  if (!box.dataset.from) return;
  const nearby = marks.getLayers().map((layer) => layer.getLatLng());
  const [lat, lon] = box.dataset.from.split(",").map(Number);
  const icon = L.divIcon({ className: "", html: '<div class="map-pin"></div>', iconSize: [30, 30], iconAnchor: [15, 34] });
  const here = L.marker([lat, lon], { icon, keyboard: false }).addTo(map).getLatLng();
  nearby.sort((one, other) => here.distanceTo(one) - here.distanceTo(other));
  map.fitBounds(L.latLngBounds([here, ...nearby.slice(0, NEARBY)]), { padding: [40, 40], maxZoom: 16 });
}

export async function drawMap(box) {
  const map = L.map(box, { attributionControl: false, minZoom: 8, maxZoom: 19, zoomSnap: 0.25, preferCanvas: true }).setView([34.7, 113.6], 11);
  const answer = await fetch(box.dataset.areas);
  addShapes(map, await answer.json());
  if (box.dataset.stations) return addStations(map, box);
  if (box.dataset.still !== undefined) return pinned(map, box);
  const place = pinned(map, box);
  map.on("click", (event) => place(event.latlng));
  return findMe(map, box, place);
}
