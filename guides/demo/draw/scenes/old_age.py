"""八十岁起，领高龄津贴。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, GREEN, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk

GRANNY = Person(MUTED, "elder", glasses=True, collar=PAPER)


def day(c: Canvas) -> None:
    granny = Figure(GRANNY, 280, 380, 1.25)
    granny.body(c)
    signs.desk(c, 680)
    granny.reach(c, -1, 170, 690)
    granny.reach(c, 1, 400, 690)
    with c.at(870, 620, 1.75, -4):
        papers.id_card(c)
        with c.at(-40, 52):
            signs.ring(c, 72, 24)
    with c.at(860, 230):
        for y, width in ((100, 170), (20, 120)):
            c.box(-width, y, width * 2, 80, AMBER, 12)
        for x in (-70, 0, 70):
            c.line([(x, 18), (x, -40)], RED, 12)
            with c.at(x, -66, 0.7):
                signs.flame(c)
        c.text(0, 142, "80", 62)
    c.mark(640, 740)
    c.mark(1000, 200)


def report(c: Canvas) -> None:
    helper, granny = stage.at_window(
        c, "社区服务", clerk(-0.7, "bun"), Person(MUTED, "elder", looks=0.7, glasses=True), GREEN
    )
    with c.at(520, 560, 0.9, -6):
        papers.id_card(c)
    with c.at(630, 600, 0.9, 6):
        cards.bank_card(c)
    granny.reach(c, 1, 450, 620)
    granny.reach(c, -1, 190, 690)
    helper.reach(c, -1, 720, 610)
    helper.reach(c, 1, 930, 630)
    with c.at(1030, 240):
        cards.speech(c, "我来帮", "您填表", size=46)
    c.mark(500, 460)
    c.mark(900, 160)


def check(c: Canvas) -> None:
    values = (("户口", "澄禾"), ("年龄", "80岁"), ("卡号", "已核对"))
    stage.at_screen(c, clerk(0.8), screens.rows(values))
    with c.at(1040, 780, 1.2):
        signs.tick(c, 50)
    c.mark(500, 180)
    c.mark(960, 720)


def money(c: Canvas) -> None:
    signs.desk(c, 780)
    steps = (
        (110, 340, "80岁起", "60元", LEAF),
        (440, 460, "90岁起", "150元", SKY),
        (770, 620, "100岁起", "600元", AMBER),
    )
    for x, height, age, amount, fill in steps:
        c.box(x, 780 - height, 320, height, fill, 10)
        c.text(x + 160, 780 - height + 70, age, 54)
        c.text(x + 160, 780 - height + 160, amount, 76, RED)
        c.text(x + 160, 780 - height + 240, "每月", 44)
    with c.at(230, 300, 1.0):
        papers.social_card(c)
    with c.at(560, 190, 1):
        signs.coin(c, 60)
    c.mark(110, 210)
    c.mark(1090, 130)


def alive(c: Canvas) -> None:
    granny = Figure(Person(MUTED, "elder", looks=0.7, glasses=True, collar=PAPER), 300, 380, 1.2)
    granny.body(c)
    daughter = Figure(Person(GREEN, "long", looks=-0.8), 960, 380, 1.2)
    daughter.body(c)
    signs.desk(c, 680)
    granny.reach(c, -1, 190, 690)
    granny.reach(c, 1, 400, 690)
    with c.at(620, 420, 0.72):
        devices.phone(
            c,
            420,
            760,
            screens.face("点点头", Person(MUTED, "elder", glasses=True), "拍好了", GREEN),
        )
    daughter.reach(c, -1, 752, 560)
    daughter.reach(c, 1, 1060, 690)
    with c.at(1040, 790, 0.7):
        signs.calendar(c, 200, 190, 0, 7)
    c.mark(440, 210)
    c.mark(930, 730)


SCENES: dict[str, Draw] = {
    "day": day,
    "report": report,
    "check": check,
    "money": money,
    "alive": alive,
}
