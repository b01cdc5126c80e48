from __future__ import annotations

from typing import Any

import pytest

from playground.session.settings import RULES, SettingError, Settings, from_dict


def test_every_setting_has_a_rule_and_a_default_that_keeps_it() -> None:
    assert set(RULES) == set(Settings().to_dict())
    assert Settings() == Settings(theme="system", animations=True, digits=2)


@pytest.mark.parametrize(
    "kept", [Settings(), Settings("dark", animations=False, digits=8), Settings(theme="light")]
)
def test_settings_come_back_from_where_they_were_kept(kept: Settings) -> None:
    assert from_dict(kept.to_dict()) == kept
    assert from_dict({name: str(value) for name, value in kept.to_dict().items()}) == kept
    assert from_dict({name: str(value).lower() for name, value in kept.to_dict().items()}) == kept


def test_what_makes_no_sense_is_left_at_its_default() -> None:
    kept = {"theme": "pink", "animations": 7, "digits": 10**9, "colour": "red"}
    assert from_dict(kept) == Settings()
    assert from_dict({"theme": None, "digits": [2], "animations": {}}) == Settings()


@pytest.mark.parametrize(
    ("setting", "value"),
    [("theme", "pink"), ("theme", True), ("animations", 1), ("digits", True), ("digits", 0), ("digits", 2.0)],
)
def test_a_setting_cannot_be_given_a_wrong_value(setting: str, value: Any) -> None:
    with pytest.raises(SettingError, match=rf"is one of .*, not {value!r}\."):
        Settings(**{setting: value})
