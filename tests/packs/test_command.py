"""`linli pack`: what it prints, and with which number it ends."""

import pytest
from click.testing import CliRunner, Result

from linli.areas.models import Area
from linli.cases import actions as cases
from linli.catalogue.models import Category, Practice
from linli.packs.command import pack
from tests.cast import NOW
from tests.packs.conftest import Small

pytestmark = pytest.mark.django_db

HOLES = "      - {key: holes, name: {zh: 坑洼, en: Holes}}\n"


def run(*words: str, answer: str = "") -> Result:
    return CliRunner().invoke(pack, words, input=answer)


def test_list_names_the_packs_and_the_one_in_force() -> None:
    run("apply", "fengqing", "--yes")

    said = run("list").output.splitlines()

    assert [line.split()[0] for line in said] == [
        "fengqing",
        "kongtong-zhongjie",
        "zhangshu-zhangjiashan",
        "zhengzhou-erqi",
        "zhongmu-qingnianlu",
    ]
    assert [line.endswith("in force") for line in said] == [True, False, False, False, False]


def test_check_without_a_name_checks_all_that_ship() -> None:
    done = run("check")

    assert (done.exit_code, len(done.output.splitlines())) == (0, 5)
    assert "zhengzhou-erqi: in order. 4 levels of areas, 12 roles, 4 levels of the ladder" in done.output


def test_check_ends_with_1_and_every_fault(small: Small) -> None:
    folder = small(("words", "case.claim:", "case.clam:"), ("catalogue", "unclassified: soon", "unclassified: soo"))

    done = run("check", str(folder))

    assert done.exit_code == 1
    assert done.output.splitlines() == [
        f"{folder}/catalogue.yaml:7: unclassified: expected the key of a deadline class, found “soo”; "
        "did you mean “soon”?",
        f"{folder}/words.yaml:3: words.case.clam: expected a term of the program, found “case.clam”; "
        "did you mean “case.claim”?",
    ]


@pytest.mark.parametrize("command", ["check", "diff", "apply"])
def test_a_name_that_is_no_pack_suggests_the_nearest(command: str) -> None:
    done = run(command, "fengqin")

    assert done.exit_code == 1
    assert done.output == "Error: There is no pack and no folder “fengqin”; did you mean “fengqing”?\n"


def test_diff_shows_what_would_change_and_changes_nothing(small: Small) -> None:
    run("apply", str(small()), "--yes")
    folder = small(("catalogue", HOLES, ""), ("catalogue", "amount: 3,", "amount: 5,"))

    done = run("diff", str(folder))

    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "catalogue:",
        "  ~ deadline class “快办” (soon)",
        "      amount: 3 → 5",
        "  - category “坑洼” (holes)",
        "0 added, 1 changed, 1 taken out of use.",
    ]
    assert Category.objects.get(key="holes").active


def test_diff_of_what_is_in_force_says_there_is_nothing_to_change() -> None:
    run("apply", "fengqing", "--yes")

    done = run("diff", "fengqing")

    assert (done.exit_code, done.output) == (0, "nothing to change.\n")


def test_diff_and_apply_end_with_1_when_open_cases_would_be_orphaned(small: Small) -> None:
    run("apply", str(small()), "--yes")
    holes, grid = Category.objects.get(key="holes"), Area.objects.get(code="east_one")
    cases.register(cases.Submission(text="路上有坑", area_id=grid.pk, category=holes), now=NOW)
    folder = str(small(("catalogue", HOLES, "")))

    for done in (run("diff", folder), run("apply", folder, "--yes")):
        assert done.exit_code == 1
        assert "category “坑洼” (holes) cannot be taken out of use: 1 case that is not closed hangs" in done.output
    assert Category.objects.get(key="holes").active


def test_apply_asks_first_and_takes_no_for_an_answer() -> None:
    assert run("apply", "fengqing", answer="n\n").exit_code == 1
    assert not Practice.objects.exists()

    assert run("apply", "fengqing", answer="y\n").exit_code == 0
    assert Practice.objects.get().pack == "fengqing"


def test_apply_a_second_time_says_that_nothing_changed() -> None:
    run("apply", "fengqing", "--yes")

    done = run("apply", "fengqing", "--yes")

    assert (done.exit_code, done.output) == (0, "fengqing: nothing to change.\n")
