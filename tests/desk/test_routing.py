"""The rules at the desk: listed, made, tried on the last cases, switched and moved; and told on the cases they sent."""

from linli.cases import actions as cases
from linli.cases.models import Case, Rule
from linli.core.fresh import expire_all
from linli.journal.actions import SYSTEM
from linli.people.models import Role
from linli.people.permissions import Permission
from tests.cast import NOW, Cast, account


def all_over(cast: Cast):
    """Somebody who may change the rules of the whole district."""
    return account("all", "区调度员 01", cast.street_office, "dispatcher", cast.district)


def made(cast: Cast, name: str = "路灯", **wanted: object) -> Rule:
    wanted = {"words": ["路灯"], "organisation_id": cast.works.pk, **wanted}
    return cases.add_rule(name=name, by=SYSTEM, now=NOW, **wanted)


def typed(cast: Cast, **other: object) -> dict[str, object]:
    return {
        "name": "路灯归城管",
        "words": "路灯、路燈 灯不亮",
        "categories": ["lamp"],
        "channels": ["portal"],
        "area": cast.north.pk,
        "to": f"organisation-{cast.works.pk}",
        "rung": cast.meeting_rung.pk,
        "sets_urgency": "urgent",
        **other,
    }


def again(rule: Rule) -> Rule:
    return Rule.objects.get(pk=rule.pk)


def test_an_empty_list_says_what_to_do_next(cast, at_desk):
    page = at_desk(cast.dispatcher).get("/desk/routing/").content.decode()
    assert "No rules yet." in page
    assert 'href="/desk/routing/new/"' in page


def test_the_list_tells_each_rule_in_its_order_and_in_words(cast, at_desk):
    made(
        cast, "噪声", words=[], categories=["noise"], area_id=cast.north.pk, channels=["window"], sets_urgency="urgent"
    )
    made(cast, "其余", words=[], organisation_id=None, organisation_kind="committee", rung_id=cast.meeting_rung.pk)
    page = at_desk(cast.dispatcher).get("/desk/routing/")
    assert [(line.rule.order, line.asks, line.does) for line in page.context["lines"]] == [
        (1, ["about Noise", "in 示范街道 · 北社区", "by Window"], ["to 城管科", "Urgent"]),
        (2, ["every case"], ["to the nearest committee", "level “Committees' meeting”"]),
    ]


def test_a_rule_is_made_with_all_that_was_typed(cast, at_desk):
    first = made(cast, "别的", words=["别的"])
    answer = at_desk(all_over(cast)).post("/desk/routing/new/", typed(cast, before=first.pk), follow=True)
    rule = Rule.objects.get(name="路灯归城管")
    assert (rule.order, again(first).order, rule.origin) == (1, 2, "desk")
    assert (rule.words, rule.categories, rule.channels) == (["路灯", "路燈", "灯不亮"], ["lamp"], ["portal"])
    assert (rule.area, rule.organisation, rule.organisation_kind) == (cast.north, cast.works, "")
    assert (rule.rung, rule.deadline_class, rule.urgency, rule.sets_urgency) == (cast.meeting_rung, None, "", "urgent")
    assert "The rule “路灯归城管” is in use from now on." in answer.content.decode()


def test_everywhere_is_no_place_and_the_nearest_of_a_kind_can_be_chosen(cast, at_desk):
    said = typed(cast, area="", to="kind-committee", categories=[], channels=[])
    at_desk(all_over(cast)).post("/desk/routing/new/", said)
    rule = Rule.objects.get()
    assert (rule.area, rule.organisation, rule.organisation_kind) == (None, None, "committee")


def test_a_refused_rule_keeps_what_was_typed_and_says_why_beside_its_field(cast, at_desk):
    client = at_desk(all_over(cast))
    made(cast, "都给城管", words=[])
    for other, field, sentence in [
        ({}, "before", "“路灯归城管” would never be asked: “都给城管”"),
        ({"words": "灯"}, "words", "“灯” is too short; write two characters or more."),
        ({"words": "灯" * 21}, "words", "is too long; 20 characters at most."),
        ({"name": " "}, "name", "Give the rule a name that colleagues understand."),
        ({"to": "", "rung": "", "sets_urgency": ""}, "to", "This rule would change nothing."),
    ]:
        answer = client.post("/desk/routing/new/", typed(cast, **other))
        assert answer.status_code == 422
        assert sentence in answer.context["form"].errors[field][0]
        assert 'value="lamp"' in answer.content.decode() and "checked" in answer.content.decode()
    assert Rule.objects.count() == 1


def test_a_rule_tried_on_the_last_cases_says_what_it_would_have_done_and_writes_nothing(cast, at_desk):
    north, south = cast.case(), cast.case(area=cast.grid_s1)
    cases.accept(case=south, by=cast.dispatcher, now=NOW)
    cases.assign(case=south, by=cast.dispatcher, now=NOW, organisation=cast.north_committee)
    cast.case("楼上太吵")
    said = typed(cast, area="", categories=[], channels=[], words="路灯", **{"try": "1"})
    answer = at_desk(all_over(cast)).post("/desk/routing/new/", said)
    assert answer.status_code == 200
    tried = answer.context["tried"]
    assert tried.sentences == [
        "Of the last 3 cases that you may see, 2 fit this rule.",
        "1 would have gone elsewhere than where it is now.",
        "1 that nobody has would have been sent.",
    ]
    assert [(each.case.pk, each.now, each.then) for each in tried.samples] == [
        (south.pk, "北社区居委会", "城管科"),
        (north.pk, "nobody", "城管科"),
    ]
    assert f'href="/desk/cases/{south.pk}/"' in answer.content.decode()
    assert not Rule.objects.exists() and Case.objects.filter(rule=None).count() == 3


def test_a_trial_warns_of_no_case_of_earlier_rules_and_of_going_round(cast, at_desk):
    client = at_desk(all_over(cast))

    def warnings(**other: object) -> list[str]:
        said = typed(cast, area="", categories=[], channels=[], **{"words": "路灯", "try": "1", **other})
        return client.post("/desk/routing/new/", said).context["tried"].warnings

    returned = cast.in_hand()
    cases.give_back(case=returned, by=cast.officer, now=NOW, words="不归我们")
    assert warnings(words="燃气") == [
        "No case fits. Look at the words and the place again, or keep the rule for what is to come."
    ]
    assert warnings() == ["1 would go round in a circle: they returned it. It would be left to people."]
    made(cast, "不亮", words=["不亮"])
    assert warnings() == ["Earlier rules take all of them. Put this rule further up."]


def test_a_trial_shows_only_cases_that_one_may_see(cast, at_desk):
    role = Role.objects.get(key="grid_worker")
    role.permissions = [*role.permissions, Permission.RULE_EDIT]
    role.save()
    rule = made(cast)
    cast.case(area=cast.grid_s1)
    mine = cast.case()
    page = at_desk(cast.north_worker).get(f"/desk/routing/{rule.pk}/")
    assert page.status_code == 200
    said = typed(cast, area="", categories=[], channels=[], words="路灯", **{"try": "1"})
    tried = at_desk(cast.north_worker).post(f"/desk/routing/{rule.pk}/", said).context["tried"]
    assert [each.case.pk for each in tried.samples] == [mine.pk]


def test_a_trial_costs_the_same_queries_however_many_cases(cast, at_desk, django_assert_num_queries):
    client, rule = at_desk(all_over(cast)), made(cast)
    said = typed(cast, area="", categories=[], channels=[], words="路灯", **{"try": "1"})
    for _number in range(3):
        cast.case()
        client.post(f"/desk/routing/{rule.pk}/", said)
        with django_assert_num_queries(6):  # session, account, posts, the rules, the cases, unread notices
            client.post(f"/desk/routing/{rule.pk}/", said)


def test_the_list_costs_the_same_queries_however_many_rules(cast, at_desk, django_assert_num_queries):
    client = at_desk(cast.dispatcher)
    for name in ("一号", "二号", "三号"):
        made(cast, name, words=[name])
        client.get("/desk/routing/")
        with django_assert_num_queries(5):
            client.get("/desk/routing/")


def test_a_rule_is_changed_and_the_stale_page_is_refused_with_what_was_typed(cast, at_desk):
    client, rule = at_desk(all_over(cast)), made(cast)
    address = f"/desk/routing/{rule.pk}/"
    assert client.post(address, typed(cast, name="新名字", seen=1))["Location"] == "/desk/routing/"
    answer = client.post(address, typed(cast, name="旧页面", seen=1))
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()[0].startswith("Somebody changed this rule")
    assert "旧页面" in answer.content.decode()
    assert again(rule).name == "新名字"


def test_rules_are_moved_and_switched_by_a_press_once(cast, at_desk):
    client = at_desk(all_over(cast))
    first, second = made(cast, "一", words=["一号"]), made(cast, "二", words=["二号"])
    assert client.post(f"/desk/routing/{second.pk}/move/", {"way": "up", "seen": 1}).status_code == 302
    twice = client.post(f"/desk/routing/{second.pk}/move/", {"way": "up", "seen": 1})
    assert (twice.status_code, twice.context["sentence"]) == (
        422,
        "Somebody changed this rule while you were looking at it. Look at it again, then decide.",
    )
    assert (again(first).order, again(second).order) == (2, 1)
    client.post(f"/desk/routing/{first.pk}/switch/", {"on": "0", "seen": 1})
    assert again(first).switched_on is False
    assert "switched off" in client.get("/desk/routing/").content.decode()


def test_a_rule_of_the_practice_is_read_tried_and_copied_but_not_rewritten(cast, at_desk):
    rule, _new = cases.keep_rule(key="lamps", name="路灯", words=["路灯"], organisation=cast.works, by=SYSTEM, now=NOW)
    case = cast.case()
    client, address = at_desk(all_over(cast)), f"/desk/routing/{rule.pk}/"
    page = client.get(f"{address}?try=1")
    assert page.context["form"] is None
    assert [each.case.pk for each in page.context["tried"].samples] == [case.pk]
    assert client.post(address, typed(cast, seen=1)).status_code == 200
    assert again(rule).name == "路灯"
    copied = client.get(f"/desk/routing/new/?like={rule.pk}").content.decode()
    assert f'value="organisation-{cast.works.pk}" selected' in copied


def test_a_hidden_rule_of_the_practice_says_so_in_the_list_and_when_it_is_tried(cast, at_desk):
    made(cast, "都给城管", words=[])
    rule, _new = cases.keep_rule(key="lamps", name="路灯", words=["路灯"], organisation=cast.works, by=SYSTEM, now=NOW)
    client = at_desk(all_over(cast))
    assert "Never asked: rule 1 “都给城管” takes every case it would." in client.get("/desk/routing/").content.decode()
    page = client.get(f"/desk/routing/{rule.pk}/?try=1")
    assert page.context["sentence"].startswith("“路灯” would never be asked: “都给城管”")


def test_whoever_may_not_change_rules_finds_no_way_in(cast, at_desk):
    rule = made(cast)
    client = at_desk(cast.officer)
    for address in ("", "new/", f"{rule.pk}/"):
        assert client.get(f"/desk/routing/{address}").status_code == 403
    assert client.post(f"/desk/routing/{rule.pk}/switch/", {"on": "0", "seen": 1}).status_code == 403
    assert "/desk/routing/" not in client.get("/desk/").content.decode()
    assert at_desk(cast.dispatcher).get("/desk/routing/999999/").status_code == 404


def test_a_rule_for_everywhere_has_no_buttons_for_somebody_with_one_street(cast, at_desk):
    rule = made(cast)
    client = at_desk(cast.dispatcher)
    assert f"/desk/routing/{rule.pk}/switch/" not in client.get("/desk/routing/").content.decode()
    answer = client.post(f"/desk/routing/{rule.pk}/switch/", {"on": "0", "seen": 1})
    assert (answer.status_code, answer.context["sentence"][:24]) == (422, "Your posts do not includ")


def test_the_case_says_which_rule_sent_it_and_why_and_where_its_time_comes_from(cast, at_desk):
    quick = cast.noise.deadline_class
    rule = made(cast, deadline_class_id=quick.pk, categories=["lamp"], sets_urgency="urgent")
    case = cases.route(case=cast.case(category=cast.lamp), now=NOW)
    page = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/")
    text = " ".join(page.content.decode().split())
    assert page.context["sent"].sentence == ("rule 1 “路灯”, because of category “Street lamps”, the words “路灯”")
    assert f'<a href="/desk/routing/{rule.pk}/">rule 1 “路灯”' in text
    assert "The deadline class “24 hours” was set by rule 1 “路灯”." in text
    assert "rule 1 “路灯” · because of category “Street lamps”, 1 word · deadline class “24 hours”" in text
    assert "Urgent" in text


def test_the_case_says_why_a_rule_sent_it_to_nobody(cast, at_desk):
    made(cast)
    case = cast.case()
    Case.objects.filter(pk=case.pk).update(about_organisation=cast.works, about_line=[cast.works.pk])
    cases.route(case=case, now=NOW)
    page = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/").content.decode()
    assert "not sent to 城管科: it is about them; somebody decides" in page


def test_urgent_cases_are_registered_so_and_marked_in_the_queue(cast, at_desk):
    client = at_desk(cast.dispatcher)
    said = {"text": "燃气漏了", "area": cast.grid_n1.pk, "channel": "window", "urgent": "on"}
    client.post("/desk/register/", said)
    assert Case.objects.get().urgency == "urgent"
    assert 'state-over"><svg class="icon" aria-hidden="true">' in client.get("/desk/").content.decode()
    assert "Urgent</span>" in client.get("/desk/").content.decode()
    expire_all()
