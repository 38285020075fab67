"""Hand-written pages call listed components and nothing else: at the gate, and where the gate is passed by."""

import inspect
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, TemplateError, nodes

import macros
from portal.parts.network.records import School
from portal.parts.part import figures_of
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.prose.calls import MACROS, Call, calls
from portal.prose.environment import ClosedEnvironment
from tests.project import PAGES

IDS = {"figure": tuple(figures_of(PARTS)), "school": ("hr-mentor",), "cluster": ("hr-hub-1",)}
OUT = "cycler.__init__.__globals__.os.system('touch {door}')"

HOSTILE = [
    "{{ " + OUT + " }}",
    "{{" + OUT + "}}",
    "{{- " + OUT + " -}}",
    "{{+ " + OUT + " }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ()|map(attribute='__class__')|list }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '%s' % config }}",
    "{{ config }}",
    "{{ config.extra.site.portal }}",
    "{{ config['plugins'] }}",
    "{{ environment }}",
    "{{ environ }}",
    "{{ page.file.abs_src_path }}",
    "{{ files }}",
    "{{ navigation }}",
    "{{ git }}",
    "{{ git.short_commit }}",
    "{{ macros }}",
    "{{ macros_info() }}",
    "{{ context() }}",
    "{{ context(config) }}",
    "{{ now() }}",
    "{{ fix_url('x') }}",
    "{{ filters_builtin }}",
    "{{ plugin }}",
    "{{ extra.site }}",
    "{{ site.portal }}",
    "{{ title }}",
    "{{ range(10**9)|list }}",
    "{{ 'a' * 1000000000 }}",
    "{{ 'a' ~ 'b' }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 1 + 1 }}",
    "{{ -1 }}",
    "{{ 3 }}",
    "{{ 'text' }}",
    '{{ "text"|safe }}',
    "{{ [1] }}",
    "{{ {'a': 1} }}",
    "{{ hero }}",
    "{{ hero.__globals__ }}",
    "{{ hero.__code__ }}",
    "{{ hero()() }}",
    "{{ hero().__class__ }}",
    "{{ hero()|upper }}",
    "{{ hero()[0] }}",
    "{{ hero() if true }}",
    "{{ hero() or hero() }}",
    "{{ (hero)() }}",
    "{{ hero(*[]) }}",
    "{{ hero(**{}) }}",
    "{{ hero(x=1) }}",
    "{{ figure(name='hubs') }}",
    "{{ figure(figure('hubs')) }}",
    "{{ figure(['hubs']) }}",
    "{{ figure(hubs) }}",
    "{{ figure('hubs' ~ '') }}",
    "{{ figure('hubs' 'x') }}",
    "{{ figure('hubs\\x41') }}",
    "{{ figure('{{ config }}') }}",
    "{{ figure('hubs', }}",
    "{{ case_cards(3.0) }}",
    "{{ case_cards(-1) }}",
    "{{ case_cards(3_0) }}",
    "{{ case_cards(0x10) }}",
    "{{ case_cards(true) }}",
    "{{ case_cards(none) }}",
    "{{ case_cards(٣) }}",
    "{{ ｈero() }}",
    "{{ hero\u00a0() }}",
    "{{\u00a0hero() }}",
    "{{\thero() }}",
    "{{ hero(\n) }}",
    "{{\nhero() }}",
    "{{ hero() }",
    "{{ hero()",
    "{{",
    "{{ }}",
    "{{{ hero() }}}",
    "{{{{ hero() }}}}",
    "{{ {{ hero() }} }}",
    "{{ hero() {# x #} }}",
    "{% for i in [1] %}x{% endfor %}",
    "{%- set x = 1 -%}",
    "{%+ if true %}x{% endif %}",
    "{% set ns = namespace(x=1) %}",
    "{% macro hero() %}x{% endmacro %}",
    "{% call hero() %}x{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% include 'index.md' %}",
    "{% include '/etc/passwd' %}",
    "{% import 'index.md' as x %}",
    "{% from 'index.md' import x %}",
    "{% extends 'index.md' %}",
    "{% block x %}{% endblock %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape true %}{% endautoescape %}",
    "{% do 1 %}",
    "{% debug %}",
    "{% trans %}x{% endtrans %}",
    "{% raw %}{{ config }}{% endraw %}",
    "{%raw%}x{%endraw%}",
    "{%- raw -%}x{%- endraw -%}",
    "{% unknown %}",
    "{%",
    "{# note #}",
    "{#- note -#}",
    "{# {{ hero() }}",
    "{#",
    "# {{ config }}",
    "`{{ config }}`",
    "```\n{{ config }}\n```",
    "<!-- {{ config }} -->",
    "<pre>{{ config }}</pre>",
    "[x]({{ config }})",
    "![{{ config }}](a.png)",
    "| a |\n|---|\n| {{ config }} |",
    "\\{{ config }}",
    "\\{\\{ a {{ config }}",
    "&#123;{{ config }}",
    "%%\n{{ config }}",
    "# for i in x\n{{ config }}",
]


@pytest.mark.parametrize("page", HOSTILE)
def test_the_gate_refuses(page: str) -> None:
    lines = page.split("\n")
    expected = 3 + next(n for n, line in enumerate(lines, 1) if any(start in line for start in ("{{", "{%", "{#")))
    _calls, faults = calls(f"Some words.\n\n\n{page}\n", IDS)
    assert faults
    assert {fault.line for fault in faults} == {expected}
    assert ";" in faults[0].message, faults


def _components(ran: list[str]) -> dict[str, Callable[..., str]]:
    def component(name: str) -> Callable[..., str]:
        return lambda *values: ran.append(name) or f"<{name} {values}>"  # type: ignore[func-returns-value]

    return {name: component(name) for name in MACROS}


class _WithoutTheList(ClosedEnvironment):
    """The environment as if its own list of what may be parsed were not there: the sandbox alone."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return Environment._parse(self, source, name, filename)


@pytest.mark.parametrize("page", HOSTILE)
def test_the_environment_alone_refuses(page: str, tmp_path: Path) -> None:
    door = tmp_path / "door"
    environment = ClosedEnvironment(_components([]))
    variables = {"config": object(), "page": object(), "title": "x", "site": object(), "git": {}}
    try:
        rendered = environment.from_string(page.replace("{door}", str(door))).render(**variables)
    except TemplateError:
        pass
    else:
        # Comments, raw text and other spellings of a call with literal values come to nothing but text.
        assert "object at" not in rendered
        assert "Undefined" not in rendered
        _calls, faults = calls(page, IDS)
        assert faults
    assert not door.exists()


@pytest.mark.parametrize("page", [page for page in HOSTILE if "__" in page or "popen" in page or " ** " in page])
def test_the_sandbox_under_it_refuses(page: str, tmp_path: Path) -> None:
    door = tmp_path / "door"
    environment = _WithoutTheList(_components([]))
    with pytest.raises(TemplateError):
        environment.from_string(page.replace("{door}", str(door))).render(config=object())
    assert not door.exists()


def test_the_escape_works_where_there_is_no_sandbox(tmp_path: Path) -> None:
    """Else the tests above would prove nothing."""
    door = tmp_path / "door"
    Environment().from_string(HOSTILE[0].replace("{door}", str(door))).render()
    assert door.exists()


def test_the_environment_has_nothing_but_macros() -> None:
    environment = ClosedEnvironment(_components([]))
    assert set(environment.globals) == set(MACROS)
    assert not environment.filters
    assert not environment.tests
    assert not environment.extensions
    assert environment.loader is None
    assert environment.line_statement_prefix is None
    assert environment.line_comment_prefix is None


def test_variables_of_the_plugin_are_not_seen() -> None:
    environment = ClosedEnvironment({"hero": lambda: "ours"})
    assert environment.from_string("{{ hero() }}").render(hero=lambda: "theirs") == "ours"


ALLOWED = [
    "{{ hero() }}",
    "{{hero()}}",
    "{{  hero(  )  }}",
    "{{ case_cards(3) }}",
    '{{ school_card("hr-mentor") }}',
    "{{ school_card('hr-mentor') }}",
    "Of {{ figure('hubs') }} hubs, {{ figure(\"schools\") }}.",
    "{ { } } {: #why } {.class} } }} %} #}",
    "{ % no command % }",
]


@pytest.mark.parametrize("page", ALLOWED)
def test_calls_with_literal_values_pass_and_render_as_jinja_renders_them(page: str) -> None:
    text = f"Words.\n\n{page}\n\nWords.\n"
    found, faults = calls(text, IDS)
    assert faults == []
    ran: list[str] = []
    components = _components(ran)
    rendered = ClosedEnvironment(components).from_string(text).render()
    assert ran == [call.name for call in found]
    plain = Environment()
    plain.globals.update(components)
    assert rendered == plain.from_string(text).render()


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("{{ heroes() }}", 'there is no component "heroes" (did you mean "hero"?); use one of: figure, '),
        ("{{ hero(1) }}", "hero takes nothing in its brackets, and has 1; write {{ hero() }}"),
        ("{{ case_cards() }}", "case_cards takes one value in its brackets, and has 0; write {{ case_cards(3) }}"),
        ("{{ case_cards(0) }}", "case_cards takes a whole number from 1 to 60, not 0; write {{ case_cards(3) }}"),
        (
            "{{ sources('school') }}",
            'there is no list of sources "school"; there are: project, open_data, guide',
        ),
        ("{{ sources() }}", 'sources takes one value in its brackets, and has 0; write {{ sources("project") }}'),
        ("{{ case_cards('3') }}", "case_cards takes a whole number from 1 to 60, not '3'; write"),
        ("{{ case_cards(999999999) }}", "case_cards takes a whole number from 1 to 60, not 999999999"),
        ("{{ figure('hub') }}", 'there is no figure "hub" (did you mean "hubs"?); there are: advisory_members, '),
        ("{{ figure(3) }}", 'figure takes words in quotes, not the number 3; write {{ figure("schools") }}'),
        ("{{ school_card('hr-mentox') }}", 'there is no school "hr-mentox" (did you mean "hr-mentor"?); write an id'),
        ("words {{ hero() }}", "hero(...) is a part of the page: put it on a line of its own, with an empty line"),
        ("{{ hero() }} words", "hero(...) is a part of the page"),
        ("- {{ hero() }}", "hero(...) is a part of the page"),
        ("    {{ hero() }}", "hero(...) is a part of the page"),
        ("words\n{{ hero() }}", "hero(...) is a part of the page"),
        ("{{ hero() }}\nwords", "hero(...) is a part of the page"),
        ("{{ hero() }}\n{{ hero() }}", "hero(...) is a part of the page"),
        ("&#{{ figure('hubs') }};", "figure(...) touches other signs; put a space before and after it"),
        ("x{{ figure('hubs') }}", "figure(...) touches other signs"),
        ("{{ figure('hubs') }}{{ figure('hubs') }}", "figure(...) touches other signs"),
        ("{{ figure('hubs') }}x", "figure(...) touches other signs"),
    ],
)
def test_what_is_wrong_is_said(page: str, message: str) -> None:
    _calls, faults = calls(f"\n{page}\n", IDS)
    assert [fault for fault in faults if fault.message.startswith(message)], faults


def test_every_fault_of_a_text_is_said_with_its_line() -> None:
    text = "{{ config }}\n\n{% if x %}\nwords {{ hero() }}\n\n{{ grant() }}\n\n{# x #}\n"
    found, faults = calls(text, IDS)
    assert [fault.line for fault in faults] == [1, 3, 4, 8]
    assert [call.line for call in found] == [4, 6]
    assert found[1] == Call("grant", (), 45, 58, 6)


@pytest.mark.parametrize("piece", ["{{", "{{ figure('hubs') }} ", "{% x", "{{ figure('", "{{ case_cards(1, "])
def test_the_work_is_linear(piece: str) -> None:
    """A hang would end the run; half a million characters are more than a page may have."""
    calls(piece * (500_000 // len(piece)), IDS)


def test_one_list_of_macros(records: Portal) -> None:
    registered: dict[str, Any] = {}
    components = types.SimpleNamespace(component=lambda name, **values: name)
    site = types.SimpleNamespace(portal=records, templates=components)
    env = types.SimpleNamespace(
        conf=types.SimpleNamespace(extra={"site": site}), macro=lambda call, name: registered.update({name: call})
    )
    macros.define_env(env)
    takes = {name: len(inspect.signature(call).parameters) for name, call in registered.items()}
    assert takes == {name: len(kinds) for name, kinds in MACROS.items()}


def test_pages_that_call_components_pass(records: Portal) -> None:
    ids = {"figure": tuple(figures_of(PARTS)), "school": tuple(records.every(School))}
    for page in PAGES.rglob("*.md"):
        found, faults = calls(page.read_text(encoding="utf-8"), ids)
        assert faults == [], page
        assert all(call.name in MACROS for call in found)
