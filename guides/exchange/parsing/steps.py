"""Steps of a process out of a list: what is done, in which words, and by whom where certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guides.vocabulary import Actor

from .lists import Entry, split

_ARROW = re.compile(r"\s*(?:→|⇒|➡|➔|->|—>|--+>|=>|＞＞|>>|↓)\s*")
_TITLE = re.compile(r"(?P<title>[^：:。；;，,\n]{1,20})[：:]\s*(?P<words>.+)", re.DOTALL)
_CLAUSE = re.compile(r"[^。；;，,：:\n（(]{1,20}(?=[。；;，,：:\n（(]|$)")
_APPLICANT = re.compile(
    r"(?:由|请)?(?:申请人|当事人|办事人|办事群众|群众|本人|用户|您|企业|申请单位|申报人|申报单位|监护人|参保人|家属"
    r"|建设单位|申办人|投资者|公民|双方|居民)(?![的]?(?:提交|递交|上报)?的(?:申请|材料))"
)
_OFFICE = re.compile(
    r"(?:由|经)?(?:窗口|受理窗口|综合窗口|工作人员|窗口人员|窗口工作人员|受理人员|审查人员|审核人员|审批人员|经办人|承办人"
    r"|首席代表|派出所|社区|街道|主管部门|受理机关|受理部门|审批机关|实施机关|登记机关|登记机构|许可机关|行政机关|承办机构"
    r"|审核部门|业务科室|[\u3400-\u9fff]{1,10}(?:局|委|厅|科|处|所|中心|办公室|部门|机关|站|大队))"
)
_APPLICANT_TITLES = re.compile(
    r"(?:网上|窗口|现场|提出|提交|递交|当面)*(?:申请|申报|提交申请|提交材料|递交材料|报名|预约|填报|填表|缴费|领取|领证|取件|取证|领取证件"
    r"|领取结果|上传材料|准备材料|注册|登录|上传电子材料|提交申请信息)"
)
_OFFICE_TITLES = re.compile(
    r"(?:窗口|现场|材料|初步|网上|领导|科室|部门)*(?:受理|审查|审核|初审|复审|复核|审批|决定|核准|核发|发证|颁证|制证|送达|办结|公示|勘验"
    r"|踏勘|评审|核查|批准|登簿|归档|收件|接件|预审|审定|签发|出件|制件|作出决定|受理审核|审核审批)"
)
# What a step's title holds.
_LONGEST_TITLE = 50
_FEWEST, _MOST = 2, 60


@dataclass(frozen=True)
class Step:
    """`title` is the lead of `words` or their first clause; `actor` is None where nobody says.

    `origin` is the entry as it stands, with its number.
    """

    title: str
    words: str
    origin: str
    actor: Actor | None = None


@dataclass(frozen=True)
class Steps:
    """`steps` in order, none where the words list none; `rest` are words beside the list."""

    steps: tuple[Step, ...] = ()
    rest: tuple[str, ...] = ()


def parse_steps(lines: Sequence[str]) -> Steps:
    """Return the steps that a text lists: numbered, a line each, or with arrows between them."""
    whole = "\n".join(lines)
    physical = [line for line in whole.splitlines() if line.strip()]
    if len(physical) == 1 and len(_ARROW.findall(whole)) >= 1:
        return _steps(_by_arrows(whole), ())
    listed = split(lines)
    rest = tuple(text for text in (listed.before, listed.after) if text)
    certain = listed.marked or all(map(_TITLE.fullmatch, physical)) or _are_clauses(physical)
    if not certain or not _FEWEST <= len(listed.entries) <= _MOST:
        return Steps(rest=(whole,))
    return _steps(listed.entries, rest)


def _by_arrows(text: str) -> list[Entry]:
    parts: list[Entry] = []
    place = 0
    for match in [*_ARROW.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[place:end].strip():
            parts.append(Entry(text[place:end].strip(), text[place:end]))
        place = match.end() if match else end
    return parts


def _are_clauses(lines: list[str]) -> bool:
    """Tell whether lines are short names of stages: 申请, 受理, 审查."""
    return all(len(line.strip("。；; ")) <= 12 and not _CLAUSE_ENDS.search(line) for line in lines)


_CLAUSE_ENDS = re.compile(r"[。；;，,：:](?=.)")


def _steps(entries: Sequence[Entry], rest: tuple[str, ...]) -> Steps:
    steps = [_step(entry, number) for number, entry in enumerate(entries, 1)]
    if len(steps) < _FEWEST:
        return Steps(rest=("\n".join(entry.words for entry in entries), *rest))
    return Steps(tuple(steps), rest)


def _step(entry: Entry, number: int) -> Step:
    text = entry.text.strip(" \n\u3000")
    led = _TITLE.fullmatch(text)
    if led:
        title, words = led["title"].strip(), led["words"].strip()
    else:
        clause = _CLAUSE.match(text)
        words = text
        title = clause[0].strip() if clause else _short(text, number)
    return Step(title, words or title, entry.words, _actor(title, words))


def _short(text: str, number: int) -> str:
    first = re.split(r"[。；;，,：:\n]", text)[0].strip()
    return first if 0 < len(first) <= _LONGEST_TITLE else f"第{number}步"


def _actor(title: str, words: str) -> Actor | None:
    if _APPLICANT_TITLES.fullmatch(title):
        return Actor.APPLICANT
    if _OFFICE_TITLES.fullmatch(title):
        return Actor.OFFICE
    if _APPLICANT.match(words):
        return Actor.APPLICANT
    return Actor.OFFICE if _OFFICE.match(words) else None
