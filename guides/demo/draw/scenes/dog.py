"""家里养狗，给它上户口。"""

from guides.demo.draw import papers, props, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw, curve
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, PAPER, RED
from guides.demo.draw.people import Figure, Person, clerk, police


def may(c: Canvas) -> None:
    signs.wall(c, 740)
    with c.at(420, 530, 1.2):
        props.dog(c)
    c.line([(170, 330), (170, 730)], RED, 12)
    for y in (330, 730):
        c.line([(140, y), (200, y)], RED, 12)
    c.text(170, 280, "61厘米", 50, RED)
    with c.at(900, 380):
        papers.sheet(c, 380, 460, "禁养名录", size=54)
        for row, words in enumerate(("藏獒", "比特")):
            c.text(-110, -60 + row * 110, words, 54, INK, "lm")
            with c.at(110, -60 + row * 110, 1):
                signs.cross(c, 34)
    c.mark(250, 500)
    c.mark(1080, 180)


def vaccine(c: Canvas) -> None:
    signs.wall(c, 740)
    vet = Figure(clerk(-0.7, "bun"), 900, 380, 1.2)
    vet.body(c)
    c.box(160, 650, 560, 40, PAPER, 8)
    c.box(220, 690, 440, 230, LEAF, 0)
    with c.at(400, 470, 1.1):
        props.dog(c)
    with c.at(690, 440, 0.9, -10):
        props.syringe(c)
    vet.reach(c, -1, 790, 450)
    vet.reach(c, 1, 1020, 690)
    with c.at(610, 170):
        signs.plate(c, "狂犬疫苗", AMBER, 50)
    with c.at(190, 240):
        c.oval(0, 0, 100, 100, PAPER, BLUE, 6)
        c.box(-34, -18, 68, 36, GREEN, 16)
        c.text(0, 56, "芯片", 36, BLUE)
    c.line([(275, 292), (350, 340)], BLUE, 6)
    c.mark(760, 350)
    c.mark(110, 160)


def register(c: Canvas) -> None:
    signs.desk(c, 720)
    fields = (("名字", "豆包"), ("毛色", "黄色"), ("住哪里", "3幢502"))
    stage.in_hand(c, 330, screens.form("养犬登记", fields, "提交"), GREEN)
    for x, turn in ((760, -5), (1010, 5)):
        with c.at(x, 350, 1, turn):
            c.box(-110, -150, 220, 290, PAPER, 8)
            c.box(-96, -136, 192, 210, LEAF, 4, None)
            with c.at(0, -20, 0.6, flip=turn > 0):
                props.dog(c)
    c.mark(540, 300)
    c.mark(890, 190)


def check(c: Canvas) -> None:
    values = (("住址", "对得上"), ("疫苗", "一年内"), ("登记", "头一回"))
    stage.at_screen(c, police(0.8), screens.rows(values))
    with c.at(860, 790, 1, -4):
        papers.sheet(c, 250, 170, "养犬登记证", rows=1, size=40)
    with c.at(1070, 790):
        c.oval(0, 0, 60, 60, AMBER)
        c.text(0, 0, "犬牌", 40)
    c.mark(500, 180)
    c.mark(1000, 730)


def walk(c: Canvas) -> None:
    c.shape([(-20, 700), (1220, 700), (1220, 920), (-20, 920)], LEAF)
    for x in (130, 1080):
        with c.at(x, 710, 1.5):
            town.tree(c)
    owner = Figure(Person(BLUE, "long", looks=0.5), 420, 330, 1.15)
    owner.body(c)
    c.line(curve((560, 640), (640, 700), (722, 626)), RED, 10)
    with c.at(780, 640, 1.0):
        props.dog(c, tag=True)
    owner.reach(c, 1, 556, 636)
    owner.reach(c, -1, 310, 640)
    c.box(280, 640, 60, 70, PAPER, 10)
    c.mark(640, 610)
    c.mark(850, 720)


SCENES: dict[str, Draw] = {
    "may": may,
    "vaccine": vaccine,
    "register": register,
    "check": check,
    "walk": walk,
}
