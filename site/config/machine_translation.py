"""Which service translates by machine: read from the environment, judged later.

A wrong value must not stop the site: `manage.py check` and the admin say what is missing
(home/localize/machine/service.py).
"""

from environ import Env

CLASS = "home.localize.machine.translator.SiteTranslator"


def machine_translator(env: Env) -> dict[str, object] | None:
    """The value of WAGTAILLOCALIZE_MACHINE_TRANSLATOR; None if no service is wanted."""
    name = env.str("MACHINE_TRANSLATOR", default="").strip()
    if not name:
        return None
    return {
        "CLASS": CLASS,
        "OPTIONS": {
            "name": name,
            "key": env.str("MACHINE_TRANSLATOR_KEY", default="").strip(),
            "url": env.str("MACHINE_TRANSLATOR_URL", default="").strip().rstrip("/"),
            "more": env.str("MACHINE_TRANSLATOR_OPTIONS", default="").strip(),
        },
    }
