from django.db import migrations

FORBID = """
CREATE FUNCTION points_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger of points only grows: % of % is refused. Book a counter-entry.', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER points_entry_append_only BEFORE UPDATE OR DELETE ON points_entry
    FOR EACH ROW EXECUTE FUNCTION points_append_only();
CREATE TRIGGER points_line_append_only BEFORE UPDATE OR DELETE ON points_line
    FOR EACH ROW EXECUTE FUNCTION points_append_only();

-- Lines come whole entries at a time, and each of a holder follows the one before.
CREATE FUNCTION points_lines_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong bigint;
BEGIN
  SELECT l.entry_id INTO wrong FROM points_line l
   WHERE l.entry_id IN (SELECT entry_id FROM fresh) GROUP BY l.entry_id HAVING sum(l.amount) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The lines of entry % do not come to nothing.', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'points_entry_balanced';
  END IF;
  SELECT f.holder_id INTO wrong FROM fresh f
    LEFT JOIN points_line b ON b.holder_id = f.holder_id AND b.number = f.number - 1
   WHERE f.holder_id IS NOT NULL
     AND (f.balance <> coalesce(b.balance, 0) + f.amount OR (f.number > 1 AND b.id IS NULL)) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'A balance of holder % does not follow from the line before.', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'points_balance_follows';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER points_lines_follow AFTER INSERT ON points_line
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION points_lines_follow();

-- At its end a transaction leaves no entry without lines, and no account that says anything but its last line.
CREATE FUNCTION points_entry_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) < 2 OR sum(amount) <> 0 FROM points_line WHERE entry_id = NEW.id) THEN
    RAISE EXCEPTION 'Entry % has no lines that come to nothing.', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'points_entry_balanced';
  END IF;
  IF EXISTS (
    SELECT 1 FROM points_line l JOIN points_holder h ON h.id = l.holder_id
     WHERE l.entry_id = NEW.id AND h.lines = l.number AND h.balance <> l.balance OR
           l.entry_id = NEW.id AND h.lines < l.number
  ) THEN
    RAISE EXCEPTION 'The balance of an account is not the one of its last line (entry %).', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'points_balance_proven';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER points_entry_whole AFTER INSERT ON points_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_entry_whole();

CREATE FUNCTION points_holder_says() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record; said record;
BEGIN
  SELECT balance, lines INTO said FROM points_holder WHERE id = NEW.id;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT number, balance INTO last FROM points_line WHERE holder_id = NEW.id ORDER BY number DESC LIMIT 1;
  IF said.balance <> coalesce(last.balance, 0) OR said.lines <> coalesce(last.number, 0) THEN
    RAISE EXCEPTION 'Holder % says %, its last line %.', NEW.id, said.balance, coalesce(last.balance, 0)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'points_balance_proven';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER points_holder_says AFTER INSERT OR UPDATE OF balance, lines ON points_holder
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_holder_says();
"""
ALLOW = """
DROP TRIGGER points_holder_says ON points_holder;
DROP FUNCTION points_holder_says();
DROP TRIGGER points_entry_whole ON points_entry;
DROP FUNCTION points_entry_whole();
DROP TRIGGER points_lines_follow ON points_line;
DROP FUNCTION points_lines_follow();
DROP TRIGGER points_line_append_only ON points_line;
DROP TRIGGER points_entry_append_only ON points_entry;
DROP FUNCTION points_append_only();
"""


class Migration(migrations.Migration):
    """The ledger only grows; every entry comes to nothing; every balance is the sum of its lines, and never below
    nothing. The database holds it, whoever writes."""

    dependencies = [("points", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
