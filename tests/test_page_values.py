"""Each template of a page gets what it names, and nothing that it does not name."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields

import pytest
from jinja2 import Environment, meta

import portal
from portal.records.values import Values
from portal.site import Site, open_site
from tests import synthetic
from tests.conftest import ROOT

TOOLS = {"link", "href", "asset", "component", "sentence", "_", "gettext", "ngettext"}
"""What templates of pages call: addresses, parts of a page, its sentences and language. All else is in their values."""


def _classes() -> list[type[Values]]:
    for module in pkgutil.walk_packages(portal.__path__, "portal."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return list(_below(Values))


def _below(found: type[Values]) -> Iterator[type[Values]]:
    for one in found.__subclasses__():
        yield one
        yield from _below(one)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small network, for what its templates know beside their values."""
    data = synthetic.small(tmp_path_factory.mktemp("values"))
    return open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)


def named(environment: Environment, source: str) -> set[str]:
    """What a template names and does not set itself, beside what every template knows."""
    found = meta.find_undeclared_variables(environment.parse(source)) - set(environment.globals)
    # Jinja itself calls a number so that a {% trans %} computes.
    return found - {"_trans"}


def called(environment: Environment, source: str) -> set[str]:
    """What a template names of that which every template knows."""
    # Jinja counts what an environment knows as declared, so it is asked with one that knows nothing.
    bare = environment.overlay()
    bare.globals = {}
    return meta.find_undeclared_variables(bare.parse(source)) & set(environment.globals)


@pytest.mark.parametrize("values", _classes(), ids=lambda found: found.__name__)
def test_a_template_names_its_values_and_no_others(values: type[Values], site: Site) -> None:
    environment = site.templates.environment
    assert environment.loader is not None
    source = environment.loader.get_source(environment, values.template)[0]
    assert named(environment, source) == {field.name for field in fields(values)}


@pytest.mark.parametrize("values", _classes(), ids=lambda found: found.__name__)
def test_a_template_looks_nothing_up(values: type[Values], site: Site) -> None:
    environment = site.templates.environment
    assert environment.loader is not None
    source = environment.loader.get_source(environment, values.template)[0]
    assert called(environment, source) <= TOOLS


def test_a_name_that_nobody_fills_is_found(site: Site) -> None:
    assert named(site.templates.environment, "{% set a = b %}{{ a }}{{ link(c) }}{{ _('x') }}") == {"b", "c"}


def test_what_a_template_looks_up_is_found(site: Site) -> None:
    source = "{{ portal.project.acronym }}{{ spoken() }}{{ link(c) }}{{ _('x') }}{% for a in b %}{{ a }}{% endfor %}"
    assert called(site.templates.environment, source) == {"portal", "spoken", "link", "_"}
