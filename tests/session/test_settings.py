from __future__ import annotations

from typing import Any

import pytest

from playground.session.settings import RULES, SettingError, Settings, from_dict


def test_every_setting_has_a_rule_and_a_default_that_keeps_it() -> None:
    assert set(RULES) == set(Settings().to_dict())
    assert Settings() == Settings(theme="system", animations=True)


@pytest.mark.parametrize("kept", [Settings(), Settings("dark", animations=False), Settings(theme="light")])
def test_settings_come_back_from_where_they_were_kept(kept: Settings) -> None:
    assert from_dict(kept.to_dict()) == kept
    assert from_dict({name: str(value) for name, value in kept.to_dict().items()}) == kept
    assert from_dict({name: str(value).lower() for name, value in kept.to_dict().items()}) == kept


def test_what_makes_no_sense_is_left_at_its_default() -> None:
    kept = {"theme": "pink", "animations": 7, "colour": "red"}
    assert from_dict(kept) == Settings()
    assert from_dict({"theme": None, "animations": {}}) == Settings()


@pytest.mark.parametrize(
    ("setting", "value"),
    [("theme", "pink"), ("theme", True), ("animations", 1), ("animations", 0), ("animations", "true")],
)
def test_a_setting_cannot_be_given_a_wrong_value(setting: str, value: Any) -> None:
    with pytest.raises(SettingError, match=rf"is one of .*, not {value!r}\."):
        Settings(**{setting: value})
