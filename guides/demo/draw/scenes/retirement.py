"""到年龄了，办退休领养老金。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, GREY, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk


def age(c: Canvas) -> None:
    signs.desk(c, 720)
    fields = (("出生年月", "1967年5月"), ("性别", "男"))
    stage.in_hand(c, 320, screens.form("退休年龄计算器", fields, "算一算"), MUTED)
    with c.at(860, 300, 1.6):
        signs.calendar(c, ticked=0, chosen=7)
    c.text(860, 560, "就在这个月", 62, RED)
    with c.at(980, 740, 0.9):
        cards.calculator(c)
    c.mark(530, 420)
    c.mark(1070, 150)


def years(c: Canvas) -> None:
    with c.at(330, 450, 1.3, -3):
        papers.sheet(c, 400, 560, "缴费证明", size=52)
        for row, words in enumerate(("1992年", "1993年", "1994年", "1995年")):
            y = -130 + row * 92
            c.text(-160, y, words, 42, INK, "lm")
            with c.at(130, y, 0.9):
                (signs.cross if row == 2 else signs.tick)(c, 30)
    with c.at(860, 300):
        c.box(-150, -150, 300, 300, AMBER, 10)
        c.box(-150, -150, 300, 60, MUTED, 10)
        c.text(0, -118, "人事档案", 42, PAPER)
        c.oval(0, -30, 16, 16, RED, INK, 4)
        papers.lines(c, -110, 30, 220, 3, 40)
    c.text(860, 540, "老工龄看档案", 50)
    with c.at(860, 700, 1.0):
        cards.speech(c, "不够可以接着交", size=48)
    c.mark(610, 470)
    c.mark(690, 150)


def apply(c: Canvas) -> None:
    helper, elder = stage.at_window(
        c, "养老金", clerk(-0.7), Person(GREEN, "bun", GREY, looks=0.8), GREEN
    )
    with c.at(560, 560, 1.0, -4):
        papers.sheet(c, 240, 290, "预核表", size=44)
        papers.field(c, -100, -50, 200, "年限", "31年", 32)
        papers.lines(c, -100, 10, 200, 2, 40)
        c.text(-100, 100, "签名", 30, INK, "lm")
    elder.reach(c, 1, 520, 720)
    elder.reach(c, -1, 190, 690)
    helper.reach(c, -1, 715, 600)
    helper.reach(c, 1, 930, 630)
    with c.at(1060, 560, 0.8):
        cards.bank_card(c)
    c.mark(450, 440)
    c.mark(1060, 480)


def calculate(c: Canvas) -> None:
    def screen(c: Canvas) -> None:
        for row, (label, width, fill) in enumerate(
            (("基础", 300, LEAF), ("个人账户", 190, SKY), ("过渡性", 90, AMBER))
        ):
            y = -96 + row * 90
            c.text(-214, y, label, 40, INK, "lm")
            c.box(-34, y - 32, width * 0.8, 64, fill, 8, INK, 4)

    stage.at_screen(c, clerk(0.8, "bun"), screen)
    with c.at(920, 800):
        c.text(-130, 0, "加起来＝", 56)
        for n in range(3):
            with c.at(40 + n * 74, 0):
                signs.coin(c, 44)
    c.mark(500, 180)
    c.mark(660, 800)


def money(c: Canvas) -> None:
    elder = Figure(Person(GREEN, "bun", GREY, looks=0.4), 280, 360, 1.2)
    elder.body(c)
    signs.desk(c, 660)
    elder.reach(c, -1, 150, 670)
    elder.reach(c, 1, 420, 690)
    with c.at(330, 750, 1.0, -4):
        papers.social_card(c)
    with c.at(650, 380, 1.0):
        signs.calendar(c, ticked=14, chosen=14)
    c.text(650, 540, "每月15号前后", 44)
    with c.at(980, 440, 0.86):
        devices.phone(c, 420, 760, screens.message("养老金到账", ("本月养老金", "已发放"), BLUE))
    c.mark(520, 260)
    c.mark(1170, 290)


SCENES: dict[str, Draw] = {
    "age": age,
    "years": years,
    "apply": apply,
    "calculate": calculate,
    "money": money,
}
