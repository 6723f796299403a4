"""Contact cards 民情联系卡 to be printed (P4)."""
