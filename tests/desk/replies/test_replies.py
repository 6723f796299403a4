"""Reply templates: written by those who may, offered where they belong, put in and then changed."""

import pytest

from linli.cases import actions as cases
from linli.catalogue import reply_actions
from linli.catalogue.models import ReplyTemplate
from linli.core.refusal import Refusal
from linli.desk.replies.choosing import for_use
from linli.journal.queries import story
from tests.cast import NOW


def test_a_template_is_written_for_ones_own_organisation(cast, at_desk):
    client = at_desk(cast.officer)
    typed = {"name": "已派人", "text": "{承办单位}已派人", "uses": ["reply"], "organisation": cast.works.pk}
    assert client.post("/desk/replies/new/", typed).status_code == 302
    assert [str(each) for each in for_use(cast.officer, "reply")] == ["已派人"]
    assert for_use(cast.north_worker, "reply") == []
    assert "已派人" in client.get("/desk/replies/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "您好{姓名}", "“{姓名}” is no field."),
        ("text", " ", "Write what residents will read."),
        ("name", " ", "Give it a name by which it is chosen."),
        ("uses", [], "Tick at least one step in which it is offered."),
    ],
)
def test_a_refused_template_says_why_beside_the_field_and_keeps_the_words(cast, at_desk, field, value, sentence):
    typed = {"name": "收到", "text": "收到了", "uses": ["reply"], "organisation": cast.works.pk, field: value}
    response = at_desk(cast.officer).post("/desk/replies/new/", typed)
    assert response.status_code == 422
    assert response.context["form"].errors[field][0].startswith(sentence)
    assert ReplyTemplate.objects.count() == 0


def test_templates_for_everybody_are_not_for_everybody_to_write(cast, at_desk):
    typed = {"name": "收到", "text": "收到了", "uses": ["reply"], "organisation": "all"}
    assert at_desk(cast.officer).post("/desk/replies/new/", typed).status_code == 422
    assert at_desk(cast.dispatcher).post("/desk/replies/new/", typed).status_code == 302


def test_another_organisations_template_cannot_be_changed_or_retired(cast, at_desk, template):
    client = at_desk(cast.officer)
    assert client.get(f"/desk/replies/{template.pk}/").status_code == 404
    assert client.post(f"/desk/replies/{template.pk}/retire/").status_code == 404
    assert at_desk(cast.outsider).get("/desk/replies/new/").status_code == 200


def test_a_retired_template_is_offered_no_longer(cast, at_desk, template):
    at_desk(cast.dispatcher).post(f"/desk/replies/{template.pk}/retire/")
    assert for_use(cast.dispatcher, "reply") == []


def test_a_template_of_the_pack_stays_as_it_is(cast, at_desk):
    kept, _new = reply_actions.keep_pack_template(
        key="got_it", name="收到", name_en="Got it", text="收到了", uses=["reply"], by=cast.dispatcher, now=NOW
    )
    with pytest.raises(Refusal, match="comes with the practice"):
        reply_actions.keep_template(
            template=kept, organisation=None, name="x", text="x", uses=["reply"], by=cast.dispatcher, now=NOW
        )
    assert at_desk(cast.dispatcher).get(f"/desk/replies/{kept.pk}/").status_code == 404
    assert "comes with the practice" in at_desk(cast.dispatcher).get("/desk/replies/").content.decode()


def test_without_a_script_the_words_are_put_in_under_what_was_typed_and_nothing_is_sent(cast, at_desk, template):
    case = cast.in_hand(area=cast.grid_s1)
    before = story("case", case.pk).count()
    sent = {"insert": "1", "template": template.pk, "words": "您好"}
    response = at_desk(cast.officer).post(f"/desk/cases/{case.pk}/reply/", sent)
    assert response.status_code == 200
    assert f"您好\n编号{case.pk}的诉求已收到。" in response.content.decode()
    assert story("case", case.pk).count() == before


def test_a_script_gets_the_words_filled_in_for_the_case(cast, at_desk, template):
    case = cast.case()
    text = at_desk(cast.dispatcher).get(f"/desk/replies/{template.pk}/text/?case={case.pk}")
    assert text.content.decode() == f"编号{case.pk}的诉求已收到。"
    hidden = at_desk(cast.outsider).get(f"/desk/replies/{template.pk}/text/?case={case.pk}")
    assert hidden.status_code == 404


def test_where_a_case_has_nothing_there_is_a_gap_to_write_in(cast, at_desk):
    kept = reply_actions.keep_template(
        organisation=None, name="转", text="由{organisation}办理", uses=["reply"], by=cast.dispatcher, now=NOW
    )
    text = at_desk(cast.dispatcher).get(f"/desk/replies/{kept.pk}/text/?case={cast.case().pk}")
    assert text.content.decode() == "由____办理"


def test_templates_stand_in_the_forms_they_are_for(cast, at_desk, template):
    case = cases.accept(case=cast.case(), by=cast.dispatcher, now=NOW)
    offers = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/").context["offers"].now
    offered = {offer.action.value for offer in offers if offer.templates}
    assert offered == {"reply", "decline"}
