"""Registered by home/wagtail_hooks.py, which is where Wagtail looks."""

from collections.abc import Iterator, Mapping

import django_filters
from django.http import HttpRequest
from django.template.defaultfilters import yesno
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.active_filters import ActiveFilter, BaseFilterAdapter, register_filter_adapter_class
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import ContentCheckerItem

from home.welcome.things_to_do import things_to_do


class ThingsToDoPanel(Component):
    """The first panel of the admin's home page."""

    name = "things_to_do"
    template_name = "home/welcome/things_to_do.html"
    order = 50

    def get_context_data(self, parent_context: Mapping) -> dict[str, object]:
        return {"todos": things_to_do(parent_context["request"].user)}


class EveryRuleItem(ContentCheckerItem):
    """Wagtail's checker with all rules of axe that are no experiments, instead of a choice of twelve."""

    axe_run_only = None


@hooks.register("construct_homepage_panels")
def add_things_to_do(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, ThingsToDoPanel())


@hooks.register("construct_wagtail_userbar")
def check_with_every_rule(request: HttpRequest, items: list, page: object) -> None:
    items[:] = [EveryRuleItem() if type(item) is ContentCheckerItem else item for item in items]


class YesOrNo(BaseFilterAdapter):
    """A filter that is set says “ja” and “nein” above the list, not “True” and “False”."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        for shown in super().get_active_filters():
            yield shown._replace(value=yesno(self.value))


register_filter_adapter_class(django_filters.BooleanFilter, YesOrNo)


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin.css"))
