from django.db import migrations

FORBID = """
CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is append-only: % of % is refused.', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER journal_event_append_only BEFORE UPDATE OR DELETE ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_append_only();
CREATE TRIGGER journal_position_append_only BEFORE UPDATE OR DELETE ON journal_position
    FOR EACH ROW EXECUTE FUNCTION journal_append_only();
CREATE TRIGGER journal_seal_append_only BEFORE UPDATE OR DELETE ON journal_seal
    FOR EACH ROW EXECUTE FUNCTION journal_append_only();
CREATE TRIGGER journal_words_unchanged BEFORE UPDATE ON journal_words
    FOR EACH ROW EXECUTE FUNCTION journal_append_only();
"""
ALLOW = """
DROP TRIGGER journal_words_unchanged ON journal_words;
DROP TRIGGER journal_seal_append_only ON journal_seal;
DROP TRIGGER journal_position_append_only ON journal_position;
DROP TRIGGER journal_event_append_only ON journal_event;
DROP FUNCTION journal_append_only();
"""


class Migration(migrations.Migration):
    """Events, positions and seals are only ever added; words may be erased but not rewritten."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
