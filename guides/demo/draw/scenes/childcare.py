"""三岁以下的娃，领育儿补贴。"""

from guides.demo.draw import cards, devices, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, LEAF, RED, SKY
from guides.demo.draw.people import Figure, Person, baby, clerk


def count(c: Canvas) -> None:
    with c.at(240, 220, 1.5):
        baby(c, AMBER)
    for n, fill in enumerate((LEAF, SKY, AMBER)):
        x = 110 + n * 340
        c.box(x, 430, 310, 230, fill, 14)
        c.text(x + 155, 500, f"第{'一二三'[n]}年", 54)
        c.text(x + 155, 590, "3600元", 70, RED)
    signs.arrow(c, (130, 760), (600, 760), (1080, 760), colour=GREEN, width=18)
    c.text(600, 830, "领到满三岁", 50)
    c.text(760, 220, "2025年起生的", 60)
    c.mark(440, 130)
    c.mark(110, 420)


def fill(c: Canvas) -> None:
    signs.desk(c, 720)
    fields = (("谁申领", "妈妈"), ("孩子", "小禾"), ("打到哪张卡", "尾号0000"))
    stage.in_hand(c, 330, screens.form("育儿补贴", fields, "提交", GREEN), BLUE)
    with c.at(880, 280, 1.35, -4):
        cards.bank_card(c)
    with c.at(880, 600, 1.3):
        baby(c, SKY)
    c.mark(540, 300)
    c.mark(700, 180)


def review(c: Canvas) -> None:
    values = (("户口", "在澄禾"), ("年龄", "一岁半"), ("领过吗", "没有"))
    stage.at_screen(c, clerk(0.8, "bun"), screens.rows(values))
    with c.at(1020, 770, 1.1):
        signs.tick(c, 50)
    c.mark(500, 180)
    c.mark(930, 770)


def paid(c: Canvas) -> None:
    signs.wall(c, 720)
    mother = Figure(Person(GREEN, "long", looks=0.5), 300, 370, 1.2)
    mother.body(c)
    with c.at(300, 590, 1.1, -8):
        baby(c, AMBER)
    mother.reach(c, -1, 200, 630)
    mother.reach(c, 1, 410, 630)
    with c.at(880, 450):
        devices.phone(
            c, 420, 760, screens.message("银行短信", ("育儿补贴", "3600元", "已到账"), BLUE)
        )
    for x, y in ((600, 300), (560, 400), (620, 500)):
        with c.at(x, y):
            signs.coin(c, 44)
    c.mark(1090, 280)
    c.mark(540, 220)


def again(c: Canvas) -> None:
    signs.desk(c, 760)
    with c.at(280, 420):
        for y, width in ((120, 190), (30, 130)):
            c.box(-width, y, width * 2, 90, AMBER, 12)
        c.line([(0, 28), (0, -40)], RED, 14)
        with c.at(0, -70, 0.8):
            signs.flame(c)
        c.text(0, 166, "满一岁", 56)
    rows = (("户口没迁走", True), ("卡没有换", True))
    stage.large(c, 840, screens.ticks("继续申领", rows, "确认", GREEN))
    signs.arrow(c, (500, 480), (550, 480), (590, 480), colour=RED)
    c.mark(110, 400)
    c.mark(1060, 300)


SCENES: dict[str, Draw] = {
    "count": count,
    "fill": fill,
    "review": review,
    "paid": paid,
    "next": again,
}
