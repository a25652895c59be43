from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.pagination import PARAMETER
from programmes.finder import RESULT, SCREENS, STEP, Answers, Screen, whom_to_ask
from programmes.fit import best_first, nearest_first
from programmes.fit_reasons import reasons, what_is_missing
from programmes.offer_facts import offer_facts_in, offers_of

PER_PAGE = 6
MOST_TO_ASK = 2
FEW = 3
"""With fewer offers than this that fit and are about the work named, those are shown too that nearly fit."""
MOST_NEARLY = 4


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """Three questions, one screen each, and what fits. The address says which, and all answers."""
    answers = Answers(request.GET, get_language(), reverse("programmes:finder"))
    context = {"answers": answers, "screens": SCREENS, "step": STEP, "result": RESULT}
    if screen := answers.screen:
        context |= _question(answers, screen)
        return render(request, "programmes/finder/question.html", context)
    return render(request, "programmes/finder/result.html", context | _result(request, answers))


def _question(answers: Answers, screen: Screen) -> dict[str, object]:
    is_last = screen is SCREENS[-1]
    return {
        "screen": screen,
        "questions": [(facet, answers.choice.of(facet.name)) for facet in screen.facets],
        "kept": answers.kept_on(screen),
        "next_step": RESULT if is_last else screen.number + 1,
        "step_back": screen.number - 1,
    }


def _result(request: HttpRequest, answers: Answers) -> dict[str, object]:
    situation = answers.situation
    facts = offer_facts_in(answers.code)
    fits = best_first(facts, situation)
    part = Paginator(fits, PER_PAGE).get_page(request.GET.get(PARAMETER))
    are_few = sum(found.is_meant for found in fits) < FEW
    nearly = nearest_first(facts, situation)[:MOST_NEARLY] if are_few and not part.has_next() else []
    pages = {page.pk: page for page in offers_of(found.offer for found in [*part.object_list, *nearly])}
    return {
        "part": part,
        "offers": [
            (page, reasons(found, situation))
            for found in part.object_list
            if (page := pages.get(found.offer.pk))
        ],
        "nearly": [
            (page, what_is_missing(miss, situation)) for miss in nearly if (page := pages.get(miss.offer.pk))
        ],
        "to_ask": whom_to_ask(situation.kreis, answers.code)[:MOST_TO_ASK],
        "steps_back": [
            (screen, labels, answers.address_of(screen.number)) for screen, labels in answers.given
        ],
        "own_query": answers.address_of(RESULT).partition("?")[2],
        "listing": answers.address_among(reverse("wagtail_serve", args=["angebote/"])),
    }
