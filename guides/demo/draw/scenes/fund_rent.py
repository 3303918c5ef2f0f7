"""租房提公积金。"""

from guides.demo.draw import cards, papers, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GOLD, GREEN, INK, LEAF, MUTED, PAPER
from guides.demo.draw.people import Figure, Person, clerk


def test(c: Canvas) -> None:
    tenant = Figure(Person(BLUE, "short", looks=0.7), 230, 400, 1.2)
    tenant.body(c)
    signs.desk(c, 740)
    tenant.reach(c, -1, 120, 740)
    tenant.reach(c, 1, 390, 600)
    for row, words in enumerate(("交满3个月", "两个人都没房", "正在租房住")):
        y = 190 + row * 230
        c.box(520, y - 90, 600, 180, PAPER, 18)
        with c.at(610, y):
            signs.tick(c, 50)
        c.text(690, y, words, 62, INK, "lm")
    c.mark(500, 110)
    c.mark(500, 580)


def contract(c: Canvas) -> None:
    tenant = Figure(Person(BLUE, "short", looks=0.8), 220, 340, 1.1)
    owner = Figure(Person(AMBER, "bun", looks=-0.8), 980, 340, 1.1)
    tenant.body(c)
    owner.body(c)
    signs.desk(c, 600)
    with c.at(600, 560, 1.0):
        papers.sheet(c, 330, 420, "租房合同", size=50)
        papers.field(c, -130, -76, 260, "月租", "1600", 38)
        papers.lines(c, -130, -10, 260, 2, 40)
        with c.at(60, 110):
            papers.stamp_mark(c, "备案", 60)
    tenant.reach(c, 1, 420, 620)
    tenant.reach(c, -1, 110, 620)
    owner.reach(c, -1, 780, 620)
    owner.reach(c, 1, 1090, 620)
    with c.at(220, 780, 1.0, -20):
        cards.key(c, 1.1)
    with c.at(980, 790):
        signs.plate(c, "备案能多取", LEAF, 50)
    c.mark(470, 330)
    c.mark(800, 790)


def submit(c: Canvas) -> None:
    signs.desk(c, 700)
    fields = (("取多少", "1800元"), ("打到哪张卡", "尾号0000"))
    stage.in_hand(c, 330, screens.form("租房提取", fields, "提交"), BLUE)
    with c.at(870, 320, 1.55, -5):
        cards.bank_card(c)
    c.text(870, 500, "户名是您本人", 50, INK)
    with c.at(800, 640):
        signs.coin(c, 56)
    with c.at(900, 690):
        signs.coin(c, 56)
    with c.at(1000, 640):
        signs.coin(c, 56)
    c.mark(530, 320)
    c.mark(660, 210)


def audit(c: Canvas) -> None:
    def screen(c: Canvas) -> None:
        for row, (label, value) in enumerate(
            (("房产", "没有"), ("婚姻", "已婚"), ("缴存", "3个月"))
        ):
            y = -90 + row * 88
            c.text(-200, y, label, 46, MUTED, "lm")
            c.text(-40, y, value, 48, INK, "lm")
            with c.at(190, y, 0.8):
                signs.tick(c, 32)

    stage.at_screen(c, clerk(0.8), screen)
    with c.at(980, 760):
        cards.speech(c, "不用您开证明", size=46, left=False)
    c.mark(500, 180)
    c.mark(770, 780)


def paid(c: Canvas) -> None:
    signs.desk(c, 720)
    with c.at(300, 330, 1.15):
        signs.home(c, 1.2)
    signs.arrow(c, (620, 330), (540, 300), (460, 320), colour=GREEN, width=18)
    for n in range(3):
        with c.at(500 + n * 56, 460 + n % 2 * 30):
            signs.coin(c, 44)
    c.text(300, 560, "付房租", 56)
    stage.large(c, 880, screens.message("银行短信", ("公积金到账", "1800元", "余额已减少"), BLUE))
    with c.at(300, 780):
        signs.plate(c, "一个季度一次", GOLD, 50)
    c.mark(1090, 290)
    c.mark(110, 700)


SCENES: dict[str, Draw] = {
    "test": test,
    "contract": contract,
    "submit": submit,
    "audit": audit,
    "paid": paid,
}
