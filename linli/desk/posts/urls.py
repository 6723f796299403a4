"""The addresses of posts, among the desk's."""

from django.urls import path

from linli.desk.posts import giving, handing, views

urlpatterns = [
    path("", views.posts, name="posts"),
    path("new/", giving.new, name="post_new"),
    path("<int:pk>/", giving.post, name="post"),
    path("<int:pk>/end/", giving.end, name="post_end"),
    path("<int:pk>/move/", giving.move, name="post_move"),
    path("people/<int:pk>/", handing.person, name="post_person"),
    path("people/<int:pk>/tie/", handing.tie, name="post_tie"),
    path("people/<int:pk>/hand-over/", handing.hand_over, name="hand_over"),
]
