// On the ordinary page: offer the app where the phone can keep things sealed.

export const able = () => window.isSecureContext && "serviceWorker" in navigator && "indexedDB" in window && Boolean(window.crypto && crypto.subtle && navigator.locks && crypto.randomUUID);

export async function register(address, scope) {
  const known = await navigator.serviceWorker.register(address, { scope });
  known.update().catch(() => {});
}

export function offer(page) {
  const place = page.querySelector("[data-today-app]");
  if (place && able()) place.hidden = false;
}
