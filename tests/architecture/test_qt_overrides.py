"""Every override of a Qt virtual method is guarded: an exception that leaves one may end the program."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from types import FunctionType, ModuleType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

import playground.app
import playground.ui
from playground.ui.qt_override import qt_override

OUR_OWN = ("playground", "tests")


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """Import a package and everything in it."""
    yield package
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(module.name)


def classes_of(modules: Iterable[ModuleType]) -> Iterator[type[Any]]:
    """Give the classes that these modules define themselves."""
    for module in modules:
        for _, found in inspect.getmembers(module, inspect.isclass):
            if found.__module__ == module.__name__:
                yield found


def qt_methods(found: type[Any]) -> set[str]:
    """Name the methods that a class inherits from Qt, or from pyqtgraph on its way there."""
    bases = [base for base in found.__mro__ if not base.__module__.startswith(OUR_OWN) and base is not object]
    return {
        name for base in bases for name, value in vars(base).items() if callable(value) and name[0] != "_"
    }


def unguarded(found: type[Any]) -> Iterator[str]:
    """Name the methods of a class that hide a method of Qt and are not guarded."""
    if type(found).__module__.startswith("Shiboken"):
        inherited = qt_methods(found)
        for name, value in vars(found).items():
            if (
                isinstance(value, FunctionType)
                and name in inherited
                and not hasattr(value, "__qt_override__")
            ):
                yield f"{found.__module__}.{found.__qualname__}.{name}"


def test_every_override_is_guarded() -> None:
    modules = [*modules_of(playground.ui), *modules_of(playground.app)]
    faults = [line for found in classes_of(modules) for line in unguarded(found)]
    assert not faults, "\n" + "\n".join(faults)


class Bare(QWidget):
    def paintEvent(self, event: object) -> None: ...

    def own_method(self) -> None: ...


class BareChild(Bare):
    def mousePressEvent(self, event: object) -> None: ...


class BareItem(QGraphicsItem):
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /
    ) -> None: ...


class Guarded(QObject):
    @qt_override(default=False)
    def eventFilter(self, watched: object, event: object) -> bool:
        return False


class Plain:
    def paintEvent(self, event: object) -> None: ...


def test_an_unguarded_override_is_found() -> None:
    assert [line.rsplit(".", 1)[1] for line in unguarded(Bare)] == ["paintEvent"]
    assert [line.rsplit(".", 1)[1] for line in unguarded(BareChild)] == ["mousePressEvent"]
    assert [line.rsplit(".", 1)[1] for line in unguarded(BareItem)] == ["paint"]


def test_a_guarded_override_and_a_class_without_qt_are_free() -> None:
    assert not [*unguarded(Guarded), *unguarded(Plain)]
