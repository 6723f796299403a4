"""In the hall: the touch terminal `/kiosk/<station>/` and the screen on the wall `/board/station/<code>/` (P9, Z9)."""
