"""Linli 邻里: one program for grassroots public service in Chinese districts."""
