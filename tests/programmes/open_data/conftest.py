import pytest


@pytest.fixture
def full(world):
    """An offer about which everything is said."""
    world.settings()
    programme = world.programme(contact={"name": "Team"})
    return world.offer(
        programme,
        note="Beispielinhalt",
        lead="Vorspann",
        promise="Ein Abschluss",
        offer_type="group_course",
        sectors=["robotics", "mint"],
        audiences=["professionals"],
        recognition_states=["partial"],
        kreise=["lippe", "owl"],
        format="hybrid",
        level_in="b1",
        level_out="b2",
        coaching_languages=["ar", "ku"],
        start_dates=["2026-03-01", "2026-01-12"],
        duration="6 Monate",
        hours="120 Stunden",
        cost="kostenlos",
        funded_by="ESF Plus",
        certificate="Zertifikat",
        contact={"name": "A. Beispiel", "phone": "+49 521 5550100", "email": "a@example.org"},
        verified_on="2026-02-03",
    )
