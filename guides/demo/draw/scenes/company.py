"""开一家公司。"""

from guides.demo.draw import devices, papers, signs
from guides.demo.draw.canvas import Canvas, Draw, arc, curve
from guides.demo.draw.ink import (
    AMBER,
    BLUE,
    GOLD,
    GREEN,
    GREY,
    INK,
    LEAF,
    LINE,
    MUTED,
    PAPER,
    RED,
    SKY,
)
from guides.demo.draw.people import Figure, Person, clerk


def name(c: Canvas) -> None:
    signs.desk(c, 690)

    def screen(c: Canvas) -> None:
        c.box(-382, -232, 764, 74, BLUE, 4, None)
        c.text(0, -195, "名称申报", 44, PAPER)
        parts = (("澄禾", "地方"), ("半亩", "字号"), ("家具", "行业"), ("有限公司", "形式"))
        x = -360
        for words, kind in parts:
            width = 150 if len(words) == 2 else 222
            c.box(x, -112, width, 96, AMBER, 8, INK, 4)
            c.text(x + width / 2, -64, words, 46)
            c.text(x + width / 2, 18, kind, 30, MUTED)
            x += width + 16
        c.box(-200, 78, 400, 104, LEAF, 14, GREEN, 5)
        with c.at(-136, 130):
            signs.tick(c, 32)
        c.text(42, 130, "可以使用", 50, GREEN)

    with c.at(560, 370):
        devices.laptop(c, 820, 520, screen)
    with c.at(1070, 720, 1.1, 6):
        signs.note(c, 190, 180, ("备用：", "一亩", "满园"))
    c.mark(190, 250)
    c.mark(372, 500)
    c.mark(980, 640)


def decide(c: Canvas) -> None:
    people = [
        Figure(Person(BLUE, "short", looks=0.8), 200, 330, 1.15),
        Figure(Person(GREEN, "bun"), 600, 240, 1.1),
        Figure(Person(GOLD, "long", looks=-0.8), 1000, 330, 1.15),
    ]
    for one in people:
        one.body(c)
    c.oval(600, 760, 640, 300, AMBER)
    c.shape([(320, 500), (880, 500), (960, 850), (240, 850)], PAPER)
    for share in (1 / 3, 2 / 3):
        c.line([(320 + 560 * share, 500), (240 + 720 * share, 850)], INK, 4)
    for x, words, draw in (
        (395, "人", _person_sign),
        (600, "钱", signs.coin),
        (805, "地址", _plate),
    ):
        with c.at(x, 566, 0.9):
            draw(c)
        c.text(x - (600 - x) * 0.06, 640, words, 44)
    for x in (322, 540, 758):
        papers.lines(c, x, 700, 120, 4, 36)
    people[0].reach(c, 1, 290, 610)
    people[0].reach(c, -1, 110, 560)
    people[1].reach(c, -1, 510, 478)
    people[1].reach(c, 1, 690, 478)
    people[2].reach(c, -1, 900, 690)
    people[2].reach(c, 1, 1090, 560)
    with c.at(868, 742, 1):
        devices.pen(c, 190, RED)
    c.mark(306, 660)
    c.mark(510, 660)
    c.mark(716, 660)


def _person_sign(c: Canvas) -> None:
    c.oval(0, -22, 18, 18, BLUE, INK, 4)
    c.shape(curve((-36, 40), (-30, 10), (0, 2), (30, 10), (36, 40)), BLUE, INK, 4)


def _plate(c: Canvas) -> None:
    with c.at(0, 4):
        signs.home(c, 0.36)


def fill(c: Canvas) -> None:
    with c.at(600, 450):
        devices.window(c, 1080, 780)
    for number in range(5):
        y = 240 + number * 112
        if number < 4:
            c.line([(150, y + 34), (150, y + 78)], LINE, 6)
        colour = GREEN if number < 2 else GOLD if number == 2 else PAPER
        c.oval(150, y, 36, 36, colour)
        if number < 2:
            with c.at(150, y):
                signs.tick(c, 36)
        else:
            c.text(150, y, str(number + 1), 38)
    c.line([(230, 130), (230, 830)], LINE, 4)
    for row, label in enumerate(("公司名称", "出资额", "经营地址")):
        y = 220 + row * 128
        c.text(290, y, "*", 50, RED, "lm")
        c.text(322, y - 6, label, 40, INK, "lm")
        c.box(530, y - 44, 400, 76, PAPER, 8, INK, 4)
        if row < 2:
            papers.lines(c, 560, y - 4, 240 - 80 * row, 1, 1)
    c.box(700, 560, 400, 240, SKY, 14, INK, 4)
    for row, (label, ticked) in enumerate(
        (("刻公章", True), ("领发票", True), ("开社保户", False))
    ):
        devices.toggle_row(c, 740, 608 + row * 72, label, ticked, 44)
    with c.at(440, 640, 1, -10):
        papers.sheet(c, 170, 210, "人钱址", rows=3, size=30)
    c.mark(104, 464)
    c.mark(928, 216)
    c.mark(700, 566)


def sign(c: Canvas) -> None:
    with c.at(340, 420):
        devices.phone(c, 390, 680, _face_check)
        devices.hand_holding(c, 390, 680)
    c.box(680, 180, 440, 560, PAPER, 16)
    c.text(900, 240, "签名名单", 46)
    for row, clothes in enumerate((BLUE, GREEN, GOLD, MUTED)):
        y = 336 + row * 108
        with c.at(760, y, 0.95):
            papers.portrait(c, 70, SKY, clothes)
        papers.lines(c, 820, y - 8, 150, 2, 26)
        if row < 3:
            with c.at(1050, y):
                signs.tick(c, 34)
        else:
            c.oval(1050, y, 34, 34, PAPER, LINE, 6)
    c.mark(176, 270)
    c.mark(176, 640)
    c.mark(1112, 660)


def _face_check(c: Canvas) -> None:
    c.oval(0, -110, 130, 146, SKY, None)
    with c.at(0, -60, 0.95):
        Person(BLUE, "short").body(c, to_hips=True)
    c.box(-176, 66, 352, 262, PAPER, 20, None)
    c.line([(-176, 66), (176, 66)], LINE, 4)
    for angle in range(0, 360, 30):
        c.line(arc(0, -130, 150, 166, angle, angle + 18), GREEN, 9)
    c.box(-150, 110, 300, 150, AMBER, 12, INK, 4)
    c.line(
        curve((-110, 200), (-70, 140), (-50, 220), (-6, 150), (20, 216), (60, 160), (110, 190)),
        INK,
        8,
    )


def review(c: Canvas) -> None:
    officer = Figure(clerk(0.9), 200, 400, 1.2)
    officer.body(c)
    signs.desk(c, 660)

    def screen(c: Canvas) -> None:
        for row in range(4):
            y = -90 + row * 60
            devices.toggle_row(c, -150, y, "", row < 3, 36)
            papers.lines(c, -84, y, 220, 1, 1)

    with c.at(540, 390, 1.05):
        devices.monitor(c, 400, 310, screen)
    with c.at(420, 740):
        devices.keyboard(c, 300)
    officer.reach(c, 1, 350, 725)
    officer.reach(c, -1, 110, 660)
    signs.arrow(c, (760, 340), (810, 300), (860, 240), colour=GREEN)
    signs.arrow(c, (760, 470), (830, 540), (860, 640), (800, 720), (690, 740), colour=RED)
    with c.at(1010, 200, 0.9):
        papers.licence(c, "营业执照", 330, 270)
    with c.at(1040, 620):
        papers.sheet(c, 220, 250, rows=0)
        papers.lines(c, -76, -76, 150, 5, 38)
        c.line([(-76, 0), (70, 0)], RED, 8)
        with c.at(30, 8):
            devices.pen(c, 190, GOLD)
    c.mark(352, 262)
    c.mark(862, 90)
    c.mark(930, 500)


def collect(c: Canvas) -> None:
    signs.wall(c, 600)
    c.box(-20, 600, 1240, 30, PAPER, 0)
    c.shape([(-20, 630), (1220, 630), (1220, 920), (-20, 920)], AMBER)
    with c.at(700, 330, 1.3, -8):
        papers.envelope(c, 260, 170, GOLD)
    with c.at(300, 400, 1.15):
        papers.licence(c, "营业执照", 400, 400)
    with c.at(560, 700, 1.45):
        signs.stamp(c)
    with c.at(720, 770):
        papers.stamp_mark(c, "公章", 62)
    with c.at(960, 480):
        devices.phone(c, 300, 540, _electronic)
    c.mark(96, 200)
    c.mark(652, 690)
    c.mark(1104, 250)


def _electronic(c: Canvas) -> None:
    c.text(0, -196, "电子营业执照", 38)
    with c.at(0, -86, 0.62):
        papers.licence(c, "营业执照", 370, 270)
    with c.at(0, 120):
        papers.qr(c, 160, INK, 21)
    c.box(-60, 216, 120, 12, GREY, 6, None)


SCENES: dict[str, Draw] = {
    "name": name,
    "decide": decide,
    "fill": fill,
    "sign": sign,
    "review": review,
    "collect": collect,
}
