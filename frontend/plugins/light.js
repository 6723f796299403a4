// Tabler writes its colours as light-dark(a, b), which browsers before 2024 do not know. We show the light ones only.

const CALL = "light-dark(";

export function firstArgument(text, start) {
  let depth = 0;
  let comma = -1;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "(") depth += 1;
    else if (letter === "," && depth === 0 && comma < 0) comma = at;
    else if (letter === ")" && depth === 0) return { value: text.slice(start, comma), end: at + 1 };
    else if (letter === ")") depth -= 1;
  }
  throw new Error("light-dark( is never closed");
}

export function lightOnly(css) {
  let result = "";
  let from = 0;
  for (let at = css.indexOf(CALL); at >= 0; at = css.indexOf(CALL, from)) {
    const { value, end } = firstArgument(css, at + CALL.length);
    result += css.slice(from, at) + value.trim();
    from = end;
  }
  return result + css.slice(from);
}

export function light() {
  return {
    name: "light",
    enforce: "pre",
    transform(code, id) {
      return id.includes("@tabler/core") && id.endsWith(".css") ? lightOnly(code) : null;
    },
  };
}
