"""The addresses of points, among the desk's."""

from django.urls import path

from linli.desk.points import checking, holders, ranking, rewards
from linli.desk.points.offering import where_offered

app_name = "points"
urlpatterns = [
    path("", where_offered(checking.check), name="check"),
    path("agree/", where_offered(checking.agree_many), name="agree_many"),
    path("propose/", where_offered(checking.propose), name="propose"),
    path("proposed/<int:pk>/", where_offered(checking.earning), name="earning"),
    path("proposed/<int:pk>/agree/", where_offered(checking.decide), {"what": "agree"}, name="agree"),
    path("proposed/<int:pk>/refuse/", where_offered(checking.decide), {"what": "refuse"}, name="refuse"),
    path("proposed/<int:pk>/take-back/", where_offered(checking.decide), {"what": "take-back"}, name="take_back"),
    path("proposed/<int:pk>/photos/<int:photo_pk>/", where_offered(checking.photo), name="photo"),
    path("accounts/", where_offered(holders.holders), name="holders"),
    path("accounts/<int:pk>/", where_offered(holders.holder), name="holder"),
    path("accounts/<int:pk>/statement.<slug:form>", where_offered(holders.file), name="holder_file"),
    path("accounts/<int:pk>/slip/", where_offered(holders.slip), name="slip"),
    path("accounts/<int:pk>/shown/", where_offered(holders.show_name), name="show_name"),
    path("mine/", where_offered(holders.mine), name="mine"),
    path("rewards/", where_offered(rewards.rewards), name="rewards"),
    path("rewards/new/", where_offered(rewards.new), name="new"),
    path("rewards/<int:pk>/", where_offered(rewards.change), name="change"),
    path("rewards/<int:pk>/stock/", where_offered(rewards.stock), name="stock"),
    path("counter/", where_offered(rewards.counter), name="counter"),
    path("counter/<slug:code>/", where_offered(rewards.serve), name="serve"),
    path("counter/put-aside/<int:pk>/give/", where_offered(rewards.hand), {"what": "give"}, name="give"),
    path("counter/put-aside/<int:pk>/return/", where_offered(rewards.hand), {"what": "return"}, name="return"),
    path("ranking/", where_offered(ranking.ranking), name="ranking"),
    path("ranking.<slug:form>", where_offered(ranking.file), name="ranking_file"),
    path("proof/", where_offered(ranking.proof), name="proof"),
]
