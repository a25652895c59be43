import django.db.models.deletion
import modelsearch.index
from django.db import migrations, models
from django.db.models.functions import Cast

KINDS = [
    ("offer", "Offers"),
    ("programme", "Programmes"),
    ("recap", "Recaps"),
    ("event", "Events"),
    ("presentation", "Presentations"),
    ("slide", "Slides"),
    ("page", "Pages"),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thing_id", models.BigIntegerField()),
                ("part", models.PositiveIntegerField(default=0)),
                ("number", models.PositiveIntegerField(default=0)),
                ("translation_key", models.UUIDField()),
                ("language", models.CharField(max_length=12)),
                ("is_of_source", models.BooleanField(default=False)),
                ("readers", models.CharField(blank=True, max_length=250)),
                ("kind", models.CharField(choices=KINDS, max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("body", models.TextField(blank=True)),
                ("path", models.TextField()),
                ("picture", models.TextField(blank=True)),
                ("note", models.CharField(blank=True, max_length=250)),
                ("day", models.DateField(null=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "thing_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "indexes": [
                    models.Index(fields=["translation_key"], name="search_entr_transla_6923e2_idx"),
                    models.Index(Cast("id", models.CharField(max_length=50)), name="search_entry_id_as_text"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("thing_type", "thing_id", "part"), name="one_entry_per_part"
                    )
                ],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        # What modelsearch's PostgreSQL engine asks for; its own migrations index the two columns only apart.
        # Content changes rarely: with fastupdate, the planner would shun the index after every change.
        migrations.RunSQL(
            "CREATE INDEX search_title_and_body ON wagtailsearch_indexentry"
            " USING gin ((title || body)) WITH (fastupdate = off)",
            "DROP INDEX search_title_and_body",
        ),
    ]
