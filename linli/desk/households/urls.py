"""Addresses of household and enterprise files."""

from django.urls import path

from linli.desk.households.views import care, doubles, enterprises, household, listing, members, purposes, rosters

urlpatterns = [
    path("households/", listing.households, name="households"),
    path("households/new/", household.new, name="household_new"),
    path("households/purposes/", purposes.purposes, name="purposes"),
    path("households/doubles/", doubles.doubles, name="doubles"),
    path("households/doubles/join/", doubles.join, name="doubles_join"),
    path("households/rosters/", rosters.rosters, name="rosters"),
    path("households/rosters/<int:pk>/", rosters.roster, name="roster"),
    path("households/rosters/<int:pk>/begin/", rosters.begin, name="roster_begin"),
    path("households/rosters/<int:pk>/undo/", rosters.undo, name="roster_undo"),
    path("households/rosters/<int:pk>/progress/", rosters.progress, name="roster_progress"),
    path("households/<int:pk>/", household.household, name="household"),
    path("households/<int:pk>/change/", household.change, name="household_change"),
    path("households/<int:pk>/close/", household.close, name="household_close"),
    path("households/<int:pk>/reveal/", household.reveal, name="household_reveal"),
    path("households/<int:pk>/members/new/", members.new, name="member_new"),
    path("residents/<int:pk>/", members.change, name="member"),
    path("residents/<int:pk>/leave/", members.leave, name="member_leave"),
    path("residents/<int:pk>/withdraw/", members.withdraw, name="member_withdraw"),
    path("residents/<int:pk>/part/", doubles.part, name="member_part"),
    path("residents/<int:pk>/care/", care.new, name="care_new"),
    path("care/<int:pk>/", care.review, name="care"),
    path("care/<int:pk>/end/", care.end, name="care_end"),
    path("enterprises/", enterprises.enterprises, name="enterprises"),
    path("enterprises/new/", enterprises.write, name="enterprise_new"),
    path("enterprises/<int:pk>/", enterprises.enterprise, name="enterprise"),
    path("enterprises/<int:pk>/change/", enterprises.write, name="enterprise_change"),
    path("enterprises/<int:pk>/close/", enterprises.close, name="enterprise_close"),
    path("enterprises/<int:pk>/reveal/", enterprises.reveal, name="enterprise_reveal"),
]
