"""Kept, late, broken, overdue: each a share of what came due."""

from datetime import date, datetime

from linli.commitments import actions, shares
from linli.commitments.shares import Shares
from tests.cast import NOW, SHANGHAI

AFTER = datetime(2026, 12, 5, 9, tzinfo=SHANGHAI)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def test_each_is_told_with_what_it_is_a_share_of(cast, promise, done, english):
    by = {"by": cast.dispatcher, "now": AFTER}
    in_time, late, _waiting, _waiting_late = (
        done(promise(text=f"安装路灯第{n}批"), now=now) for n, now in [(1, NOW), (2, AFTER), (3, NOW), (4, AFTER)]
    )
    for each in (in_time, late):
        actions.strike_off(commitment=each, words="看过", seen=each.version, **by)
    actions.put_down_as_broken(commitment=promise(text="修好活动室门窗"), words="没有经费", seen=2, **by)
    actions.release(commitment=promise(text="修好老年餐厅门窗"), words="拆迁", seen=2, **by)
    promise(text="还没有做的一件事")
    promise(text="年底以后的一件事", due_on=date(2026, 12, 20))
    promise(text="明年的一件事情", due_on=date(2027, 1, 20))
    found = shares.of_organisation(cast.north_committee.pk, FIRST, LAST, AFTER)
    assert found == Shares(kept=1, late=1, broken=1, overdue=2, running=2, released=1)
    assert (found.whole, found.share(found.kept), Shares().share(0)) == (5, 0.2, None)


def test_by_area_and_by_organisation_they_add_up(cast, promise, promised, done):
    first = done(promise())
    actions.strike_off(commitment=first, words="看过", seen=first.version, by=cast.dispatcher, now=NOW)
    actions.promise(promised(organisation=cast.works), by=cast.dispatcher, now=NOW)
    areas = [cast.street.pk, cast.north.pk, cast.south.pk]
    assert shares.by_area(areas, FIRST, LAST, NOW) == {
        cast.street.pk: Shares(kept=1, running=1),
        cast.north.pk: Shares(kept=1),
        cast.south.pk: Shares(),
    }
    assert shares.by_organisation(cast.street.pk, FIRST, LAST, NOW) == {
        cast.north_committee.pk: Shares(kept=1),
        cast.works.pk: Shares(running=1),
    }
    assert shares.of_area(cast.district.pk, FIRST, LAST, NOW) == Shares(kept=1, running=1)
