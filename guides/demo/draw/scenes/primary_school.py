"""孩子上小学，报名入学。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk


def zone(c: Canvas) -> None:
    with c.at(600, 450):
        town.city_map(c, 1100, 800)
    c.box(180, 180, 620, 520, None, 40, RED, 10)
    with c.at(350, 560, 0.9):
        signs.home(c)
    with c.at(640, 400, 0.8):
        town.school(c)
    with c.at(640, 290, 1.0):
        town.pin(c)
    signs.arrow(c, (420, 500), (480, 450), (530, 430), colour=BLUE)
    with c.at(960, 620):
        signs.plate(c, "学区地图", PAPER, 54)
    c.mark(180, 180)
    c.mark(790, 340)


def fill(c: Canvas) -> None:
    signs.desk(c, 690)

    def screen(c: Canvas) -> None:
        c.box(-382, -232, 764, 78, BLUE, 4, None)
        c.text(0, -193, "一年级报名", 48, PAPER)
        for row, (label, value, fill) in enumerate(
            (("户口", "已查到", LEAF), ("房子", "已查到", LEAF), ("接种", "请拍照", AMBER))
        ):
            y = -92 + row * 108
            c.text(-340, y, label, 48, INK, "lm")
            c.box(-200, y - 42, 380, 84, fill, 8, INK, 4)
            c.text(-10, y, value, 48, RED if fill == AMBER else GREEN)
            with c.at(250, y):
                (signs.cross if fill == AMBER else signs.tick)(c, 34)

    with c.at(600, 370):
        devices.laptop(c, 820, 520, screen)
    c.mark(430, 278)
    c.mark(430, 494)


def review(c: Canvas) -> None:
    worker = Figure(clerk(0.4, "bun"), 300, 380, 1.2)
    worker.body(c)
    signs.desk(c, 640)
    with c.at(640, 700, 1, -4):
        papers.sheet(c, 300, 300, "报名表", rows=3, size=48)
    worker.reach(c, -1, 180, 660)
    worker.reach(c, 1, 530, 740)
    c.box(820, -10, 420, 930, SKY, 0)
    parent = Figure(Person(AMBER, "long", looks=-0.5), 1000, 420, 1.05)
    parent.body(c)
    with c.at(1076, 350, 1, -12):
        c.box(-26, -60, 52, 124, INK, 14)
    parent.reach(c, 1, 1090, 400)
    parent.reach(c, -1, 930, 720)
    with c.at(600, 170):
        cards.speech(c, "有张照片不清楚", "请再拍一张", size=46)
    c.mark(480, 570)
    c.mark(1150, 260)


def supplement(c: Canvas) -> None:
    signs.desk(c, 640)
    with c.at(230, 740, 0.95, -6):
        papers.sheet(c, 380, 320, "房屋租赁合同", rows=3, size=50)
    rows = (("户口簿", True), ("住房凭证", False))
    with c.at(480, 340, 0.9, 3):
        devices.phone(c, 230, 420, _camera)
        devices.hand_holding(c, 230, 420, AMBER)
    stage.large(c, 890, screens.months("待补的", rows, RED))
    with c.at(890, 520):
        c.text(0, -20, "三天里补上", 56, RED)
    c.mark(620, 200)
    c.mark(1110, 400)


def _camera(c: Canvas) -> None:
    c.box(-92, -150, 184, 250, SKY, 6, None)
    with c.at(0, -30, 0.42):
        papers.sheet(c, 360, 400, "租赁合同", rows=3, size=60)
    c.oval(0, 150, 24, 24, PAPER, RED, 7)


def result(c: Canvas) -> None:
    signs.wall(c, 730)
    with c.at(280, 480, 1.35):
        town.school(c, "小学")
    with c.at(930, 290, 1.0, 3):
        papers.sheet(c, 340, 420, "录取通知书", size=54, rows=3)
        with c.at(90, 140):
            papers.stamp_mark(c, "录取", 54)
    parent = Figure(Person(AMBER, "long", looks=0.4), 560, 470, 0.95)
    child = Figure(Person(GREEN, "fringe", looks=-0.5), 810, 660, 0.66)
    parent.body(c)
    child.body(c)
    parent.reach(c, 1, 700, 740)
    parent.reach(c, -1, 470, 730)
    child.reach(c, -1, 702, 742)
    child.reach(c, 1, 880, 790)
    c.mark(1110, 100)
    c.mark(700, 690)


SCENES: dict[str, Draw] = {
    "zone": zone,
    "fill": fill,
    "review": review,
    "supplement": supplement,
    "result": result,
}
