"""Each template gets what it names, and nothing that it does not name; each component is given what it takes."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields

import pytest
from jinja2 import Environment, meta, nodes

import portal
from portal.frame.component import Takes
from portal.parts.registry import KINDS
from portal.records.kind import Mentions
from portal.records.values import Values
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

TOOLS = {"link", "href", "asset", "component", "sentence", "_", "gettext", "ngettext"}
"""What templates call: addresses, parts of a page, its sentences and language. All else is in their values."""
FEW = {
    # The language of what is being made, like the words that _ gives.
    "spoken": {"components/sources.html", "components/resource_card.html"},
    "locale": {"components/course_calendar.html", "pages/start.html"},
    # The words for numbers that scripts count, like those that ngettext gives.
    "plural_forms": {
        "components/programmes.html",
        "pages/cases.html",
        "pages/exchange_board.html",
        "pages/library.html",
        "pages/network.html",
    },
    # The address of a picture with a mark of its content, like that of an asset; and its size, read from the same file.
    "picture": {"components/photograph.html"},
    "image_size": {"components/photograph.html"},
    # The style sheets that a text needs, which nobody knows before it is made.
    "styles_for": {"main.html", "embed.html"},
    # Jinja's own; it counts.
    "range": {
        "components/country_card.html",
        "components/survey_form.html",
        "components/survey_sheet.html",
        "previews/drawings.svg.jinja",
    },
}
"""What few templates call beside these, and which."""
PARTIALS = ("breadcrumbs", "contents", "footer", "header", "page_end", "turn")
FRAME = {"main.html", "404.html", *(f"partials/{name}.html" for name in PARTIALS)}
"""The templates of the frame, which know it and nothing else."""
INCLUDED = {
    "components/map.html": {"chart", "title"},
    "components/map_places.html": {"chart"},
    "entries/shared.html": set[str](),
    "cartridge/page.css": set[str](),
    "editions/email.css": set[str](),
    "previews/drawings.svg.jinja": {"places"},
}
"""What other templates include or import, and what they name there."""
OVERRIDES = ROOT / "overrides"
ROOMS = ("", "following/", "host/", "open_data/", *(f"parts/{path.name}/" for path in (OVERRIDES / "parts").iterdir()))


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


def _templates() -> list[str]:
    """Every template, by the name under which it is rendered."""
    found = []
    for file in sorted(path for path in OVERRIDES.rglob("*") if path.is_file()):
        path = file.relative_to(OVERRIDES).as_posix()
        # What documents are made with is no template of ours: Typst, pandoc and LibreOffice read it. What `make serve`
        # shows is no page of the site.
        if not path.startswith(("documents/", "serving/")):
            found.append(path.removeprefix(max((room for room in ROOMS if path.startswith(room)), key=len)))
    return found


def named(environment: Environment, source: str) -> set[str]:
    """What a template names and does not set itself, beside what every template knows."""
    found = meta.find_undeclared_variables(environment.parse(source)) - set(environment.globals)
    # Jinja itself calls a number so that a {% trans %} computes, and so are names called that nobody reads.
    return {name for name in found if not name.startswith("_")}


def called(environment: Environment, source: str) -> set[str]:
    """What a template names of that which every template knows."""
    # Jinja counts what an environment knows as declared, so it is asked with one that knows nothing.
    bare = environment.overlay()
    bare.globals = {}
    return meta.find_undeclared_variables(bare.parse(source)) & set(environment.globals)


def calls(environment: Environment, source: str) -> Iterator[tuple[str, set[str]]]:
    """The components that a template calls, and what it gives to each."""
    for call in environment.parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "component":
            (name,) = call.args
            assert call.dyn_args is None
            assert call.dyn_kwargs is None, "what a component is given is written out"
            given = {given.key for given in call.kwargs}
            if isinstance(name, nodes.Getattr):
                assert isinstance(name.node, nodes.Getattr) and name.node.attr == "shown", (
                    "only kinds say what shows them"
                )
                announced = [kind.announced.mentions for kind in KINDS if kind.announced is not None]
                found = {getattr(mentions, name.attr) for mentions in (*announced, Mentions()) if mentions is not None}
                yield from ((component, given) for component in sorted(found))
            else:
                assert isinstance(name, nodes.Const), "the name of a component is written out"
                yield name.value, given


@pytest.mark.parametrize("values", _classes(), ids=lambda found: found.__name__)
def test_a_template_names_its_values_and_no_others(values: type[Values], site: Site) -> None:
    source = site.templates.source(values.template)
    assert named(site.templates.environment, source) == {field.name for field in fields(values)}


def test_each_template_is_filled_by_a_class_declared_or_of_the_frame() -> None:
    of_values = {values.template for values in _classes()}
    components = {name for name in _templates() if name.startswith("components/")}
    assert set(_templates()) - of_values - components - FRAME - set(INCLUDED) == set()
    assert (of_values | FRAME | set(INCLUDED)) - set(_templates()) == set()


@pytest.mark.parametrize("name", sorted(FRAME))
def test_the_frame_is_all_that_its_templates_know(name: str, site: Site) -> None:
    assert named(site.templates.environment, site.templates.source(name)) == {"frame"}


@pytest.mark.parametrize("name", sorted(INCLUDED))
def test_what_is_included_names_what_is_listed(name: str, site: Site) -> None:
    assert named(site.templates.environment, site.templates.source(name)) == INCLUDED[name]


@pytest.mark.parametrize(
    "name",
    sorted({name for name in _templates() if name.startswith("components/")} - {one.template for one in _classes()}),
)
def test_a_component_names_what_it_declares(name: str, site: Site) -> None:
    source = site.templates.source(name)
    takes = Takes.declared(source)
    assert named(site.templates.environment, source) == takes.needed | takes.optional


@pytest.mark.parametrize("name", _templates())
def test_a_template_looks_nothing_up(name: str, site: Site) -> None:
    found = called(site.templates.environment, site.templates.source(name)) - TOOLS
    assert found == {tool for tool, users in FEW.items() if name in users}


@pytest.mark.parametrize("name", _templates())
def test_components_are_given_what_they_take(name: str, site: Site) -> None:
    for component, given in calls(site.templates.environment, site.templates.source(name)):
        site.templates.takes(component).judge(component, given)


def test_a_name_that_nobody_fills_is_found(site: Site) -> None:
    assert named(site.templates.environment, "{% set a = b %}{{ a }}{{ link(c) }}{{ _('x') }}") == {"b", "c"}


def test_what_a_template_looks_up_is_found(site: Site) -> None:
    source = "{{ locale() }}{{ spoken() }}{{ link(c) }}{{ _('x') }}{% for a in b %}{{ a }}{% endfor %}"
    assert called(site.templates.environment, source) == {"locale", "spoken", "link", "_"}
    assert "portal" not in site.templates.environment.globals


def test_a_call_that_gives_too_little_or_too_much_is_an_error(site: Site) -> None:
    component = site.templates.component
    assert "hub-diagram" in component("hub_diagram", marks=())
    with pytest.raises(TypeError, match="the component hub_diagram is not given: marks"):
        component("hub_diagram", label="A hub")
    with pytest.raises(TypeError, match="the component hub_diagram does not take: colour"):
        component("hub_diagram", marks=(), colour="red")
    with pytest.raises(TypeError, match="the component term is not given: text"):
        component("term", id="hub")
    with pytest.raises(TypeError, match="the component hero does not take: project"):
        component("hero", project=site.portal.project)
    source = '{{ component("hub_diagram", marks=1, large=true) }}{{ component("hero") }}'
    assert list(calls(site.templates.environment, source)) == [("hub_diagram", {"marks", "large"}), ("hero", set())]


def test_what_a_component_takes_is_read_at_its_top() -> None:
    both = Takes(frozenset({"marks"}), frozenset({"large"}))
    assert Takes.declared("{#- marks, large?: the members -#}\n<p>") == both
    assert Takes.declared("{#- Nothing: it has no names -#}\n<p>") == Takes(frozenset())
    assert Takes.declared("<p>{#- marks: not at the top -#}") == Takes(frozenset())
