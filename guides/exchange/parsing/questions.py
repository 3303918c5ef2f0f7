"""Questions and answers: two columns side by side, or one text with both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .markers import marker_at

_ASKS = re.compile(
    r"\s*(?:问题?|[Qq](?:uestion)?)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:、.．]\s*"
)
_ANSWERS = re.compile(r"\s*(?:答案?|解答|回答|答复|[Aa](?:nswer)?)\s*(?:\d{1,2})?\s*[：:、.．]\s*")
_ASKING = re.compile(r".{2,}[？?]\s*$")
_LONGEST_QUESTION = 300


@dataclass(frozen=True)
class Asked:
    """A question and its answer; `words` of either as they stand."""

    question: str
    answer: str
    question_words: str
    answer_words: str


def parse_pairs(questions: Sequence[str], answers: Sequence[str]) -> tuple[Asked, ...]:
    """Return questions with the answers beside them; nothing unless there are as many of each."""
    if len(questions) != len(answers):
        return ()
    pairs = [
        Asked(_question(asked), _ANSWERS.sub("", told, count=1).strip(), asked, told)
        for asked, told in zip(questions, answers, strict=True)
    ]
    fit = all(one.question and one.answer and len(one.question) <= 300 for one in pairs)
    return tuple(pairs) if fit else ()


def parse_questions(lines: Sequence[str]) -> tuple[Asked, ...]:
    """Return the questions and answers that alternate in one text; nothing if they do not."""
    physical = [line for one in lines for line in one.splitlines() if line.strip()]
    groups: list[tuple[list[str], list[str]]] = []
    for line in physical:
        if _is_question(line) and not (groups and groups[-1][0] and not groups[-1][1]):
            groups.append(([line], []))
        elif not groups:
            return ()
        else:
            groups[-1][1].append(line)
    asked = ["\n".join(question) for question, _answer in groups]
    told = ["\n".join(answer) for _question, answer in groups]
    return parse_pairs(asked, told) if all(told) else ()


def _is_question(line: str) -> bool:
    return bool(_ASKS.match(line) or (_ASKING.match(line) and not _ANSWERS.match(line)))


def _question(text: str) -> str:
    bare = text.strip()
    marker = marker_at(bare)
    bare = bare[marker.length :].strip() if marker else bare
    return _ASKS.sub("", bare, count=1).strip()
