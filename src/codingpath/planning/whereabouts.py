"""Where a person is: what a ZIP code says of it, and the state that it fills where none was named.

A state that was named stands. A ZIP code of another state is then told and not used: nobody can tell which of the two is the slip,
and miles from the one to schools of the other would mislead. The list of places is read only where there is a ZIP code.
"""

from __future__ import annotations

from codingpath.catalog.zip_places import place_of
from codingpath.errors import AnswerError
from codingpath.model.catalog import Catalog
from codingpath.model.condition import NOT_SURE, Answers
from codingpath.model.zip_place import Whereabouts, ZipPlace


def whereabouts(catalog: Catalog, answers: Answers) -> Whereabouts:
    """Return where somebody of these answers is."""
    asked = next((q for q in catalog.questions if q.kind == "zip"), None)
    given = answers.get(asked.id, NOT_SURE) if asked else NOT_SURE
    if asked is None or given == NOT_SURE:
        return Whereabouts({})
    try:
        place = place_of(str(given))
    except AnswerError:
        return Whereabouts({}, trouble="nowhere")
    return _beside(catalog, asked.or_answers, answers, place)


def _beside(catalog: Catalog, state_id: str | None, answers: Answers, place: ZipPlace) -> Whereabouts:
    """Hold a place against the state that was named, if one was."""
    named = answers.get(state_id, NOT_SURE) if state_id else NOT_SURE
    if named not in (NOT_SURE, place.state):
        return Whereabouts({}, trouble="elsewhere", zip_state=place.state)
    known = state_id is not None and catalog.question(state_id).choice(place.state) is not None
    return Whereabouts({state_id: place.state} if state_id and known and named == NOT_SURE else {}, place)
