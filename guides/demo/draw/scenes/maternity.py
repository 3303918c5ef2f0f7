"""生完孩子，领生育津贴。"""

from guides.demo.draw import cards, papers, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, SKY
from guides.demo.draw.people import Figure, Person, baby, clerk


def check(c: Canvas) -> None:
    signs.wall(c, 740)
    expecting = Figure(Person(GREEN, "long", looks=-0.8), 880, 380, 1.25)
    expecting.body(c)
    c.oval(850, 640, 120, 110, GREEN)
    expecting.reach(c, 1, 930, 600)
    expecting.reach(c, -1, 780, 720)
    months = tuple((f"{n}月", True) for n in range(3, 9))
    stage.large(c, 330, screens.months("缴费记录", months, GREEN))
    c.mark(560, 290)
    c.mark(560, 690)


def hospital(c: Canvas) -> None:
    signs.wall(c, 700)
    with c.at(960, 250, 1.3):
        signs.hospital(c)
    with c.at(860, 640, 1.15):
        town.bed(c)
    with c.at(860, 560, 0.95):
        baby(c, AMBER)
    stage.in_hand(c, 300, screens.code("医保码", 11), GREEN)
    with c.at(610, 470):
        signs.waves(c)
    c.mark(500, 300)
    c.mark(1130, 560)


def apply(c: Canvas) -> None:
    mother = Figure(Person(GREEN, "long", looks=-0.7), 900, 340, 1.2)
    mother.body(c)
    with c.at(900, 560, 1.1, -8):
        baby(c, AMBER)
    mother.reach(c, -1, 800, 600)
    mother.reach(c, 1, 1010, 600)
    signs.desk(c, 760)
    fields = (("哪天生的", "9月18日"), ("多少天", "98天"), ("打到哪张卡", "社保卡"))
    stage.large(c, 330, screens.form("生育津贴", fields, "核对，提交", GREEN))
    c.mark(560, 410)
    c.mark(560, 520)


def count(c: Canvas) -> None:
    worker = Figure(clerk(0.6, "bun"), 210, 390, 1.1)
    worker.body(c)
    signs.desk(c, 640)
    bars = (("顺产", 98, LEAF), ("难产", 113, SKY), ("双胞胎", 113, AMBER))
    for row, (words, days, fill) in enumerate(bars):
        y = 150 + row * 150
        c.text(420, y, words, 46, INK, "lm")
        c.box(590, y - 46, 392, 92, LEAF, 8)
        if days > 98:
            c.box(982, y - 46, 100, 92, fill, 8)
            c.text(1032, y, "+15", 42)
        c.text(786, y, "98天", 50)
    with c.at(960, 760, 0.8):
        cards.calculator(c, "19600")
    with c.at(600, 760, 1, -4):
        signs.note(c, 380, 150, ("每天200元", "× 98天"))
    worker.reach(c, 1, 360, 680)
    worker.reach(c, -1, 110, 660)
    c.mark(590, 90)
    c.mark(1120, 290)


def paid(c: Canvas) -> None:
    signs.desk(c, 140)
    with c.at(360, 450, 1.7, -5):
        papers.social_card(c)
    for x, y in ((620, 620), (690, 680), (590, 720)):
        with c.at(x, y):
            signs.coin(c, 46)
    signs.arrow(c, (700, 600), (640, 520), (580, 470), colour=GREEN)
    stage.large(c, 930, screens.message("医保到账", ("生育津贴", "已到您卡上", "请核对"), BLUE))
    with c.at(300, 760, 1, 3):
        cards.speech(c, "多退少补", size=48)
    c.mark(160, 280)
    c.mark(1140, 300)


SCENES: dict[str, Draw] = {
    "check": check,
    "hospital": hospital,
    "apply": apply,
    "count": count,
    "paid": paid,
}
