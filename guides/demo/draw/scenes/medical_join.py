"""没有单位，参加居民医保。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk


def which(c: Canvas) -> None:
    signs.wall(c, 690)
    people = (
        (Person(MUTED, "elder", glasses=True), 170, 420, 0.95),
        (Person(GREEN, "fringe"), 390, 500, 0.75),
        (Person(AMBER, "long"), 590, 400, 1.0),
        (Person(PAPER, "short", collar=PAPER), 1000, 400, 1.05),
    )
    for person, x, y, size in people:
        Figure(person, x, y, size).body(c)
    c.line([(790, 120), (790, 860)], INK, 6)
    with c.at(400, 100):
        signs.plate(c, "居民医保", LEAF, 62)
    with c.at(1000, 100):
        signs.plate(c, "职工医保", SKY, 62)
    for x, words in ((400, "自己交"), (1000, "单位交")):
        with c.at(x, 830):
            signs.plate(c, words, AMBER, 56)
    c.mark(170, 100)
    c.mark(1150, 260)


def gap(c: Canvas) -> None:
    with c.at(230, 330, 1.3):
        signs.calendar(c, ticked=0)
        c.line([(-90, -20), (90, 90)], RED, 12)
        c.line([(90, -20), (-90, 90)], RED, 12)
    c.text(230, 560, "断过一年多", 48)
    signs.arrow(c, (430, 340), (480, 340), (520, 340), colour=MUTED)
    for n in range(3):
        c.box(580 + n * 132, 270, 120, 130, AMBER, 10)
        c.text(640 + n * 132, 335, f"等{n + 1}", 44)
    c.box(1000, 270, 120, 130, SKY, 10)
    c.text(1060, 335, "多1", 44)
    c.text(774, 220, "固定等三个月", 44)
    c.text(1060, 220, "再加", 44)
    signs.arrow(c, (1060, 560), (1060, 500), (1060, 430), colour=GREEN)
    with c.at(930, 640, 1.0):
        signs.coin(c, 50)
    c.text(1080, 640, "补一年", 46)
    c.text(1000, 726, "少等一个月", 46, GREEN)
    with c.at(560, 670, 0.95):
        signs.clock(c, 110)
    c.mark(560, 240)
    c.mark(846, 640)


def register(c: Canvas) -> None:
    helper, farmer = stage.at_window(
        c, "便民服务", clerk(-0.7, "bun"), Person(BLUE, "short", looks=0.8), GREEN
    )
    with c.at(1050, 260):
        c.box(-140, -150, 280, 330, PAPER, 14)
        c.text(0, -108, "选身份", 44, GREEN)
        for row, (label, ticked) in enumerate((("居民", True), ("学生", False), ("困难", False))):
            devices.toggle_row(c, -100, -30 + row * 84, label, ticked, 46)
    with c.at(560, 590, 1.05, -5):
        papers.id_card(c)
    farmer.reach(c, 1, 470, 620)
    farmer.reach(c, -1, 190, 690)
    helper.reach(c, -1, 690, 600)
    helper.reach(c, 1, 930, 630)
    c.mark(560, 480)
    c.mark(905, 130)


def pay(c: Canvas) -> None:
    signs.desk(c, 700)
    for n, words in enumerate(("9月", "10月", "11月", "12月")):
        y = 170 + n * 130
        c.box(70, y - 50, 250, 104, LEAF, 12)
        c.text(195, y, words, 54)
    fields = (("给谁交", "妈妈"), ("哪一年", "2027年度"))
    stage.in_hand(c, 640, screens.form("社保缴费", fields, "付款", GREEN), BLUE)
    with c.at(1000, 330, 1.0):
        signs.calendar(c, ticked=20)
    c.text(1000, 520, "收到12月底", 46, RED)
    c.mark(340, 120)
    c.mark(850, 460)


def activate(c: Canvas) -> None:
    signs.wall(c, 700)
    with c.at(720, 220, 1.1):
        signs.hospital(c, "卫生院")
    doctor = Figure(clerk(-0.8), 970, 420, 1.05)
    doctor.body(c)
    c.line([(950, 430), (970, 520), (994, 430)], INK, 7)
    signs.counter(c, 690)
    doctor.reach(c, 1, 1070, 680)
    with c.at(690, 600, 1.05):
        devices.scanner_gun(c)
    doctor.reach(c, -1, 840, 680)
    stage.in_hand(c, 330, screens.code("医保码", 13), BLUE, 6)
    with c.at(970, 690, 0.9):
        cards.medicine(c)
    c.mark(540, 230)
    c.mark(690, 510)


SCENES: dict[str, Draw] = {
    "which": which,
    "gap": gap,
    "register": register,
    "pay": pay,
    "activate": activate,
}
