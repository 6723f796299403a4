"""The page on which everybody chooses what reaches them beyond the inbox."""

from datetime import time

from linli.notify.choices import language, of
from linli.notify.models import Message, Route
from linli.notify.words import How

PAGE = "/desk/account/notifications/"
ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=aaaa-bbbb"
CHOSEN = {
    "given": "hourly",
    "supervision": "now",
    "mentions": "hourly",
    "to_do": "daily",
    "mine": "never",
    "ratings": "now",
    "information": "hourly",
    "quiet_from": "21:00",
    "quiet_until": "06:30",
    "daily_at": "08:00",
}


def test_i_choose_and_the_page_shows_it(cast, at_desk):
    client = at_desk(cast.officer)
    assert client.post(PAGE, CHOSEN, follow=True).status_code == 200
    chosen = of(cast.officer.pk)
    assert {group: how.value for group, how in chosen.ways.items()} == {key: CHOSEN[key] for key in list(CHOSEN)[:7]}
    assert (chosen.quiet, chosen.daily_at) == ((time(21), time(6, 30)), time(8))
    page = client.get(PAGE).content.decode()
    assert 'value="21:00"' in page and "must reach you" in page
    assert of(cast.dispatcher.pk).ways["mine"] == How.HOURLY


def test_i_choose_the_language_in_which_i_am_told(cast, at_desk):
    client = at_desk(cast.officer)
    client.post(PAGE, {**CHOSEN, "language": "en"})
    assert (language(cast.officer.pk), language(cast.dispatcher.pk)) == ("en", "zh-hans")
    assert 'value="en" selected' in client.get(PAGE).content.decode()
    assert client.post(PAGE, {**CHOSEN, "language": "fr"}).status_code == 422


def test_empty_quiet_hours_are_none_at_all(cast, at_desk):
    at_desk(cast.officer).post(PAGE, {**CHOSEN, "quiet_from": "", "quiet_until": ""})
    assert of(cast.officer.pk).quiet is None


def test_what_cannot_be_is_refused_beside_its_field_and_nothing_changes(cast, at_desk):
    client = at_desk(cast.officer)
    for wrong, sentence in [
        ({"given": "never"}, "Choose one from the list."),
        ({"quiet_from": ""}, "Give both times, or neither"),
        ({"quiet_until": "21:00"}, "end at another time than they begin"),
        ({"daily_at": "23:00"}, "This is in your quiet hours"),
        ({"daily_at": "soon"}, "Write a time of day"),
    ]:
        answer = client.post(PAGE, {**CHOSEN, **wrong})
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True), wrong
    assert of(cast.officer.pk).ways["given"] == How.NOW


def test_i_keep_an_address_try_it_and_take_it_out(cast, at_desk):
    client = at_desk(cast.officer)
    assert "Nothing has gone there yet" not in client.get(PAGE).content.decode()
    page = client.post(f"{PAGE}address/", {"address": ROBOT}, follow=True).content.decode()
    assert "WeCom group robot" in page and "aaaa-bbbb" not in page
    page = client.post(f"{PAGE}address/try/", follow=True).content.decode()
    assert "A test from Linli" in page and "every 3s" in page
    Message.objects.update(state=Message.State.SENT)
    assert "every 3s" not in client.get(f"{PAGE}address/last/").content.decode()
    client.post(f"{PAGE}address/forget/")
    assert list(Route.objects.values_list("active", flat=True)) == [False]


def test_an_address_that_is_not_understood_stays_in_the_field(cast, at_desk):
    answer = at_desk(cast.officer).post(f"{PAGE}address/", {"address": "json://127.0.0.1/"})
    page = answer.content.decode()
    assert (answer.status_code, "not understood" in page, 'value="json://127.0.0.1/"' in page) == (422, True, True)


def test_a_test_without_an_address_is_refused(cast, at_desk):
    answer = at_desk(cast.officer).post(f"{PAGE}address/try/")
    assert (answer.status_code, Message.objects.count()) == (422, 0)
