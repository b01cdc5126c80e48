"""The settings a person chooses once and for all projects: a typed table, checked at the door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


class SettingError(ValueError):
    """A setting was given a value it cannot have, said in plain words."""


@dataclass(frozen=True)
class Rule:
    """What one setting may be: one of some texts, a whole number in a range, or true and false."""

    title: str
    choices: tuple[Any, ...]


def _setting(default: Any, title: str, choices: tuple[Any, ...]) -> Any:
    return field(default=default, metadata={"rule": Rule(title, choices)})


@dataclass(frozen=True)
class Settings:
    """All settings; the table of what each may be is ``RULES``."""

    theme: str = _setting("system", "Theme", ("system", "light", "dark"))
    animations: bool = _setting(default=True, title="Animations", choices=(False, True))
    copies: bool = _setting(default=False, title="Copy gates", choices=(False, True))
    thickness: bool = _setting(default=False, title="Thickness by gradient", choices=(False, True))

    def __post_init__(self) -> None:
        for name, rule in RULES.items():
            value = getattr(self, name)
            if not _allowed(rule, value):
                options = ", ".join(map(str, rule.choices))
                raise SettingError(f"{rule.title} is one of {options}, not {value!r}.")

    def to_dict(self) -> dict[str, Any]:
        """Give every setting by name, as plain texts, numbers and truths."""
        return {name: getattr(self, name) for name in RULES}


RULES: Mapping[str, Rule] = {entry.name: entry.metadata["rule"] for entry in fields(Settings)}


def from_dict(kept: Mapping[str, Any]) -> Settings:
    """Take settings as they were kept; one that is unknown or makes no sense any more is left at its default.

    Texts are taken for what they say, since some stores know nothing else: "true".
    """
    found: dict[str, Any] = {}
    for name, rule in RULES.items():
        spoken = {str(choice).lower(): choice for choice in rule.choices}
        text = str(kept.get(name)).lower()
        if text in spoken:
            found[name] = spoken[text]
    return Settings(**found)


def _allowed(rule: Rule, value: Any) -> bool:
    return any(type(value) is type(choice) and value == choice for choice in rule.choices)
