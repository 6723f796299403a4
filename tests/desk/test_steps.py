"""Steps at the desk: one POST is one action and a redirect; a refusal stands beside its field and nothing is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.lifecycle import TABLE
from linli.cases.models import Assignment, Attachment, Case
from linli.cases.words import Action
from linli.desk.steps import WAYS
from linli.journal.queries import story
from tests.cast import NOW


def take(client, case: Case, action: str, **typed: object):
    case.refresh_from_db()
    return client.post(reverse("desk:step", args=[case.pk, action]), {"seen": case.version, **typed})


def kinds(case: Case) -> list[str]:
    return [event.kind for event in story("case", case.pk)]


def errors(response, action: Action) -> dict[str, list[str]]:
    offers = response.context["offers"]
    form = next(offer.form for offer in offers.now + offers.for_resident if offer.action == action)
    return {name: list(said) for name, said in form.errors.items()}


# Merging takes a second case, so it has pages of its own; what follows it, Linli and the resident do. The stages of
# supervision come by themselves. Following up has its own list.
ELSEWHERE = {
    *(Action.MERGE, Action.UNMERGE, Action.SETTLE, Action.FOLLOW),
    *(Action.SUPERVISE, Action.LIST, Action.CIRCULATE, Action.ROUTE, Action.FOLLOW_UP),
    Action.UNDO,
    Action.TAKE_AWAY,  # what marking a complaint does
}


def test_every_action_of_the_lifecycle_has_a_way_at_the_desk():
    assert {action for _status, action in TABLE} - ELSEWHERE == set(WAYS)


def test_the_whole_loop_can_be_walked_at_the_desk(cast, at_desk, picture):
    case = cast.case(area=cast.grid_s1)
    dispatcher, officer = at_desk(cast.dispatcher), at_desk(cast.officer)
    photo = SimpleUploadedFile("a.jpg", picture, "image/jpeg")
    again = (timezone.localdate() + timedelta(days=9)).isoformat()
    steps = [
        (dispatcher, "accept", {}),
        (dispatcher, "classify", {"category": cast.lamp.pk, "area": cast.grid_s1.pk, "rung": cast.member_rung.pk}),
        (dispatcher, "deliberate", {"rung": cast.meeting_rung.pk, "words": "怎么修"}),
        (dispatcher, "park", {"until": again, "words": "等物料"}),
        (dispatcher, "resume", {}),
        (dispatcher, "offer", {}),
        (dispatcher, "assign", {"organisation": cast.works.pk, "handler": cast.officer.pk, "words": "请看"}),
        (officer, "start", {}),
        (officer, "work", {"words": "换了灯头", "photos": photo}),
        (officer, "finish", {"outcome": "in_time", "words": "修好了"}),
        (dispatcher, "verify", {}),
        (dispatcher, "close", {}),
        (dispatcher, "ask_redo", {"words": "又坏了"}),
        (dispatcher, "redo", {}),
        (officer, "return", {"words": "不归我们"}),
        (dispatcher, "finish", {"outcome": "at_once", "words": "现场修好"}),
        (at_desk(cast.south_worker), "rate", {"grade": "5"}),
    ]
    for client, action, typed in steps:
        response = take(client, case, action, **typed)
        assert response.status_code == 302, (action, response.context and errors(response, Action(action)))
    case.refresh_from_db()
    assert (case.status, case.grade, case.outcome) == ("done", 5, "at_once")
    assert Attachment.objects.get(case=case).moment == Attachment.Moment.DONE
    assert kinds(case)[-5:] == ["case.redo_asked", "case.redo_granted", "case.returned", "case.finished", "case.rated"]


@pytest.mark.parametrize(
    ("action", "typed", "field", "sentence"),
    [
        ("finish", {"outcome": "at_once", "words": ""}, "words", "Tell the resident what was done, or why"),
        ("finish", {"outcome": "in_time", "words": "好"}, "outcome", "Nobody has this case in hand yet."),
        ("finish", {"outcome": "not_now", "words": "好"}, "look_again_on", "Choose a day after today"),
        ("finish", {"words": "好"}, "outcome", "Please fill this in."),
        ("park", {"until": "2020-01-01", "words": "等"}, "until", "Choose a day after today"),
        ("park", {"until": "yesterday", "words": "等"}, "until", ""),
        ("assign", {"organisation": "999999"}, "organisation", "Choose one from the list."),
        ("decline", {"words": " "}, "words", "Tell the resident why this cannot be taken on"),
        ("note", {"words": "x" * 2001}, "__all__", "Too long: 2001 characters"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_nothing_happens(cast, at_desk, action, typed, field, sentence):
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    before = kinds(case)
    response = take(at_desk(cast.dispatcher), case, action, **typed)
    assert response.status_code == 422
    assert errors(response, Action(action))[field][0].startswith(sentence)
    assert kinds(case) == before


def test_a_file_that_is_no_photo_is_refused_and_the_words_stay(cast, at_desk):
    case = cast.in_hand(area=cast.grid_s1)
    response = take(
        at_desk(cast.officer), case, "work", words="换了灯头", photos=SimpleUploadedFile("a.jpg", b"MZ", "image/jpeg")
    )
    assert errors(response, Action.WORK) == {"photos": ["This is not a photo that can be read. Send a JPEG or a PNG."]}
    assert "换了灯头" in response.content.decode()


def test_a_stale_form_says_so_and_keeps_the_words(cast, at_desk):
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    seen = Case.objects.get(pk=case.pk).version
    cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.noise)
    response = at_desk(cast.dispatcher).post(
        reverse("desk:step", args=[case.pk, "decline"]), {"seen": seen, "words": "请找水务局"}
    )
    assert response.status_code == 422
    assert errors(response, Action.DECLINE)["__all__"][0].startswith(
        "Somebody changed this case while you were looking"
    )
    assert "请找水务局" in response.content.decode()


def test_a_step_that_is_no_longer_possible_says_so_and_keeps_the_words(cast, at_desk):
    case = cast.in_hand()
    response = take(at_desk(cast.dispatcher), case, "decline", words="请找水务局")
    assert response.status_code == 422
    assert errors(response, Action.DECLINE)["__all__"][0].startswith("This is now “In progress”")
    assert "请找水务局" in response.content.decode()


def test_a_note_is_kept_even_if_somebody_changed_the_case_meanwhile(cast, at_desk):
    case = cast.case()
    response = at_desk(cast.dispatcher).post(reverse("desk:step", args=[case.pk, "note"]), {"seen": 0, "words": "记下"})
    assert response.status_code == 302


def test_a_second_click_on_claim_is_told_that_it_is_taken(cast, at_desk):
    case = offered(cast)
    client = at_desk(cast.north_worker)
    typed = {"seen": case.version}
    first = client.post(reverse("desk:step", args=[case.pk, "claim"]), typed)
    second = client.post(reverse("desk:step", args=[case.pk, "claim"]), typed)
    assert (first.status_code, second.status_code) == (302, 422)
    assert Assignment.objects.filter(case=case).count() == 1


def test_of_two_who_claim_at_once_one_gets_it(cast, at_desk):
    case = offered(cast)
    typed = {"seen": case.version}
    first = at_desk(cast.north_worker).post(reverse("desk:step", args=[case.pk, "claim"]), typed)
    second = at_desk(cast.dispatcher).post(reverse("desk:step", args=[case.pk, "claim"]), typed)
    case.refresh_from_db()
    assert (first.status_code, second.status_code, case.handler) == (302, 422, cast.north_worker)
    assert errors(second, Action.CLAIM)["__all__"][0].startswith("Somebody changed this case")


def test_whoever_has_no_such_post_is_refused_with_a_sentence(cast, at_desk):
    case = cast.case(area=cast.grid_n1)
    response = take(at_desk(cast.north_worker), case, "accept")
    assert response.status_code == 422
    assert errors(response, Action.ACCEPT)["__all__"][0].startswith("Your posts do not include “Accept cases” here.")


def test_an_unknown_step_does_not_exist(cast, at_desk):
    case = cast.case()
    assert at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/explode/").status_code == 404


def test_looking_at_a_step_s_address_leads_to_the_case(cast, at_desk):
    case = cast.case()
    response = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/accept/")
    assert (response.status_code, response["Location"]) == (302, f"/desk/cases/{case.pk}/")


def test_next_never_leads_to_another_site(cast, at_desk):
    case = cast.case()
    response = take(at_desk(cast.dispatcher), case, "accept", next="https://elsewhere.example/")
    assert response["Location"] == f"/desk/cases/{case.pk}/#content"


def test_organisations_around_the_place_are_offered_nearest_first(cast, at_desk):
    case = cast.case(area=cast.grid_n1)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    response = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/")
    form = next(offer.form for offer in response.context["offers"].now if offer.action == Action.ASSIGN)
    _none, (_group, named) = form.fields["organisation"].choices
    assert [name for _pk, name in named] == [
        "北社区居委会 · 北社区",
        "示范街道办 · 示范街道",
        "城管科 · 示范街道",
    ]


def test_those_who_serve_in_the_chosen_organisation_can_be_chosen(cast, at_desk):
    case = cast.case()
    response = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/handlers/", {"organisation": cast.works.pk})
    assert response.content.decode() == f'<option value="">—</option><option value="{cast.officer.pk}">科员 01</option>'


def offered(cast) -> Case:
    case = cast.case(area=cast.grid_n1)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    return cases.offer(case=case, by=cast.dispatcher, now=NOW)


def test_urgency_is_changed_from_the_page_and_the_story_says_why(cast, at_desk):
    case = cast.case(category=cast.lamp)
    client = at_desk(cast.dispatcher)
    refused = client.post(f"/desk/cases/{case.pk}/set_urgency/", {"seen": case.version, "urgency": "urgent"})
    assert refused.status_code == 422 and "Write why" in refused.content.decode()
    hours = cast.noise.deadline_class_id
    typed = {"seen": case.version, "urgency": "urgent", "words": "电线垂地", "deadline_class": hours}
    assert client.post(f"/desk/cases/{case.pk}/set_urgency/", typed).status_code == 302
    page = client.get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Not urgent → Urgent" in page and "电线垂地" in page and "due 2026-11-19 09:30" in page


def test_classifying_without_an_area_leaves_a_case_where_it_is(cast, at_desk):
    case = cast.case()
    typed = {"seen": case.version, "category": cast.lamp.pk}
    assert at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/classify/", typed).status_code == 302
    case.refresh_from_db()
    assert (case.category, case.area) == (cast.lamp, cast.grid_n1)


def test_enter_in_a_line_takes_the_step_and_does_not_put_a_template_in(cast, at_desk, template):
    case = cast.in_hand()
    page = at_desk(cast.officer).get(f"/desk/cases/{case.pk}/").content.decode()
    form = page[page.index(f'action="/desk/cases/{case.pk}/reply/') :]
    form = form[: form.index("</form>")]
    assert form.index("<button") < form.index('name="insert"')
    assert 'name="insert"' not in form[form.index("<button") : form.index(">", form.index("<button"))]
