"""找工作、出国要的无犯罪记录证明。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, PAPER, SKY
from guides.demo.draw.people import Figure, Person, police


def ask(c: Canvas) -> None:
    seeker = Figure(Person(AMBER, "bun", looks=0.6), 270, 400, 1.2)
    seeker.body(c)
    signs.desk(c, 720)
    with c.at(344, 320, 1, 12):
        c.box(-26, -60, 52, 124, INK, 14)
    seeker.reach(c, 1, 366, 370)
    seeker.reach(c, -1, 150, 720)
    for y, words, fill in (
        (180, "纸的还是电子的？", LEAF),
        (400, "几个月内的？", SKY),
        (620, "写什么用途？", AMBER),
    ):
        c.box(520, y - 85, 620, 170, fill, 18)
        c.text(830, y, words, 60)
    c.mark(510, 96)
    c.mark(510, 536)


def phone(c: Canvas) -> None:
    signs.desk(c, 720)
    fields = (("用途", "应聘幼儿园"), ("谁查", "我自己"))
    stage.in_hand(c, 330, screens.form("无犯罪证明", fields, "刷脸提交"), AMBER)
    with c.at(880, 400, 1.0):
        devices.phone(c, 360, 620, _face)
    c.mark(540, 300)
    c.mark(1070, 240)


def _face(c: Canvas) -> None:
    with c.at(0, 0, 0.84):
        screens.face("刷脸", Person(AMBER, "bun"))(c)


def counter(c: Canvas) -> None:
    officer, seeker = stage.at_window(c, "派出所", police(-0.8), Person(AMBER, "bun", looks=0.8))
    with c.at(560, 570, 1.0, -4):
        papers.sheet(c, 240, 260, "申请表", rows=1, size=44)
        c.text(-96, 30, "用途", 34, INK, "lm")
        c.line([(-20, 50), (96, 50)], INK, 4)
    seeker.reach(c, 1, 510, 690)
    seeker.reach(c, -1, 190, 690)
    officer.reach(c, -1, 715, 610)
    officer.reach(c, 1, 930, 630)
    with c.at(1060, 580, 0.9, 5):
        papers.id_card(c)
    c.mark(430, 130)
    c.mark(1060, 480)


def search(c: Canvas) -> None:
    def screen(c: Canvas) -> None:
        c.oval(-110, -20, 66, 66, SKY)
        c.line([(-64, 28), (-20, 80)], INK, 20)
        c.text(110, -40, "查询中", 52, BLUE)
        devices.stripe(c, 20, 50, 190, 0.8)

    stage.at_screen(c, police(0.8, "bun"), screen)
    with c.at(960, 770):
        cards.speech(c, "以法院判决为准", size=46, left=False)
    c.mark(500, 180)
    c.mark(740, 790)


def take(c: Canvas) -> None:
    signs.desk(c, 140)
    with c.at(360, 500, 1.0, -3):
        papers.sheet(c, 460, 620, "无犯罪记录证明", size=54)
        papers.lines(c, -180, -170, 360, 4, 56)
        with c.at(-110, 190):
            papers.qr(c, 150)
        with c.at(120, 200):
            papers.stamp_mark(c, "公安", 66)
    with c.at(880, 480, 1.0, 4):
        devices.phone(c, 300, 540, _scan)
        devices.hand_holding(c, 300, 540, AMBER)
    c.mark(590, 260)
    c.mark(1050, 300)


def _scan(c: Canvas) -> None:
    c.box(-100, -170, 200, 200, None, 16, GREEN, 8)
    with c.at(0, -70):
        papers.qr(c, 140)
    c.box(-110, 80, 220, 90, LEAF, 12, GREEN, 4)
    c.text(0, 125, "是真的", 48, GREEN)
    c.oval(0, 214, 20, 20, PAPER, INK, 4)


SCENES: dict[str, Draw] = {
    "ask": ask,
    "phone": phone,
    "counter": counter,
    "search": search,
    "take": take,
}
