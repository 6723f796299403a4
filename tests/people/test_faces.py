"""Who a member of staff is to others: surname, post, organisation."""

from linli.people.faces import Face, face, surname
from tests.cast import Cast


def test_a_face_is_the_first_post_held_today(cast: Cast) -> None:
    assert face(cast.officer.pk) == Face("科员 01", "officer", "城管科")


def test_a_face_is_read_once_and_not_for_every_look(cast: Cast, django_assert_num_queries) -> None:
    face(cast.officer.pk)
    with django_assert_num_queries(0):
        face(cast.officer.pk)


def test_residents_read_the_surname_and_staff_the_name() -> None:
    known = Face("示范员", "网格员", "北社区居委会")
    assert (known.to_residents, str(known)) == ("北社区居委会 · 网格员 示", "示范员 · 网格员 · 北社区居委会")
    assert (surname("科员 01"), Face("科员 01", "", "").to_residents) == ("科员 01", "科员 01")
