// Has the browser keep the page, so that it comes up again without a network.
export function keepPage() {
  const address = document.body.dataset.worker;
  if (address && navigator.serviceWorker) navigator.serviceWorker.register(address).catch(() => {});
}
