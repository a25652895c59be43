"""Lists that change in place: address, count, focus, the way back; and what happens when they cannot."""

import re

import pytest
from playwright.sync_api import Locator, Route, expect
from playwright.sync_api import Page as Window

from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
OFFERS = "/de/angebote/"


@pytest.fixture
def world(db) -> World:
    """Twelve offers and more in Lippe, two in Herford, and nothing else to be found."""
    world = World()
    assert world.offer_index.live
    for number in range(14):
        world.offer(title=f"Kurs {number}", kreise=["lippe"])
    world.offer(title="Coaching A", kreise=["herford"])
    world.offer(title="Coaching B", kreise=["herford"], sectors=["mint"])
    return world


@pytest.fixture
def offers(world, visitor: Window) -> Window:
    """The list of offers with all questions folded out. `window.kept` is lost when a page is loaded."""
    visitor.goto(OFFERS)
    visitor.evaluate("window.kept = true")
    visitor.evaluate("document.querySelectorAll('.facet').forEach(one => one.open = true)")
    return visitor


def answer(window: Window, value: str) -> Locator:
    return window.locator(f".facets input[value={value}]")


def fold_out(window: Window, value: str) -> None:
    """See to it that the answer can be seen, as somebody does who looks for it."""
    if not answer(window, value).is_visible():
        window.locator(f".facet:has(input[value={value}]) > summary").click()


def count(window: Window) -> Locator:
    return window.locator("#result-count")


def is_kept(window: Window) -> bool:
    return window.evaluate("window.kept === true")


def test_a_choice_changes_list_count_and_address_at_once(offers: Window):
    answer(offers, "herford").check()
    expect(count(offers)).to_contain_text("2 ")
    expect(offers).to_have_url(re.compile(r"\?kreis=herford$"))
    expect(offers.locator("#results .card")).to_have_count(2)
    expect(answer(offers, "herford")).to_be_focused()
    assert is_kept(offers)


def states(window: Window) -> list[list[object]]:
    """What can be seen of each answer: chosen, out of reach, and its count."""
    return window.evaluate(
        "[...document.querySelectorAll('.facet__answer input[value]:not([value=\"\"])')].map(one => ["
        "one.name, one.value, one.checked, one.disabled,"
        "one.parentElement.querySelector('.facet__count').textContent])"
    )


def test_answers_that_lead_to_nothing_are_out_of_reach_as_after_a_full_load(offers: Window):
    answer(offers, "mint").check()
    expect(count(offers)).to_contain_text("1 ")
    expect(answer(offers, "lippe")).to_be_disabled()
    expect(answer(offers, "herford")).to_be_enabled()
    in_place = states(offers)
    offers.reload()
    assert states(offers) == in_place
    answer(offers, "mint").uncheck()
    expect(answer(offers, "lippe")).to_be_enabled()


def test_what_was_chosen_can_be_taken_back_though_nothing_is_left(offers: Window):
    offers.goto(f"{OFFERS}?kreis=lippe&branche=mint")
    expect(answer(offers, "mint")).to_be_enabled()
    answer(offers, "mint").uncheck()
    expect(count(offers)).to_contain_text("14 ")


def test_an_answer_that_holds_for_nothing_does_not_come_back(offers: Window):
    offers.goto(f"{OFFERS}?kreis=paderborn")
    offers.locator(".facets-chosen__answer").click()
    expect(offers).to_have_url(re.compile(r"/angebote/$"))
    answer(offers, "herford").check()
    expect(offers).to_have_url(re.compile(r"\?kreis=herford$"))


def test_the_count_is_in_a_live_region_that_stays(offers: Window):
    before = count(offers).element_handle()
    answer(offers, "herford").check()
    expect(count(offers)).to_contain_text("2 ")
    assert before.evaluate("one => one.isConnected && one.getAttribute('role') === 'status'")


def test_back_and_forward_bring_list_and_answers(offers: Window):
    answer(offers, "herford").check()
    expect(count(offers)).to_contain_text("2 ")
    offers.go_back()
    expect(count(offers)).to_contain_text("16 ")
    expect(answer(offers, "herford")).not_to_be_checked()
    offers.go_forward()
    expect(count(offers)).to_contain_text("2 ")
    expect(answer(offers, "herford")).to_be_checked()
    assert is_kept(offers)


def test_taking_an_answer_back_leaves_the_focus_at_the_list(offers: Window):
    answer(offers, "herford").check()
    offers.locator(".facets-chosen__answer").press("Enter")
    expect(count(offers)).to_contain_text("16 ")
    expect(answer(offers, "herford")).not_to_be_checked()
    expect(offers.locator("#results")).to_be_focused()


def test_the_next_part_of_a_list_comes_in_place_and_begins_at_its_top(offers: Window):
    offers.locator(".pagination__next").press("Enter")
    expect(offers).to_have_url(re.compile("seite=2"))
    expect(offers.locator("#results")).to_be_focused()
    assert is_kept(offers)


def test_an_address_with_answers_is_the_same_page_when_it_is_loaded(offers: Window):
    answer(offers, "herford").check()
    expect(count(offers)).to_contain_text("2 ")
    offers.reload()
    expect(count(offers)).to_contain_text("2 ")
    expect(answer(offers, "herford")).to_be_checked()


@pytest.mark.parametrize("trouble", ["away", "broken", "another page"])
def test_where_the_list_cannot_come_in_place_the_page_is_loaded(world, chromium, live_server, trouble):
    def fail(route: Route) -> None:
        if route.request.resource_type != "fetch":
            route.continue_()
        elif trouble == "away":
            route.abort()
        else:
            status = 500 if trouble == "broken" else 200
            route.fulfill(status=status, body="<p>Wartung</p>", content_type="text/html")

    # Not the usual window: the browser complains about the request that fails.
    context = chromium.new_context(base_url=live_server.url)
    window = context.new_page()
    window.route("**/angebote/?*", fail)
    window.goto(OFFERS)
    window.evaluate("window.kept = true")
    fold_out(window, "herford")
    answer(window, "herford").check()
    expect(window).to_have_url(re.compile(r"\?kreis=herford$"))
    expect(count(window)).to_contain_text("2 ")
    assert not is_kept(window)
    context.close()


def test_a_new_search_comes_in_place_and_says_how_much_was_found(world, visitor: Window):
    visitor.goto("/de/suche/")
    visitor.evaluate("window.kept = true")
    visitor.fill("#question", "Coaching")
    visitor.press("#question", "Enter")
    expect(visitor.locator("#search-results .result").first).to_be_visible()
    expect(visitor.locator("main > [role=status]")).to_contain_text("Coaching")
    expect(visitor.locator("#question")).to_be_focused()
    expect(visitor).to_have_title(re.compile("Coaching"))
    assert is_kept(visitor)


def test_without_javascript_the_form_is_sent(world, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    window = context.new_page()
    window.goto(OFFERS)
    fold_out(window, "herford")
    answer(window, "herford").check()
    window.locator(".facets__actions button").click()
    expect(window).to_have_url(re.compile("kreis=herford"))
    expect(count(window)).to_contain_text("2 ")
    context.close()
