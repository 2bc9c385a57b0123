"""The one kind of value that every room passes on: frozen, with named and typed fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform, get_type_hints

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_REQUIRED = object()


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """A frozen value whose fields are its annotations, in order, with their defaults.

    It reads as a frozen dataclass and type checkers see one. The difference is its
    price: a dataclass writes and compiles source when its class is made (about 1 ms
    each on the machine of docs/performance.md, where Python itself starts in 12 ms),
    this does not, and a command loads some forty of these classes. Pydantic checks a
    Record as it does a TypedDict of the same fields: unknown keys are refused and
    nothing is coerced.
    """

    record_fields: ClassVar[dict[str, Any]] = {}
    """Field names in order, each with its default, or a marker for "required"."""

    def __init_subclass__(cls, *, kw_only: bool = True) -> None:
        """Read the fields; `kw_only=False` tells type checkers that order is meant too."""
        del kw_only
        super().__init_subclass__()
        own = {
            name: cls.__dict__.get(name, _REQUIRED)
            for name, hint in cls.__annotations__.items()
            if "ClassVar" not in str(hint)
        }
        cls.record_fields = {**cls.record_fields, **own}

    def __init__(self, *values: Any, **named: Any) -> None:  # noqa: ANN401 - any field's type
        fields = type(self).record_fields
        if len(values) > len(fields):
            raise TypeError(f"{type(self).__name__} takes at most {len(fields)} values")
        given = dict(zip(fields, values, strict=False))
        if named.keys() & given.keys() or named.keys() - fields.keys():
            wrong = sorted((named.keys() & given.keys()) | (named.keys() - fields.keys()))
            raise TypeError(f"{type(self).__name__} cannot take {', '.join(wrong)}")
        complete = {**fields, **given, **named}
        missing = [name for name, value in complete.items() if value is _REQUIRED]
        if missing:
            raise TypeError(f"{type(self).__name__} needs {', '.join(missing)}")
        self.__dict__.update(complete)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot delete {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({shown})"

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - any field's type
        """Return a copy with some fields changed."""
        return type(self)(**{**self.__dict__, **changes})

    @classmethod
    def copied_from(cls, other: Record, **others: Any) -> Self:  # noqa: ANN401 - any field's type
        """Return one with what another record has under the same names, and other fields."""
        shared = cls.record_fields.keys() & other.record_fields.keys() - others.keys()
        return cls(**{name: getattr(other, name) for name in shared}, **others)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic check outside data as a strict TypedDict, then make the record."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            lambda values: cls(**values), handler(cls._typed_dict())
        )

    @classmethod
    def _typed_dict(cls) -> Any:  # noqa: ANN401 - a class made at run time
        from typing import NotRequired

        # Before Python 3.12 pydantic takes no other TypedDict than this one.
        import typing_extensions

        make_typed_dict: Any = typing_extensions.TypedDict
        hints = get_type_hints(cls, include_extras=True)
        fields = {
            name: hints[name] if default is _REQUIRED else NotRequired[hints[name]]
            for name, default in cls.record_fields.items()
        }
        shape = make_typed_dict(cls.__name__, fields)
        shape.__doc__ = cls.__doc__
        shape.__pydantic_config__ = {"extra": "forbid", "strict": True}
        return shape


class Entry(Record):
    """One thing that the data knows by an id, such as a level, a region or a visa route.

    Answers hold entries whole, so that a page has their names; JSON writes their ids.
    """

    id: str
    """The short, stable name, such as `rest-of-uk`."""


class Answer(Record):
    """What a command answers: its fields are what `--format json` writes."""

    schema: ClassVar[str]
    """Kind and version of the JSON, such as `salary/1`; raised when a field changes meaning."""
