"""What is written below the fields of a record, for the schemas and pages made from it."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from mlcareer.record import Record


def field_docs(kind: type[Record]) -> dict[str, str]:
    """Return the text below each field of a record, on one line; fields without one are left out.

    Fields that a record has from another come first.
    """
    docs: dict[str, str] = {}
    for owner in reversed(kind.__mro__):
        if "record_fields" in vars(owner) and owner.__module__ != "mlcareer.record":
            docs |= _own_docs(owner)
    return docs


def statements_beside(kind: type) -> list[ast.stmt]:
    """Return what the module consists of that defines a class."""
    module = inspect.getmodule(kind)
    return [] if module is None else statements(module)


@cache
def statements(module: ModuleType) -> list[ast.stmt]:
    """Return what a module's source consists of, read once for all its records."""
    return ast.parse(inspect.getsource(module)).body


def _own_docs(kind: type) -> dict[str, str]:
    """Return the texts in a class that a module defines, not in one within a function."""
    classes = (each for each in statements_beside(kind) if isinstance(each, ast.ClassDef))
    tree = next(each for each in classes if each.name == kind.__qualname__)
    docs = {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            docs[field.target.id] = " ".join(below.value.value.split())
    return docs
