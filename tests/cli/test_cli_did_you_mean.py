"""One mechanism says "did you mean", for whatever has a name."""

from __future__ import annotations

from collections.abc import Callable

from case_table import cases
from running import TODAY, Ran

from codingpath.sessions import lifecycle, store
from codingpath.text import nearest, suggest, unknown

Cli = Callable[..., Ran]


@cases(
    ("args", "code", "said"),
    [
        (("plna",), 2, "codingpath has no command 'plna'; did you mean 'plan'?"),
        (("data", "sttus"), 2, "codingpath data has no command 'sttus'; did you mean 'status'?"),
        (("zzz",), 2, "codingpath has no command 'zzz'; see codingpath --help"),
        (("data",), 2, "codingpath data needs a command: init or add or import or "),
        (("plan", "--fromat", "json"), 2, "codingpath plan has no option '--fromat'; did you mean '--format'?"),
        (("plan", "--zzz"), 2, "codingpath plan has no option '--zzz'; see codingpath plan --help"),
        (("--sesion", "x"), 2, "codingpath has no option '--sesion'; did you mean '--session'?"),
        (("plan", "--format", "jsn"), 2, "'jsn' is not one of 'table', 'markdown', 'json', 'html', 'ics'"),
        (("plan", "--answer", "huors=1"), 1, "no question is called 'huors'; did you mean 'hours'?"),
        (("plan", "--answer", "goal=leed"), 1, "'leed' is not a choice here; did you mean 'lead'?"),
        (("plan", "--answer", "state=Ohoi"), 1, "did you mean 'Ohio'?"),
        (("plan", "--session", "anan"), 1, "there is no saved session 'anan'; did you mean 'anna'?"),
        (("sessions", "show", "anan"), 1, "there is no session 'anan'; did you mean 'anna'?"),
        (("sessions", "delete", "zzz", "--yes"), 1, "there is no session 'zzz'; choose one of anna"),
        (("credentials", "cpd"), 1, "did you mean 'cp"),
        (("programs", "--credential", "cpd"), 2, "did you mean 'cp"),
        (("programs", "--state", "Ohoi"), 2, "did you mean 'Ohio'?"),
    ],
)
def test_what_looks_like_it_is_named(args: tuple[str, ...], code: int, said: str, cli: Cli) -> None:
    store.save("anna", {"goal": "lead"}, rules="", now="")
    ran = cli(*args, *(TODAY if args[0] == "plan" and len(args) > 2 else ()))
    lifecycle.delete("anna")
    assert said in ran.err
    assert (ran.code, ran.out) == (code, "")


def test_the_nearest_name_or_none() -> None:
    assert nearest("PLNA", ["plan", "check"]) == "plan"
    assert nearest("zzz", ["plan", "check"]) is None
    assert nearest("x" * 100_000, ["plan"]) is None


def test_few_names_are_listed_and_many_are_not() -> None:
    assert suggest("zzz", ["a", "b"]) == "; choose one of a, b"
    assert suggest("zzz", [f"name{i}" for i in range(9)]) == ""
    assert suggest("zzz", []) == ""
    assert unknown("thing", "plna", ["plan"]) == "unknown thing 'plna'; did you mean 'plan'?"
