"""Settings: found from the inputs, laid over each other, every mistake told with its place."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from crosscheck.config.discover import common_parent, find_config
from crosscheck.config.errors import ConfigError
from crosscheck.config.lines import find_key_lines
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.config.settings import ToleranceSettings, default_layer
from crosscheck.config.show import render_settings, settings_schema
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rates import Rate


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder of reports in a repository."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "reports" / "flood").mkdir(parents=True)
    (tmp_path / "reports" / "flood" / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "crosscheck.toml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def load(*paths: str, **source: object):
    return load_config(ConfigSource(paths or ("reports",), **source))


def problems(*paths: str, **source: object) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(*paths, **source)
    return [str(problem) for problem in caught.value.problems]


class TestDiscovery:
    def test_nearest_above_the_inputs(self, desk):
        write(desk, "fail-on = 'info'")
        assert find_config(["reports/flood/a.txt"]) == "crosscheck.toml"
        write(desk / "reports", "fail-on = 'warning'")
        assert find_config(["reports/flood/a.txt"]) == "reports/crosscheck.toml"
        assert find_config(["reports/flood"]) == "reports/crosscheck.toml"
        assert load("reports/flood").fail_on == "warning"

    def test_from_the_inputs_and_not_from_the_working_directory(self, desk, monkeypatch, tmp_path_factory):
        write(desk / "reports", "fail-on = 'warning'")
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        write(elsewhere, "fail-on = 'info'")
        monkeypatch.chdir(elsewhere)
        assert load(str(desk / "reports")).fail_on == "warning"

    def test_not_above_the_repository(self, desk):
        (desk / "reports" / ".git").write_text("gitdir: elsewhere")
        write(desk, "fail-on = 'info'")
        assert find_config(["reports/flood"]) is None

    def test_common_parent_of_several_inputs(self, desk):
        (desk / "reports" / "fire").mkdir()
        write(desk / "reports" / "fire", "fail-on = 'info'")
        assert find_config(["reports/fire", "reports/flood"]) is None
        assert common_parent(["reports/fire", "reports/flood/a.txt"]) == str(desk / "reports")

    def test_globs_standard_input_and_addresses(self, desk):
        assert common_parent(["reports/*/a.txt"]) == str(desk / "reports")
        assert common_parent(["*.txt"]) == str(desk)
        assert common_parent(["-"]) == common_parent(["memory://x/a.txt"]) == common_parent([]) == str(desk)

    def test_pyproject_with_and_without_the_table(self, desk):
        write(desk, "[tool.crosscheck]\nfail-on = 'info'", "pyproject.toml")
        write(desk / "reports", "[tool.other]\nx = 'crosscheck'", "pyproject.toml")
        assert find_config(["reports"]) == "pyproject.toml"
        assert load().fail_on == "info"
        write(desk, "fail-on = 'never'")
        assert load().fail_on == "never"

    def test_a_broken_pyproject_that_seems_to_have_the_table_is_told(self, desk):
        write(desk, "[tool.crosscheck]\nfail-on = ", "pyproject.toml")
        assert "pyproject.toml: is not valid TOML" in problems()[0]

    def test_isolated_and_named(self, desk):
        write(desk, "fail-on = 'info'")
        other = write(desk, "fail-on = 'never'", "other.toml")
        assert load(isolated=True).fail_on == "error"
        assert load(file=str(other)).fail_on == "never"
        assert "cannot be read" in problems(file="absent.toml")[0]


class TestLayers:
    def test_flags_outrank_the_file_which_outranks_the_defaults(self, desk):
        write(desk, "fail-on = 'info'\nmin-confidence = 0.25\n[severity]\nCX101 = 'warning'")
        config = load(flags={"fail-on": "never", "severity": {"CX102": "error"}})
        assert config.fail_on == "never"
        assert config.triage.min_confidence == 0.25
        assert config.triage.severity == {"CX101": "warning", "CX102": "error"}

    def test_extend_comes_below_the_file_and_is_read_from_its_folder(self, desk):
        (desk / "shared").mkdir()
        write(desk / "shared", "ignore = ['CX102']\nmin-confidence = 0.5\nbaseline = 'known.json'", "base.toml")
        write(desk, "extend = 'shared/base.toml'\nmin-confidence = 0.75")
        config = load()
        assert config.triage.ignore == ("CX102",)
        assert config.triage.min_confidence == 0.75
        assert config.baseline == "shared/known.json"
        assert config.origins[("ignore",)] == "shared/base.toml:1"

    def test_accepts_and_overrides_of_all_files_hold(self, desk):
        write(desk, "[[accept]]\nfingerprint = 'aa'\nreason = 'x'\nby = 'desk'", "base.toml")
        write(desk, "extend = ['base.toml']\n[[accept]]\nfingerprint = 'bb'\nreason = 'y'\nexpires = 2030-01-31")
        config = load()
        assert [(accept.fingerprint, accept.path, accept.line) for accept in config.triage.accepts] == [
            ("aa", "base.toml", 1),
            ("bb", "crosscheck.toml", 2),
        ]
        assert config.triage.accepts[0].reason == "x (desk)"
        assert config.triage.accepts[1].expires == "2030-01-31"

    def test_a_circle_of_extends_is_told(self, desk):
        write(desk, "extend = 'b.toml'", "crosscheck.toml")
        write(desk, "extend = 'crosscheck.toml'", "b.toml")
        assert problems() == ["crosscheck.toml: extends itself"]
        write(desk, "extend = 3")
        assert "extend must be a path" in problems()[0]

    def test_overrides_of_reading(self, desk):
        write(desk, "[[overrides]]\npaths = ['old/']\npublished = 2020-01-01\nlanguage = 'de'\nday-first = true\nmin-confidence = 0.5")
        config = load()
        assert (config.reports[0].published, config.reports[0].language, config.reports[0].day_first) == ("2020-01-01", "de", True)
        assert config.triage.overrides[0].min_confidence == 0.5


class TestMistakes:
    def test_unknown_keys_at_every_depth_with_the_likeliest_meant(self, desk):
        write(
            desk,
            "fail-onn = 'x'\nmin_confidence = 1\n[tolerance]\nrouding = 1\n[[accept]]\nreson = 'x'\n[measurands.snow]\nkinds = []\nnoun = []",
        )
        assert problems() == [
            'crosscheck.toml:1: unknown key "fail-onn"; did you mean "fail-on"?',
            'crosscheck.toml:2: unknown key "min_confidence"; did you mean "min-confidence"?',
            'crosscheck.toml:4: unknown key "tolerance.rouding"; did you mean "rounding"?',
            'crosscheck.toml:6: unknown key "accept.0.reson"; did you mean "reason"?',
            'crosscheck.toml:9: unknown key "measurands.snow.noun"; did you mean "nouns"?',
        ]

    def test_nothing_is_guessed_from_afar(self, desk):
        write(desk, "zzz = 1")
        assert problems() == ['crosscheck.toml:1: unknown key "zzz"']

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("jobs = 'many'", "crosscheck.toml:1: jobs: expected"),
            ("x = [", "is not valid TOML"),
            ("\n[severity]\nCX101 = 'grave'", "crosscheck.toml:3: severity.CX101: invalid enum value 'grave'"),
            ("min-confidence = 1.5", "crosscheck.toml:1: min-confidence: expected float <= 1"),
            ("select = ['CX999']", 'crosscheck.toml:1: select: no rule "CX999"'),
            ("[severity]\nvalue-mismach = 'info'", 'no rule "value-mismach"; did you mean "value-mismatch"?'),
            ("[[overrides]]\npaths = ['a']\nignore = ['CX77']", 'crosscheck.toml:3: overrides.0.ignore: no rule "CX77"'),
            ("[[overrides]]\nignore = []", "missing required field paths"),
            ("[[accept]]\nfingerprint = 'a'", "missing required field reason"),
            ("[[accept]]\nfingerprint = 'a'\nreason = ' '", "the reason is empty"),
            ("[[accept]]\nreason = 'a'", "needs a fingerprint, or a measurand and values"),
            ("[[accept]]\nfingerprint = 'a'\nreason = 'b'\nexpires = '31.1.2030'", 'expires = "31.1.2030" is no date'),
            ("[tolerance]\nhedge = -1", "tolerance.hedge: expected float >= 0"),
        ],
    )
    def test_each_is_told_with_its_place(self, desk, text, message):
        write(desk, text)
        assert message in problems()[0]

    @pytest.mark.usefixtures("desk")
    def test_on_the_command_line(self):
        assert problems(flags={"select": ["CX9xx"]})[0].startswith('command line: select: no rule "CX9xx"')

    def test_no_text(self, desk):
        (desk / "crosscheck.toml").write_bytes(b"\xff\xfe\x00")
        assert problems() == ["crosscheck.toml: is not UTF-8 text"]


class TestOptions:
    def test_tolerances_inherit_from_the_general_one(self, desk):
        write(
            desk,
            "[tolerance]\nhedge = 0.2\nrounding = 0.4\n[tolerance.dimensions.count]\nhedge = 0.3\n[tolerance.families.price]\ncap = 0.01",
        )
        judge = load().pipeline.judge
        assert judge.tolerance.hedge == Decimal("0.2")
        assert (judge.dimensions["count"].hedge, judge.dimensions["count"].rounding) == (Decimal("0.3"), Decimal("0.4"))
        assert judge.dimensions["count"].exact_below == Decimal(100)
        assert (judge.families["price"].cap, judge.families["price"].hedge) == (Decimal("0.01"), Decimal("0.2"))
        assert judge.families["age"].whole_units

    def test_own_families(self, desk):
        write(desk, "[measurands.snow]\nkinds = ['measure']\nnouns = ['snow']\ndynamics = 'cumulative'")
        family = load().pipeline.claims.families[0]
        assert (family.key, family.text, family.dynamics, family.nouns) == ("snow", "snow", "cumulative", ("snow",))

    def test_own_units(self, desk):
        write(desk, "[units]\nsmoot = '1.7018 * meter'")
        unit = load().pipeline.units[0].unit
        assert (unit.name, unit.dimension) == ("smoot", "length")
        write(desk, "\n[units]\nsmoot = '1.7 * bananas'")
        assert 'crosscheck.toml:3: unit "smoot"' in problems()[0]

    def test_rates(self, desk):
        write(desk, "[[rates]]\ndate = 2024-07-25\ncurrency = 'euro'\nworth = { dollar = 1.0845 }", "rates.toml")
        write(desk, "rates = 'rates.toml'")
        assert load("reports/flood").pipeline.judge.rates == (Rate("2024-07-25", "euro", "dollar", Fraction("1.0845")),)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("x = [", "is no file of rates"),
            ("rates = 3", "is no file of rates"),
            ("[[rates]]\ndate = 'May'\ncurrency = 'euro'\nworth = { dollar = 1 }", '"May" is no date'),
            ("[[rates]]\ndate = 2024-07-25\ncurrency = 'euro'\nworth = { dollar = 0 }", "dollar = 0 is no rate"),
            ("[[rates]]\ndate = 2024-07-25\ncurrency = 'euro'", "missing required field `worth`"),
        ],
    )
    def test_rates_that_are_none(self, desk, text, message):
        write(desk, text, "rates.toml")
        assert message in problems(flags={"rates": "rates.toml"})[0]
        assert "rates cannot be read" in problems(flags={"rates": "absent.toml"})[0]

    def test_every_width_of_judging_is_a_setting(self):
        covered = set(ToleranceSettings.__struct_fields__) | {"tolerance", "min_confidence"}
        assert set(JudgeOptions.__struct_fields__) - covered <= {"unit_slips", "witness_probability", "rates"}

    def test_reading(self, desk):
        write(desk, "exclude = ['drafts/']\nmax-bytes = 10\npublished = 2024-08-13T18:00:00Z\nday-first = false\nlanguage = 'en'")
        config = load()
        assert (config.read.excludes, config.read.max_bytes) == (("drafts/",), 10)
        assert config.pipeline.origin.published == "2024-08-13T18:00:00+00:00"
        assert config.pipeline.origin.day_first is False


class TestShow:
    def test_every_setting_with_its_origin(self, desk):
        write(desk, "fail-on = 'info'\n\n[tolerance.families.price]\ncap = 0.01\n[[accept]]\nfingerprint = 'aa'\nreason = 'x'")
        shown = render_settings(load(flags={"group-by": "none"}))
        rows = dict(line.split("  # ") for line in map(str.strip, shown.splitlines()) if "  # " in line)
        rows = {key.strip(): origin for key, origin in rows.items()}
        assert shown.startswith("# settings file: crosscheck.toml\n")
        assert rows['fail-on = "info"'] == "crosscheck.toml:1"
        assert rows['group-by = "none"'] == "command line"
        assert rows["tolerance.families.price.cap = 0.01"] == "crosscheck.toml:4"
        assert rows["tolerance.cap = 0.05"] == "default"
        assert rows["# baseline is unset"] == "default"
        assert "crosscheck.toml:5" in shown

    def test_it_is_toml_again(self, desk):
        write(desk, "[[overrides]]\npaths = ['a']\nseverity = { CX101 = 'info' }\n[units]\n'big step' = '2 * meter'")
        assert tomllib.loads(render_settings(load()))["overrides"] == [{"paths": ["a"], "severity": {"CX101": "info"}}]

    def test_schema_takes_the_defaults_and_refuses_unknown_keys(self):
        jsonschema.validate(default_layer(), settings_schema())
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"fail-onn": 1}, settings_schema())
        assert "Fail" not in json.dumps(settings_schema()["$defs"]["Settings"]["properties"]["jobs"])


def test_key_lines():
    lines = find_key_lines("a = 1\n[b.'c d']\n\"e\" = 2\n[[f]]\n[[f]]\ng.h = 3\n# i = 4\n")
    assert lines == {("a",): 1, ("b", "c d"): 2, ("b", "c d", "e"): 3, ("f", "0"): 4, ("f", "1"): 5, ("f", "1", "g", "h"): 6}
