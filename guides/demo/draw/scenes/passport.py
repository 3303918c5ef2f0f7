"""办护照。"""

from guides.demo.draw import devices, papers, signs
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import (
    BLUE,
    FLOOR,
    GOLD,
    GREEN,
    GREY,
    INK,
    MUTED,
    PAPER,
    RED,
    SKIN,
    SKY,
)
from guides.demo.draw.people import Figure, Person, police


def book(c: Canvas) -> None:
    signs.wall(c, 660)
    with c.at(430, 440):
        devices.phone(c, 420, 760, _booking)
    with c.at(820, 310, 1.25):
        signs.globe(c)
    with c.at(900, 620, 1.25):
        signs.suitcase(c)
    with c.at(1060, 720, 0.8, 10):
        papers.passport(c)
    c.mark(232, 190)
    c.mark(640, 470)


def _booking(c: Canvas) -> None:
    c.box(-180, -300, 360, 84, BLUE, 12, None)
    c.text(0, -258, "普通护照", 48, PAPER)
    with c.at(0, -40, 1.35):
        signs.calendar(c, 250, 230, 0, 12)
    for x, words, chosen in ((-96, "上午", True), (96, "下午", False)):
        c.box(x - 82, 170, 164, 76, GOLD if chosen else PAPER, 10, INK, 4)
        c.text(x, 208, words, 40)
    c.box(-178, 274, 356, 74, GREEN, 12, None)
    c.text(0, 311, "约好了", 42, PAPER)


def photo(c: Canvas) -> None:
    signs.wall(c, 740)
    c.box(110, 60, 460, 690, PAPER, 6)
    c.box(90, 40, 500, 34, GREY, 10)
    sitter = Figure(Person(GREEN, "bun"), 340, 400, 1.3)
    sitter.body(c)
    sitter.reach(c, -1, 270, 720)
    sitter.reach(c, 1, 410, 720)
    with c.at(560, 690, 1, -12):
        for x in (-34, 34):
            c.oval(x, 0, 28, 22, SKY, INK, 6)
        c.line([(-8, -4), (8, -4)], INK, 6)
    maker = Figure(Person(BLUE, "short", looks=-0.9), 960, 390, 1.2)
    maker.body(c)
    with c.at(740, 330, 1.0):
        devices.camera(c)
    maker.reach(c, -1, 800, 390)
    maker.reach(c, 1, 1118, 640)
    with c.at(1010, 650, 1, 6):
        papers.receipt(c, "回执", 200, 240)
        c.text(0, 78, "No. 0001", 32, BLUE)
    c.oval(1118, 640, 25, 25, SKIN)
    c.mark(150, 130)
    c.mark(640, 655)
    c.mark(906, 640)


def apply(c: Canvas) -> None:
    with c.at(340, 90):
        signs.hanging_sign(c, "二楼 出入境")
    officer = Figure(police(0.6), 290, 420, 1.15)
    officer.body(c)
    signs.counter(c, 650)
    officer.reach(c, -1, 190, 640)
    officer.reach(c, 1, 420, 650)
    woman = Figure(Person(GREEN, "bun", looks=-0.8), 985, 390, 1.25)
    woman.body(c)
    with c.at(650, 560, 1, -4):
        papers.sheet(c, 380, 460, "申请表", size=40)
        papers.field(c, -156, -108, 312, "姓名", "陈小澄", 36)
        papers.field(c, -156, -26, 312, "拼音", "CHEN", 36)
        with c.at(70, -26):
            signs.ring(c, 126, 48)
        papers.lines(c, -156, 50, 300, 4, 40)
    woman.reach(c, -1, 835, 540)
    woman.reach(c, 1, 1100, 760)
    c.mark(110, 90)
    c.mark(448, 548)


def finger(c: Canvas) -> None:
    signs.counter(c, 330, FLOOR, 700)
    with c.at(400, 560, 2.1):
        devices.fingerprint_reader(c, 2)
    for x, side in ((274, -1), (526, 1)):
        _pointing(c, x, 590, side)
    with c.at(960, 430):
        c.box(-170, -230, 340, 480, MUTED, 24)
        c.box(-146, -206, 292, 390, PAPER, 10, INK, 4)
        c.text(0, -156, "扫码付款", 48)
        with c.at(0, 30):
            papers.qr(c, 230, INK, 5)
    for x in (180, 620):
        with c.at(x, 170, 0.95):
            c.oval(0, 0, 74, 74, PAPER, BLUE, 5)
            with c.at(0, -4):
                devices.fingerprint(c)
    c.mark(400, 470)
    c.mark(800, 240)


def _pointing(c: Canvas, x: float, y: float, side: int) -> None:
    """A hand from below whose forefinger lies at (x, y)."""
    with c.at(x, y, 1.15, flip=side < 0):
        c.tube([(70, 330), (54, 190)], GREEN, 96)
        c.box(0, 84, 108, 110, SKIN, 40)
        c.box(-20, -20, 44, 150, SKIN, 22)
        for finger_x, top in ((28, 74), (62, 84)):
            c.box(finger_x, top, 40, 62, SKIN, 20)
        c.box(2, 110, 90, 70, SKIN, 30, None)
        c.box(-8, -10, 22, 26, PAPER, 10, INK, 3)


def issue(c: Canvas) -> None:
    signs.wall(c, 760)
    c.box(60, 640, 1080, 50, MUTED, 24)
    for x in range(110, 1140, 98):
        c.oval(x, 665, 17, 17, GREY, INK, 4)
    for x, words in ((360, "审批"), (760, "制证")):
        c.box(x - 150, 300, 300, 340, SKY, 12)
        c.shape([(x - 92, 640), (x - 92, 470), (x + 92, 470), (x + 92, 640)], INK)
        c.text(x, 384, words, 72, BLUE)
    with c.at(130, 560, 0.7):
        papers.sheet(c, 150, 200, rows=4)
    with c.at(560, 560, 0.7):
        papers.sheet(c, 150, 200, rows=4)
        with c.at(30, 40):
            papers.stamp_mark(c, "准", 40)
    with c.at(1010, 536, 0.95):
        papers.passport(c)
    signs.arrow(c, (930, 720), (1090, 720), colour=GREEN, width=14)
    with c.at(1020, 150, 1, 90):
        devices.phone(c, 230, 330)
    with c.at(1020, 150):
        c.text(0, -50, "进度", 44)
        devices.stripe(c, -110, 20, 220, 0.7)
    c.mark(226, 300)
    c.mark(626, 300)
    c.mark(868, 64)


def collect(c: Canvas) -> None:
    signs.desk(c, 120)
    c.shape([(120, 210), (760, 190), (770, 480), (110, 500)], PAPER)
    c.shape([(110, 500), (770, 480), (790, 790), (90, 800)], SKY)
    papers.lines(c, 170, 270, 520, 4, 46)
    with c.at(230, 640, 1.0, -1):
        papers.portrait(c, 180, PAPER, GREEN)
    c.text(370, 570, "姓名  陈小澄", 36, INK, "lm")
    c.text(370, 626, "CHEN XIAOCHENG", 30, MUTED, "lm")
    papers.lines(c, 370, 690, 330, 2, 40)
    c.text(410, 430, "持证人签名", 30, MUTED, "lm")
    c.line([(400, 468), (740, 462)], INK, 4)
    with c.at(590, 456, 1.2):
        devices.pen(c, 250)
    with c.at(990, 480, 1, 6):
        devices.phone(c, 270, 480, _snapshot)
        devices.hand_holding(c, 270, 480, GREEN)
    c.mark(330, 560)
    c.mark(380, 432)
    c.mark(880, 230)


def _snapshot(c: Canvas) -> None:
    c.box(-118, -186, 236, 330, FLOOR, 8, None)
    with c.at(0, -40, 0.9, 3):
        c.box(-90, -110, 180, 100, PAPER, 4, INK, 4)
        c.box(-90, -10, 180, 100, SKY, 4, INK, 4)
        with c.at(-46, 40):
            papers.portrait(c, 56, PAPER, GREEN)
        papers.lines(c, 4, 20, 70, 3, 22)
    c.oval(0, 182, 26, 26, PAPER, RED, 7)


SCENES: dict[str, Draw] = {
    "book": book,
    "photo": photo,
    "apply": apply,
    "finger": finger,
    "issue": issue,
    "collect": collect,
}
