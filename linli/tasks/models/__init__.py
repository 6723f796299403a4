"""Tasks, who does them, hours as they were before they were corrected, and places passed from one to another."""

from linli.tasks.models.doing import Correction, Doing
from linli.tasks.models.handing import Handing
from linli.tasks.models.task import Task

__all__ = ["Correction", "Doing", "Handing", "Task"]
