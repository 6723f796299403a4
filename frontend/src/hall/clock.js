// The day and the time of day here, whatever zone the terminal or the screen was set to.
const HERE = { timeZone: "Asia/Shanghai" };

export function timeOf(moment) {
  return moment.toLocaleTimeString("en-GB", { ...HERE, hour: "2-digit", minute: "2-digit" });
}

export function dayOf(moment) {
  return moment.toLocaleDateString("sv-SE", HERE); // 2026-11-23
}
