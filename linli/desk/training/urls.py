"""The addresses of training, among the desk's."""

from django.urls import path

from linli.desk.training import attending, bank, certificates, courses, report, views

app_name = "training"
urlpatterns = [
    path("", views.home, name="home"),
    path("courses/new/", courses.new, name="course_new"),
    path("courses/<int:pk>/", courses.course, name="course"),
    path("courses/<int:pk>/hold/", courses.hold, name="hold"),
    path("sessions/<int:pk>/", views.session, name="session"),
    path("sessions/<int:pk>/change/", courses.change, name="session_change"),
    path("sessions/<int:pk>/call-off/", courses.call_off, name="call_off"),
    path("sessions/<int:pk>/enrol/", attending.enrol, name="enrol"),
    path("sessions/<int:pk>/withdraw/", attending.withdraw, name="withdraw"),
    path("sessions/<int:pk>/people/", attending.people, name="people"),
    path("sessions/<int:pk>/tick/", attending.tick, name="tick"),
    path("sessions/<int:pk>/code/", attending.code, name="code"),
    path("here/<str:ticket>/", attending.here, name="here"),
    path("bank/", bank.bank, name="bank"),
    path("bank/new/", bank.new, name="question_new"),
    path("bank/questions.<slug:form>", bank.export, name="bank_export"),
    path("bank/sheets/<int:pk>/", bank.sheet, name="sheet"),
    path("bank/<int:pk>/", bank.question, name="question"),
    path("bank/<int:pk>/retire/", bank.retire, name="retire"),
    path("certificates/", certificates.listed, name="certificates"),
    path("certificates/<int:pk>/", certificates.certificate, name="certificate"),
    path("certificates/<int:pk>/certificate.pdf", certificates.document, name="certificate_file"),
    path("certificates/<int:pk>/revoke/", certificates.revoke, name="revoke"),
    path("report/", report.report, name="report"),
    path("report/training.<slug:form>", report.export, name="report_export"),
]
