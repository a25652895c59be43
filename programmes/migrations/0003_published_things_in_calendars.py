from django.db import migrations


def begin_with_what_is_published(apps, schema_editor):
    """What people may have in their calendars already: its next change is its first that counts."""
    CalendarVersion = apps.get_model("programmes", "CalendarVersion")
    changed = {}
    for model in ("Event", "OfferPage"):
        published = apps.get_model("programmes", model).objects.filter(live=True)
        for key, day in published.values_list("translation_key", "last_published_at"):
            changed[key] = max(filter(None, (changed.get(key), day)), default=None)
    CalendarVersion.objects.bulk_create(
        [CalendarVersion(thing=key, **({"changed_at": day} if day else {})) for key, day in changed.items()],
        ignore_conflicts=True,
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("programmes", "0002_calendar_versions")]

    operations = [migrations.RunPython(begin_with_what_is_published, migrations.RunPython.noop)]
