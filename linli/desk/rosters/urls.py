"""The addresses of duty rosters, among the desk's."""

from django.urls import path

from linli.desk.rosters import coming, mine, month, plans, report, ruling, shifts, swaps

app_name = "rosters"
urlpatterns = [
    path("", month.month, name="month"),
    path("stations/<slug:code>/", month.station, name="station"),
    path("stations/<slug:code>/renew/", month.renew, name="station_renew"),
    path("shifts/<int:pk>/", shifts.shift, name="shift"),
    path("shifts/<int:pk>/give/", shifts.give, name="shift_give"),
    path("turns/<int:pk>/hand-on/", shifts.hand_on, name="turn_hand_on"),
    path("turns/<int:pk>/off/", shifts.off, name="turn_off"),
    path("turns/<int:pk>/came/", shifts.came, name="turn_came"),
    path("mine/", mine.mine, name="mine"),
    path("mine/leave/", mine.leave, name="leave"),
    path("mine/leave/<int:pk>/back/", mine.leave_back, name="leave_back"),
    path("mine/renew/", mine.renew, name="renew"),
    path("swaps/", swaps.swaps, name="swaps"),
    path("turns/<int:pk>/swap/", swaps.ask, name="swap_ask"),
    path("swaps/<int:pk>/<slug:answer>/", swaps.answer, name="swap_answer"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/confirm/", plans.confirm, name="plan_confirm"),
    path("plans/<int:pk>/change/<int:shift_pk>/", plans.change, name="plan_change"),
    path("plans/<int:pk>/publish/", plans.publish, name="plan_publish"),
    path("plans/<int:pk>/aside/", plans.aside, name="plan_aside"),
    path("rules/", ruling.rules, name="rules"),
    path("rules/new/", ruling.new, name="rule_new"),
    path("rules/<int:pk>/", ruling.rule, name="rule"),
    path("rules/<int:pk>/retire/", ruling.retire, name="rule_retire"),
    path("come/<slug:code>/<slug:shown>/", coming.come, name="come"),
    path("report/", report.report, name="report"),
    path("report.<slug:form>", report.file, name="report_file"),
]
