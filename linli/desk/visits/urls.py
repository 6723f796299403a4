"""The addresses of diaries, months and what stands in them."""

from django.urls import path

from linli.desk.visits import correcting, diaries, months

urlpatterns = [
    path("", diaries.diaries, name="diaries"),
    path("days/<int:pk>/", diaries.day, name="diary"),
    path("days/<int:pk>/answer/", diaries.answer, name="diary_answer"),
    path("note/", diaries.note, name="diary_note"),
    path("months/", months.mine, name="months"),
    path("months/<int:worker>/<int:year>-<int:number>/", months.month, name="month"),
    path("months/<int:worker>/<int:year>-<int:number>/answer/", months.answer, name="month_answer"),
    path("<int:pk>/correct/", correcting.correct, name="visit_correct"),
    path("<int:pk>/photos/<int:photo_pk>/", correcting.photo, name="visit_photo"),
]
