"""Coverage: who is nobody’s household, and proposals of who should look after whom (Z10, J7)."""
