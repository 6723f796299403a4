"""The `linli` command. A command's module is read only when it is asked for: `linli --help` is quick."""

import os
from dataclasses import dataclass
from importlib import import_module

import click
import django

from linli.cli import embedded, trouble
from linli.config.place import VAR_DIR


@dataclass(frozen=True)
class Entry:
    """Where a command is and what it stands on; `tables`: a running database with its migrations applied."""

    address: str
    help: str
    tables: bool = True


COMMANDS = {
    "serve": Entry("linli.cli.serve:serve", "Start the website, its database and one worker.", tables=False),
    "worker": Entry("linli.cli.worker:worker", "Do the background jobs: notifications, counters, the journal."),
    "demo": Entry("linli.demo.command:demo", "Load an invented district with a year of cases."),
    "pack": Entry("linli.packs.command:pack", "List, check, compare and apply a locality's practice."),
    "import": Entry("linli.importing.command:import_", "Register messages in bulk from a spreadsheet."),
    "export": Entry("linli.importing.exporting:export", "Write borders of areas into a file."),
    "backup": Entry("linli.cli.backup:backup", "Write the database and the files into one file."),
    "restore": Entry("linli.cli.restore:restore", "Put back what a backup holds.", tables=False),
    "prepare": Entry("linli.cli.prepare:prepare", "Migrate, compile, collect: before pages are served."),
    "doctor": Entry("linli.cli.doctor:doctor", "Look whether everything is as it should be.", tables=False),
    "expire": Entry("linli.cli.expire:expire", "Say what personal data is past its time, and erase it."),
    "keys": Entry("linli.cli.keys:keys", "Say under which keys personal data stands, and put it under a new one."),
    "database": Entry("linli.cli.console:database", "Keep the database running and print its address.", tables=False),
}


class Commands(click.Group):
    """Finds a command in the table, and makes ready what it stands on."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].address.split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        entry = COMMANDS.get(args[0])
        if entry:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
            with trouble.told(VAR_DIR):
                # First: Django reads them once, while it is set up, and a fresh clone has none compiled.
                import_module("linli.cli.translations").ready()
                django.setup()
        if entry and entry.tables and "--help" not in args:
            ctx.with_resource(embedded.server(VAR_DIR))
            import_module("linli.cli.prepare").tables()
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        with trouble.told(VAR_DIR):
            return super().invoke(ctx)


@click.group(cls=Commands)
def main() -> None:
    """Linli 邻里: every need of a neighbourhood becomes a case that somebody owns."""
