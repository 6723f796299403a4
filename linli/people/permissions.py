"""What can be permitted. Roles are sets of these, given by packs; where they hold is the post's area."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """One thing a role may allow."""

    CASE_VIEW = "case.view", _("See cases")
    CASE_REGISTER = "case.register", _("Register a case for a resident")
    CASE_ACCEPT = "case.accept", _("Accept cases")
    CASE_CLASSIFY = "case.classify", _("Classify cases")
    CASE_DECLINE = "case.decline", _("Decline cases")
    CASE_DELIBERATE = "case.deliberate", _("Send cases to a meeting")
    CASE_OFFER = "case.offer", _("Offer cases for claiming")
    CASE_ASSIGN = "case.assign", _("Assign cases")
    CASE_CLAIM = "case.claim", _("Claim offered cases")
    CASE_WORK = "case.work", _("Work on cases")
    CASE_FINISH = "case.finish", _("Finish cases")
    CASE_VERIFY = "case.verify", _("Verify what was done")
    CASE_CLOSE = "case.close", _("Strike cases off")
    CASE_PARK = "case.park", _("Park cases")
    CASE_REDO = "case.redo", _("Decide on asked redos")
    CASE_NOTE = "case.note", _("Write internal notes")
    CASE_MERGE = "case.merge", _("Merge cases that say the same, and take them apart")
    CASE_LADDER = "case.ladder", _("Lift and lower cases on the ladder")
    CASE_EXTEND = "case.extend", _("Decide on asked extensions")
    CASE_SUPERVISE = "case.supervise", _("Urge and supervise cases")
    VISIT_RECORD = "visit.record", _("Record visits and keep a diary")
    DIARY_READ = "diary.read", _("Read diaries and answer them")
    TRAINING_RUN = "training.run", _("Hold courses and exams, give and revoke certificates")
    EXAM_MARK = "exam.mark", _("Mark exams and confirm results")
    ANNUAL_READ = "annual.read", _("Read and score yearly reports")
    PERSONAL_REVEAL = "personal.reveal", _("See contact details whole, for a stated purpose")
    HOUSEHOLD_VIEW = "household.view", _("See the files of households and enterprises, masked")
    HOUSEHOLD_EDIT = "household.edit", _("Change the files of households and enterprises")
    HOUSEHOLD_IMPORT = "household.import", _("Bring in rosters of households, and take them back")
    HOUSEHOLD_JOIN = "household.join", _("Join two files of one person, and part them")
    AREA_EDIT = "area.edit", _("Change areas")
    PEOPLE_EDIT = "people.edit", _("Change organisations and posts")
    STATION_EDIT = "station.edit", _("Keep stations: hours, checklist, equipment")
    STATION_RATE = "station.rate", _("Decide on proposed stars of stations")
    ROSTER_EDIT = "roster.edit", _("Make duty rosters and publish them")
    RULE_EDIT = "rule.edit", _("Change the rules by which cases are routed")
    SERVICE_EDIT = "service.edit", _("Change the list of services, menus and themes")
    PACK_APPLY = "pack.apply", _("Apply a practice")
    BOARD_VIEW = "board.view", _("See the board")
    JOURNAL_READ = "journal.read", _("Read the journal")
