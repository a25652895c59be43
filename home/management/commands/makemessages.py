from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """A guess at a translation is worse than none: it looks finished, and says something else."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
