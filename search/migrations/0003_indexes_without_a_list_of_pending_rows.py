from django.db import migrations

# What the search of the public site and its suggestions ask. With fastupdate, what is new waits in a list that
# every question has to read as a whole, and for which the planner shuns the index.
_SET = """
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT indexname FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename = 'wagtailsearch_indexentry'
        AND indexdef ~ 'USING gin \\((body|autocomplete)\\)'
    LOOP
        EXECUTE format('ALTER INDEX %I {change} (fastupdate{value})', name);
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_search_quality"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.RunSQL(
            _SET.replace("{change}", "SET").replace("{value}", " = off"),
            _SET.replace("{change}", "RESET").replace("{value}", ""),
        ),
    ]
