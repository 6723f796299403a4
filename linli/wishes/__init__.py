"""Micro-wishes 微心愿 (P11): a resident's small wish, checked, published, claimed by one, fulfilled."""
