// htmx holds one eval, which our settings (allowEval = false) and the content policy never let run: no warning needed.
export function onwarn(warning, warn) {
  if (warning.code !== "EVAL" || !String(warning.message).includes("htmx")) warn(warning);
}
