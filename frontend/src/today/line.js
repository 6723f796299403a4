// The line that always says where things are: saved on this phone, or sent.

const fill = (text, value) => text.replace("#", value);

export function span(page, milliseconds) {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  if (minutes < 120) return fill(page.dataset.minutes, minutes);
  return minutes < 48 * 60 ? fill(page.dataset.hours, Math.round(minutes / 60)) : fill(page.dataset.days, Math.round(minutes / 1440));
}

// said: { waiting, attention, sending, network: "", "offline", "signed-out" or "trouble", clock: "" or a span }
export function say(line, said) {
  const words = [];
  if (said.waiting) words.push(fill(line.dataset.saved, said.waiting));
  if (said.attention) words.push(fill(line.dataset.attention, said.attention));
  if (said.sending) words.push(line.dataset.sending);
  if (said.network) words.push({ offline: line.dataset.offline, "signed-out": line.dataset.signedOut, trouble: line.dataset.trouble }[said.network]);
  if (said.clock) words.push(fill(line.dataset.clock, said.clock));
  if (!said.waiting && !said.attention) words.unshift(line.dataset.empty);
  line.textContent = words.join(" · ");
  const state = said.network === "trouble" || said.network === "signed-out" || said.attention ? "trouble" : said.waiting ? "saved" : said.network ? "offline" : "sent";
  line.className = `app-line is-${state}`;
}
