"""The Jinja environment that renders hand-written pages: it has the listed macros and is sandboxed.

Pages are checked beforehand (``portal.prose.calls``). This is the second line of defence, for a page that was not
checked.
"""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from portal.prose.calls import MACROS

_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Call, nodes.Name, nodes.Const)


class _Page(Template):
    """A page that sees the macros, but not the plugin's other variables: configuration, files, environment."""

    def render(self, *_args: Any, **_variables: Any) -> str:
        return super().render()


def of(registered: Mapping[str, Callable[..., object]]) -> "ClosedEnvironment":
    """The environment with the ``registered`` macros that pages may call. Raises KeyError if one is missing."""
    return ClosedEnvironment({name: registered[name] for name in MACROS})


class ClosedEnvironment(ImmutableSandboxedEnvironment):
    """Renders text with calls of ``macros``. Anything else raises TemplateSyntaxError before it runs.

    In addition it is a sandbox without attributes, filters, tests, operators, includes and globals.
    """

    template_class = _Page
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self, macros: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(undefined=StrictUndefined, optimized=False)
        self._macros = dict(macros)
        self.globals = dict(macros)
        self.filters.clear()
        self.tests.clear()
        self.policies.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        waiting: list[nodes.Node] = [tree]
        while waiting:
            node = waiting.pop()
            if type(node) not in _ALLOWED or not self._is_listed(node):
                raise TemplateSyntaxError(
                    "only listed components can stand in a page", node.lineno or 1, name, filename
                )
            waiting += node.iter_child_nodes()
        return tree

    def _is_listed(self, node: nodes.Node) -> bool:
        """True if an output is text or calls, each call is of a macro, and all arguments are literals."""
        match node:
            case nodes.Output():
                return all(type(child) in {nodes.TemplateData, nodes.Call} for child in node.nodes)
            case nodes.Call():
                named = isinstance(node.node, nodes.Name) and node.node.name in self._macros
                literal = all(isinstance(each, nodes.Const) and type(each.value) in {str, int} for each in node.args)
                return named and literal and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        return True

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        return any(obj is macro for macro in self._macros.values())

    def getattr(self, obj: Any, attribute: str) -> NoReturn:
        raise SecurityError("pages have no attributes")

    def getitem(self, obj: Any, argument: Any) -> NoReturn:
        raise SecurityError("pages have no attributes")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> NoReturn:
        raise SecurityError("pages have no operators")

    def call_unop(self, context: Any, operator: str, arg: Any) -> NoReturn:
        raise SecurityError("pages have no operators")
