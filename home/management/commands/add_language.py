from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale, Site

from config.languages import LANGUAGES, SOURCE, is_site_language, language_for
from home.checks import missing_catalogue
from home.localize.submission import submit


class Command(BaseCommand):
    help = (
        "Opens a language of site/config/languages.py: makes its Locale and a draft of its home page. "
        "A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="The language's code, such as pl.")

    def handle(self, *args, **options) -> None:
        code = options["code"]
        if not is_site_language(code):
            known = ", ".join(language.code for language in LANGUAGES)
            raise CommandError(
                f"“{code}” is not in site/config/languages.py. Add a line for it there first. "
                f"Now there are: {known}."
            )
        if code == SOURCE:
            raise CommandError(f"“{code}” is the language everything is written in; it is always there.")
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            raise CommandError("There is no site yet. Run `manage.py migrate` first.")
        language = language_for(code)
        locale, is_new = Locale.objects.get_or_create(language_code=code)
        draft = submit(site.root_page.specific, locale)
        self.stdout.write(f"{language.english_name}: Locale {'made' if is_new else 'was there'}.")
        self.stdout.write(f"Home page: {'draft made' if draft else 'was there'}.")
        for message in missing_catalogue(language):
            self.stdout.write(self.style.WARNING(f"{message.msg} {message.hint}"))
        self.stdout.write(
            f"/{code}/ answers now; what is not translated is shown in German and says so. Next: translate "
            "the home page in the admin and publish it, then submit other pages for translation."
        )
