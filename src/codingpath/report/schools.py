"""Part 5: real programs that fit, in an order that is printed, and near misses with how near."""

from __future__ import annotations

from codingpath.model.condition import NOT_SURE
from codingpath.model.roadmap import ProgramMatch, Roadmap
from codingpath.report.blocks import Block, Heading, Part, Text
from codingpath.report.programs import AID, AWARDS, ProgramWords
from codingpath.report.sources import Cites, notices
from codingpath.report.words import counted

ORDER = (
    "The order: fewest known misses first, then your state before online ones from elsewhere, then those known to be accredited where the "
    "exam needs it, then the fewest open questions, "
    "then the nearest program code, the lower price, and the number of awards granted. No school pays to be here."
)


def programs_part(roadmap: Roadmap, cites: Cites) -> Part:
    """Return the programs."""
    words = words_for(roadmap)
    fits = [m for m in roadmap.programs if not m.misses]
    near = [m for m in roadmap.programs if m.misses]
    blocks: list[Block] = [Text(_lead(roadmap, words, fits))]
    if fits:
        blocks += [words.table(fits, cites), *_more(roadmap)]
    if near:
        blocks += [
            Heading("Near misses, and how near"),
            Text("Each misses at least one thing you asked for."),
            words.table(near, cites),
        ]
    if roadmap.programs:
        blocks += [Text(ORDER, "quiet"), Text(AID, "quiet")]
    return Part("schools", "Programs", (*blocks, *notices(roadmap, "schools", cites)))


def words_for(roadmap: Roadmap) -> ProgramWords:
    """Return how programs are told to the person of a roadmap."""
    state, hours = roadmap.sheet.get("state", NOT_SURE), roadmap.sheet.get("hours")
    return ProgramWords(
        catalog=roadmap.catalog,
        certification=roadmap.credential.id if roadmap.credential else None,
        state=None if state == NOT_SURE else str(state),
        hours=hours if isinstance(hours, int) else None,
    )


def _more(roadmap: Roadmap) -> list[Block]:
    if not roadmap.more_programs:
        return []
    return [
        Text(
            f"{counted(roadmap.more_programs, 'more program')} fit as well as is known. To see them all, run `codingpath programs` where this plan was made.",
            "quiet",
        )
    ]


def _lead(roadmap: Roadmap, words: ProgramWords, fits: list[ProgramMatch]) -> str:
    if roadmap.under_way:
        return "You are in a program, so there is none to choose. What to ask its school stands below, under the questions."
    if roadmap.award is None:
        return "There is no program to choose on this path."
    award = AWARDS[roadmap.award]
    if roadmap.option("award").exam_only:
        return "You need no full program for this path. If a course still appeals to you, these are near; ask about a short exam review instead."
    where = "online, as your state is open" if words.state is None else f"in {words.state_name()} or online"
    if not roadmap.state_has_programs:
        return f"No {award} in this field is known to us in {words.state_name()}. These are online or in a neighboring state; ask what fits you."
    if not fits:
        return f"No {award} {where} fits everything you said. The nearest ones are below."
    return f"These {award} programs {where} fit as far as is known. What is not known is written as a question to ask."
