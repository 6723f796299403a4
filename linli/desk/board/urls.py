"""The board's address."""

from django.urls import path

from linli.desk.board.views import board

app_name = "board"
urlpatterns = [path("", board, name="board")]
