from django.db import migrations


def replace_welcome_page(apps, schema_editor):
    """A new site begins with a German home page instead of Wagtail's welcome page."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")

    if HomePage.objects.exists():
        return
    welcome = Page.objects.filter(depth=2, slug="home", content_type__app_label="wagtailcore").first()
    if welcome is None or Page.objects.filter(path__startswith=welcome.path, depth__gt=2).exists():
        return
    path, locale = welcome.path, Locale.objects.get(language_code="de")
    Site.objects.all().delete()
    welcome.delete()
    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    home = HomePage.objects.create(
        title="Startseite",
        draft_title="Startseite",
        heading="Willkommen",
        slug="startseite",
        content_type=content_type,
        path=path,
        depth=2,
        numchild=0,
        url_path="/startseite/",
        locale=locale,
    )
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(replace_welcome_page, migrations.RunPython.noop)]
