"""What a call begins with: a theme's skills, a station, and of a wish no more than everybody reads."""

from linli.desk.tasks.forms import begun
from linli.services.models import MonthTheme
from linli.stations.models import Station
from linli.wishes.models import MicroWish


def test_a_theme_brings_its_name_and_skills(cast):
    theme = MonthTheme(pk=1, name="冬储", skills=["electrician"], area=cast.north)
    said = begun(None, None, theme, None)
    assert said == {"title": "冬储", "skills": ["electrician"], "kind": "theme", "area": cast.north.pk}


def test_a_wish_brings_its_public_words_and_the_area_everybody_reads(cast):
    wish = MicroWish(
        said="一副老花镜", asked="王某某要一副老花镜", area=cast.grid_n1, shown_area=cast.north, place="3 号楼"
    )
    said = begun(None, None, None, None, wish)
    assert said == {"title": "一副老花镜", "area": cast.north.pk, "shy": True}


def test_a_station_is_chosen_already(cast):
    assert begun(None, None, None, Station(pk=7)) == {"station": 7}
