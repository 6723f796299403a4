// Locks after a while untouched; also when the phone slept meanwhile, for it is the clock that is asked.

const LOOK = 2_000;

export function idle(minutes, lock) {
  let touched = Date.now();
  const touch = () => (touched = Date.now());
  const look = () => {
    if (Date.now() - touched > minutes() * 60_000) {
      touch();
      lock();
    }
  };
  for (const name of ["pointerdown", "keydown", "touchstart"]) document.addEventListener(name, touch, { passive: true });
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK);
}
