"""What the journal's kinds of event about training are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "course.kept": _("Course entered"),
    "session.kept": _("Session of a course entered"),
    "session.called_off": _("Session of a course called off"),
    "session.enrolled": _("Enrolled for a session"),
    "session.waits": _("On the waiting list of a session"),
    "session.moved_up": _("Moved up from the waiting list of a session"),
    "session.withdrawn": _("Enrolment withdrawn"),
    "session.attended": _("Attendance recorded"),
    "question.kept": _("Question entered"),
    "question.retired": _("Question taken out of use"),
    "exam.kept": _("Exam entered"),
    "exam.published": _("Exam published"),
    "exam.invited": _("Candidates called to an exam"),
    "sitting.begun": _("Exam begun"),
    "sitting.again": _("Sits an exam again"),
    "sitting.handed_in": _("Paper handed in"),
    "sitting.marked": _("Paper marked"),
    "sitting.confirmed": _("Result confirmed"),
    "certificate.given": _("Certificate given"),
    "certificate.revoked": _("Certificate revoked"),
    "certificate.due": _("Renewal of a certificate is due"),
}
