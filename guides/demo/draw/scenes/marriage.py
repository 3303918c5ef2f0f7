"""领结婚证。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, PAPER, RED, ROSE
from guides.demo.draw.people import Figure, Person, clerk

HE = Person(PAPER, "short", collar=PAPER)
SHE = Person(ROSE, "long")


def date(c: Canvas) -> None:
    signs.wall(c, 720)
    with c.at(830, 330, 1.9):
        signs.calendar(c, ticked=0, chosen=8)
    with c.at(830, 640, 1):
        cards.heart(c, 1.2)
    fields = (("办什么", "结婚登记"), ("哪一天", "5月20日"), ("几点", "上午十点"))
    stage.in_hand(c, 310, screens.form("约号", fields, "约好了", RED), BLUE)
    c.mark(500, 520)
    c.mark(1030, 160)


def photo(c: Canvas) -> None:
    c.box(360, 60, 600, 640, RED, 6)
    signs.wall(c, 740)
    he, she = Figure(HE, 550, 380, 1.05), Figure(SHE, 780, 400, 1.0)
    he.body(c)
    she.body(c)
    signs.desk(c, 720, AMBER)
    for n in range(3):
        with c.at(360 + n * 210, 810, 1, -4 + n * 4):
            c.box(-90, -62, 180, 124, PAPER, 6)
            c.box(-80, -52, 160, 104, RED, 3, None)
            for x, fill in ((-32, PAPER), (34, ROSE)):
                with c.at(x, 6):
                    papers.portrait(c, 58, RED, fill, line=None)
    with c.at(140, 330):
        devices.camera(c)
    c.mark(380, 110)
    c.mark(250, 780)


def declare(c: Canvas) -> None:
    he, she = Figure(HE, 320, 330, 1.1), Figure(SHE, 860, 330, 1.1)
    he.body(c)
    she.body(c)
    signs.desk(c, 600)
    for x, turn in ((350, -3), (830, 3)):
        with c.at(x, 720, 1, turn):
            papers.sheet(c, 330, 280, "声明书", rows=2, size=46)
            c.text(-130, 100, "签名", 34, INK, "lm")
            c.oval(90, 96, 24, 32, RED, None)
    he.reach(c, -1, 200, 640)
    he.reach(c, 1, 470, 640)
    she.reach(c, -1, 700, 640)
    she.reach(c, 1, 980, 640)
    for x in (590, 640):
        with c.at(x, 690 + (x - 590) * 1.6, 0.7):
            papers.id_card(c)
    c.mark(590, 600)
    c.mark(480, 850)


def verify(c: Canvas) -> None:
    def screen(c: Canvas) -> None:
        c.text(0, -104, "婚姻状况", 46, BLUE)
        for x, name in ((-112, "男方"), (112, "女方")):
            c.text(x, -28, name, 44)
            c.text(x, 40, "无配偶", 44, GREEN)
            with c.at(x, 108, 0.8):
                signs.tick(c, 32)

    stage.at_screen(c, clerk(0.8, "bun"), screen)
    with c.at(1010, 770, 1.0):
        cards.speech(c, "是自愿的吗？", size=46, left=False)
    c.mark(500, 180)
    c.mark(810, 800)


def certificate(c: Canvas) -> None:
    for x, y, size in ((120, 150, 0.8), (1080, 170, 0.8), (600, 110, 1.2), (980, 90, 0.5)):
        with c.at(x, y):
            cards.heart(c, size, ROSE)
    he, she = Figure(HE, 420, 360, 1.15), Figure(SHE, 780, 370, 1.1)
    he.body(c)
    she.body(c)
    he.reach(c, 1, 600, 660)
    she.reach(c, -1, 600, 660)
    he.reach(c, -1, 300, 700)
    she.reach(c, 1, 900, 700)
    for x, turn in ((232, -8), (968, 8)):
        with c.at(x, 640, 1.05, turn):
            cards.red_book(c)
    c.mark(140, 510)
    c.mark(600, 590)


SCENES: dict[str, Draw] = {
    "date": date,
    "photo": photo,
    "declare": declare,
    "verify": verify,
    "certificate": certificate,
}
