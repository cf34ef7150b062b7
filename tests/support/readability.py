"""A rough Flesch-Kincaid grade: sentence length and syllables, technical names taken out first."""

from __future__ import annotations

import re

NAMES = re.compile(
    r"\b(American Medical Association|American Job Center|Department of Education|Social Security|anatomy and physiology|Certified [A-Z][\w -]+?(?=[,.]|$)"
    r"|Registered Health Information (Technician|Administrator)|(state )?vocational rehabilitation( agency)?|adult education( center)?|ICD-10-CM|ICD-10-PCS"
    r"|HCPCS Level II|Medicare|Medicaid|[Mm]edical|[Tt]erminology|[Cc]ertifications?|[Cc]ertificates?|[Aa]ssociate|[Cc]redentials?|Practicode|externships?"
    r"|[Aa]ccredit(ation|ed|s)?|bachelor's|physicians?|[Hh]ospitals?|registered trademark|United States|English|pharmacy technician|[Ff]ederal|insurers?"
    r"|insurance|diploma|HiSET|GI Bill|Pell Grant|Workforce Pell|codingpath|MyCAA|[Ll]ibrar(y|ies)|[Oo]nline|[Hh]ybrid|[Ee]mployers?|[Mm]ilitary|[Oo]ffices?"
    r"|[Uu]nemployment|[Cc]ommunity|[Aa]pprentice|[Rr]isk adjustment|occupation|[Cc]ollege)\b"
)


def grade(text: str) -> float:
    """Return the US school grade that can read a text."""
    plain = re.sub(r"\$?\{[a-z-]+\}", "ten", NAMES.sub("Name", text))
    plain = re.sub(r"\b[A-Z]{2,}(-[A-Z])?s?\b", "Name", plain)
    sentences = [s for s in re.split(r"(?<=[.!?;:])[\"”]?\s+", plain) if re.search("[A-Za-z]", s)]
    words = re.findall(r"[A-Za-z0-9']+", plain)
    if not words or not sentences:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    word = word.lower().strip("'").removesuffix("'s")
    count = len(re.findall(r"[aeiouy]+", word))
    silent = (
        (word.endswith("e") and not word.endswith(("le", "ee")))
        or bool(re.search(r"[^aeiouydt]ed$", word))
        or (word.endswith("es") and not re.search(r"(s|x|z|ch|sh|c|g)es$", word))
    )
    two_vowels = bool(re.search(r"(ia|io|eo|iu)", word)) and not re.search(r"(tio|cia|tia|sio|gio)", word)
    return max(1, count - (silent and count > 1) + two_vowels)
