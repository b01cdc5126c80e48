from pathlib import Path

from playground.app.resources import resources_folder


def test_in_a_checkout_they_are_beside_the_package() -> None:
    assert (resources_folder() / "fonts").is_dir()


def test_once_installed_they_are_inside(tmp_path: Path) -> None:
    package = tmp_path / "playground"
    (package / "resources").mkdir(parents=True)
    assert resources_folder(package) == package / "resources"
    assert resources_folder(tmp_path / "other") == tmp_path / "resources"
