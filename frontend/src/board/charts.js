// Charts and shaded maps from plain data beside them:
//   <div data-chart="line|bar|rows|map" data-from="id of a json_script" aria-label="…"></div>
//   line, bar, rows: {"labels": [...], "series": [{"name": "…", "values": [...], "colour": "done"}]}
//   map:             {"areas": "/areas.json", "unit": "…", "values": [{"id": 12, "name": "…", "value": 7}]}
import { BarChart, LineChart, MapChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, MapChart, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name || "accent"}`).trim();
}

function textStyle(node) {
  const style = getComputedStyle(node);
  return { fontFamily: style.fontFamily, fontSize: parseFloat(style.fontSize) * 0.9, color: colour("ink") };
}

function axes(kind, labels, text) {
  const names = { type: "category", data: labels, axisLabel: text, axisTick: { show: false } };
  const values = { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: colour("line") } } };
  return kind === "rows" ? { xAxis: values, yAxis: { ...names, inverse: true } } : { xAxis: names, yAxis: values };
}

function plain(kind, data, text) {
  const series = data.series.map(({ name, values, colour: tone }) => ({
    name,
    data: values,
    type: kind === "line" ? "line" : "bar",
    color: colour(tone),
    barMaxWidth: 28,
    symbolSize: 7,
    lineStyle: { width: 3 },
    label: { show: kind === "rows", position: "right", ...text },
  }));
  return {
    ...axes(kind, data.labels, text),
    series,
    grid: { left: 8, right: 28, top: series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
    legend: series.length > 1 ? { top: 0, textStyle: text } : undefined,
    tooltip: { trigger: "axis", textStyle: text },
  };
}

async function shaded(data, text) {
  const answer = await fetch(data.areas);
  const areas = await answer.json();
  const wanted = new Map(data.values.map((row) => [row.id, row]));
  areas.features = areas.features.filter((feature) => wanted.has(feature.id));
  areas.features.forEach((feature) => (feature.properties.key = String(feature.id)));
  echarts.registerMap("areas", areas);
  const values = data.values.map((row) => ({ name: String(row.id), value: row.value, label: row.name }));
  const label = ({ name }) => (wanted.get(Number(name)) || { name: "" }).name;
  return {
    visualMap: {
      min: 0,
      max: Math.max(1, ...data.values.map((row) => row.value)),
      text: [data.unit, ""],
      textStyle: text,
      inRange: { color: ["#ffffff", colour("accent")] },
      left: 0,
      bottom: 0,
      itemHeight: 90,
    },
    tooltip: { formatter: (row) => `${label(row)} ${Number.isFinite(row.value) ? row.value : 0} ${data.unit}`, textStyle: text },
    series: [
      {
        type: "map",
        map: "areas",
        nameProperty: "key",
        data: values,
        selectedMode: false,
        label: { show: values.length <= 40, formatter: label, ...text, textBorderColor: "#fff", textBorderWidth: 3 },
        itemStyle: { borderColor: "#9a948a" },
        emphasis: { label: { show: true }, itemStyle: { areaColor: null, borderWidth: 2 } },
      },
    ],
  };
}

async function draw(node) {
  const data = JSON.parse(document.getElementById(node.dataset.from).textContent);
  const kind = node.dataset.chart;
  const text = textStyle(node);
  const option = kind === "map" ? await shaded(data, text) : plain(kind, data, text);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches || node.closest("[data-still]") !== null;
  const chart = echarts.init(node, null, { renderer: "svg" });
  chart.setOption({ animation: !still, ...option });
}

function drawn(page) {
  return [...page.querySelectorAll("[data-chart]")].map((node) => echarts.getInstanceByDom(node)).filter(Boolean);
}

export function drawCharts(page) {
  page.querySelectorAll("[data-chart]").forEach((node) => draw(node));
}

// A board hangs on the wall for weeks: what is replaced must be given back.
export function forgetCharts(page) {
  drawn(page).forEach((chart) => chart.dispose());
}

window.addEventListener("resize", () => drawn(document).forEach((chart) => chart.resize()));
