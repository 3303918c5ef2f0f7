"""A template uses what its context has: no name that nobody gives, no field that nobody reads."""

from collections.abc import Iterator
from dataclasses import fields
from functools import singledispatch
from typing import Any

import pytest
from django.template import Variable
from django.template.base import FilterExpression, Node, Template, TokenType
from django.template.defaulttags import ForNode, IfNode, TemplateLiteral, WithNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, GetCurrentLanguageNode, TranslateNode

import guides.channels
import search.channels.page
from guides.channels.pages import Context

CHANNELS = (guides.channels, search.channels.page)
# What every page has beside its own.
ALWAYS = {"page", "True", "False", "None", "block"}
# What a component may be given and does without: the words that were asked, where a list goes on,
# the stretch of a film, and that a film is not to be taken along.
OPTIONAL = {"typed", "start", "fragment", "kept"}


def contexts(kind: type[Context] = Context) -> Iterator[type[Context]]:
    for one in kind.__subclasses__():
        if hasattr(one, "template"):
            yield one
        yield from contexts(one)


def compiled(name: str) -> Template:
    found: Template = get_template(name).template  # type: ignore[attr-defined]
    return found


@singledispatch
def used(node: Node, bound: frozenset[str]) -> Iterator[str]:
    """Yield the names that a template takes from its context, through all it includes."""
    for value in vars(node).values():
        yield from _of(value, bound)
    for name in node.child_nodelists:
        yield from _all(getattr(node, name, None) or (), bound)


@used.register
def _(node: ForNode, bound: frozenset[str]) -> Iterator[str]:
    yield from _of(node.sequence, bound)
    yield from _all(node.nodelist_loop, bound | {*node.loopvars, "forloop"})
    yield from _all(node.nodelist_empty, bound)


@used.register
def _(node: IfNode, bound: frozenset[str]) -> Iterator[str]:
    for condition, nodes in node.conditions_nodelists:
        yield from _condition(condition, bound)
        yield from _all(nodes, bound)


@used.register
def _(node: IncludeNode, bound: frozenset[str]) -> Iterator[str]:
    for value in node.extra_context.values():
        yield from _of(value, bound)
    assert isinstance(node.template, FilterExpression)
    yield from _all(compiled(node.template.var).nodelist, bound | {*node.extra_context})


@used.register
def _(node: WithNode, bound: frozenset[str]) -> Iterator[str]:
    for value in node.extra_context.values():
        yield from _of(value, bound)
    yield from _all(node.nodelist, bound | {*node.extra_context})


@used.register
def _(node: BlockTranslateNode, bound: frozenset[str]) -> Iterator[str]:
    counted = {node.countervar} if node.countervar else set()
    for value in (*node.extra_context.values(), *([node.counter] if counted else [])):
        yield from _of(value, bound)
    parts = (*node.singular, *(node.plural or ()))
    inside = {part.contents for part in parts if part.token_type == TokenType.VAR}
    yield from inside - bound - {*node.extra_context} - counted


@used.register
def _(node: ExtendsNode, bound: frozenset[str]) -> Iterator[str]:
    assert isinstance(node.parent_name, FilterExpression)
    yield from _all(compiled(node.parent_name.var).nodelist, bound)
    yield from _all(node.nodelist, bound)


def _all(nodes: Any, bound: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, TranslateNode) and node.asvar:
            bound |= {node.asvar}
        if isinstance(node, GetCurrentLanguageNode):
            bound |= {node.variable}
        if isinstance(node, Node):
            yield from used(node, bound)


def _condition(condition: Any, bound: frozenset[str]) -> Iterator[str]:
    if isinstance(condition, TemplateLiteral):
        yield from _of(condition.value, bound)
    for part in (getattr(condition, "first", None), getattr(condition, "second", None)):
        if part is not None:
            yield from _condition(part, bound)


def _of(expression: Any, bound: frozenset[str]) -> Iterator[str]:
    if not isinstance(expression, FilterExpression):
        return
    arguments = [value for _filter, several in expression.filters for _is, value in several]
    for variable in (expression.var, *arguments):
        if isinstance(variable, Variable) and variable.lookups:
            name = variable.lookups[0]
            if name not in bound:
                yield name


@pytest.mark.parametrize("kind", [*contexts()], ids=lambda one: one.template)
def test_a_template_uses_what_its_context_gives_and_all_of_it(kind: type[Context]) -> None:
    given = {field.name for field in fields(kind)}
    taken = {*_all(compiled(kind.template).nodelist, frozenset())} - ALWAYS

    assert taken - given - OPTIONAL == set()
    assert given - taken == set()
