// Asks the browser where it is, puts that into the form, and sends it. Four digits are some ten metres: enough for a walk.
export function locate(button) {
  if (!navigator.geolocation) return;
  const form = document.querySelector(button.dataset.locate);
  const told = document.getElementById("located");
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.lat.value = coords.latitude.toFixed(4);
        form.elements.lon.value = coords.longitude.toFixed(4);
        form.submit();
      },
      () => {
        button.disabled = false;
        told.textContent = button.dataset.refused;
      },
      { enableHighAccuracy: true, timeout: 10000 },
    );
  });
}
