"""开餐馆怎么拿许可证。"""

from guides.demo.draw import devices, papers, signs
from guides.demo.draw.canvas import Canvas, Draw, curve
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
    SKIN,
    SKY,
)
from guides.demo.draw.people import Figure, Person

OWNER = Person(GOLD, "bun", looks=-0.6)


def shop(c: Canvas) -> None:
    c.shape([(-20, 760), (1220, 760), (1220, 920), (-20, 920)], LEAF)
    c.box(130, 230, 600, 530, PAPER, 4, INK, 10)
    c.shape([(100, 230), (760, 230), (720, 170), (140, 170)], MUTED)
    c.tube([(470, 560), (470, 110)], GREY, 62)
    c.shape([(420, 120), (520, 120), (500, 84), (440, 84)], MUTED)
    for n in range(3):
        c.line(curve((446 + n * 22, 66), (456 + n * 22, 48), (446 + n * 22, 28)), LINE, 6)
    c.shape([(360, 600), (580, 600), (520, 540), (420, 540)], SKY)
    for x, colour in ((190, BLUE), (250, MUTED)):
        c.tube([(x, 250), (x, 640)], colour, 26)
    c.box(164, 640, 170, 110, SKY, 8)
    for y in (676, 712):
        c.line(curve((184, y), (214, y - 12), (244, y), (274, y - 12), (314, y)), BLUE, 6)
    c.box(630, 500, 84, 260, AMBER, 4)
    c.oval(648, 640, 8, 8, INK, None)
    with c.at(1080, 660, 1.25):
        signs.bin_(c)
    for x in (770, 990):
        signs.arrow(c, (880, 700), (x, 700), colour=RED, width=12)
    with c.at(880, 640):
        signs.plate(c, "够远", PAPER, 40)
    c.mark(512, 150)
    c.mark(345, 640)
    c.mark(880, 560)


def kitchen(c: Canvas) -> None:
    c.box(60, 90, 1080, 740, PAPER, 10, INK, 10)
    c.box(46, 330, 28, 150, AMBER, 4)
    c.text(112, 300, "进货", 36, MUTED, "lm")
    for n in range(3):
        c.box(96 + n * 104, 500, 92, 92, SKY, 12)
        c.oval(142 + n * 104, 546, 30, 30, PAPER, BLUE, 5)
    c.text(246, 622, "水池", 32, MUTED)
    c.box(440, 500, 170, 92, AMBER, 8)
    c.shape([(470, 560), (560, 560), (566, 540), (470, 534)], GREY, INK, 4)
    c.text(525, 622, "切配", 32, MUTED)
    c.box(650, 500, 210, 92, GREY, 8)
    for x in (705, 805):
        c.oval(x, 546, 34, 34, INK, None)
        with c.at(x, 548, 0.7):
            signs.flame(c)
    c.text(755, 622, "灶台", 32, MUTED)
    c.box(1126, 330, 28, 150, AMBER, 4)
    c.text(1090, 300, "出菜", 36, MUTED, "rm")
    signs.arrow(c, (100, 405), (600, 405), (1060, 405), colour=RED, width=26)
    c.text(250, 350, "生", 48, RED)
    c.text(900, 350, "熟", 48, RED)
    c.box(850, 104, 276, 150, LEAF, 0, INK, 7)
    c.text(988, 178, "凉菜间", 48, GREEN)
    c.line([(60, 670), (1140, 670)], INK, 7)
    c.box(330, 710, 210, 96, SKY, 12)
    c.text(435, 758, "洗碗", 40, BLUE)
    c.box(590, 700, 220, 116, PAPER, 10)
    c.text(700, 758, "消毒柜", 40, GREEN)
    c.mark(96, 560)
    c.mark(600, 405)
    c.mark(850, 180)
    c.mark(330, 716)


def apply(c: Canvas) -> None:
    signs.desk(c, 640)
    with c.at(310, 440):
        devices.phone(c, 430, 780, _menu)
    with c.at(880, 650, 1, 4):
        papers.sheet(c, 400, 360, rows=0)
        with c.at(0, 10, 0.33), c.at(-600, -450):
            _plan(c)
    with c.at(900, 400, 1, 86):
        devices.phone(c, 230, 420)
    with c.at(900, 400, 0.98, -4):
        c.box(-186, -92, 372, 184, AMBER, 6, None)
        with c.at(0, 0, 0.2), c.at(-600, -450):
            _plan(c)
    c.tube([(1290, 420), (1130, 400)], BLUE, 100)
    c.box(1070, 340, 60, 120, SKIN, 26)
    for y in (352, 392, 432):
        c.box(1046, y - 16, 66, 36, SKIN, 17)
    c.mark(94, 330)
    c.mark(94, 690)
    c.mark(680, 640)


def _plan(c: Canvas) -> None:
    """The kitchen's plan as someone draws it by hand."""
    c.box(60, 90, 1080, 740, PAPER, 10, BLUE, 7)
    c.line([(60, 600), (1140, 600)], BLUE, 6)
    c.box(850, 100, 280, 170, None, 0, BLUE, 6)
    for x in (110, 260, 410):
        c.box(x, 430, 120, 110, None, 8, BLUE, 6)
    c.box(640, 430, 260, 110, None, 8, BLUE, 6)
    signs.arrow(c, (110, 330), (1030, 330), colour=RED, width=9)


def _menu(c: Canvas) -> None:
    c.box(-186, -304, 372, 86, GREEN, 12, None)
    c.text(0, -261, "卖什么，勾什么", 44, PAPER)
    rows = (("热菜", True), ("凉菜", True), ("饮料", True), ("糕点", False), ("网络经营", True))
    for row, (label, ticked) in enumerate(rows):
        devices.toggle_row(c, -160, -150 + row * 96, label, ticked, 48)
    c.box(-150, 316, 300, 44, BLUE, 12, None)


def inspect(c: Canvas) -> None:
    signs.wall(c, 690)
    for n in range(3):
        with c.at(850 + n * 120, 110):
            c.box(-50, -66, 100, 132, PAPER, 6)
            with c.at(0, -20):
                papers.portrait(c, 54, SKY, (GOLD, BLUE, GREEN)[n])
            c.text(0, 42, "健康证", 24, GREEN)
    c.box(470, 330, 210, 420, GREY, 12)
    c.box(490, 352, 170, 320, SKY, 8, INK, 4)
    for y in (430, 510, 590):
        c.line([(496, y), (654, y)], INK, 4)
        for x in (522, 575, 628):
            c.oval(x, y - 16, 22, 12, PAPER, INK, 4)
    c.oval(575, 708, 14, 14, GREEN, INK, 4)
    with c.at(690, 320):
        signs.spark(c, 40)
    first = Figure(Person(SKY, "short", looks=0.8, collar=SKY, legs=INK), 200, 390, 1.15)
    second = Figure(Person(SKY, "bun", looks=-0.6, collar=SKY, legs=INK), 760, 440, 1.05)
    owner = Figure(Person(GOLD, "long", looks=-0.9), 1040, 430, 1.1)
    for one in (first, second, owner):
        one.body(c)
    c.shape([(950, 560), (1130, 560), (1150, 860), (930, 860)], PAPER)
    c.line([(950, 560), (990, 450)], INK, 5)
    c.line([(1130, 560), (1090, 450)], INK, 5)
    c.line([(160, 410), (196, 500), (232, 410)], BLUE, 7)
    with c.at(196, 540):
        c.box(-38, -44, 76, 96, PAPER, 8)
        papers.portrait(c, 46, SKY)
    with c.at(350, 590, 1, -6):
        c.box(-90, -120, 180, 240, AMBER, 10)
        c.box(-34, -134, 68, 30, GREY, 8)
        for row in range(3):
            devices.toggle_row(c, -66, -66 + row * 62, "", row < 2, 34)
            c.line([(-8, -66 + row * 62), (64, -66 + row * 62)], LINE, 6)
    first.reach(c, -1, 262, 650)
    first.reach(c, 1, 436, 610)
    second.reach(c, -1, 655, 600)
    second.reach(c, 1, 850, 700)
    owner.reach(c, -1, 960, 650)
    owner.reach(c, 1, 1120, 650)
    c.mark(152, 520)
    c.mark(470, 520)
    c.mark(790, 50)


def decision(c: Canvas) -> None:
    signs.desk(c, 330)
    with c.at(330, 590, 1, -4):
        papers.sheet(c, 420, 520, "现场核查表", size=42)
        for row in range(5):
            devices.toggle_row(c, -160, -120 + row * 70, "", True, 36)
            papers.lines(c, -96, -120 + row * 70, 220, 1, 1)
        with c.at(110, 180):
            papers.stamp_mark(c, "合格", 62)
    with c.at(470, 640, 1.35):
        signs.stamp(c)
    c.tube(curve((650, -60), (590, 230), (490, 450)), SKY, 100)
    c.box(412, 430, 116, 100, SKIN, 44)
    with c.at(860, 500, 1.25):
        devices.printer(c)
    with c.at(860, 690, 1, 0):
        c.shape([(-150, -150), (150, -150), (150, 130), (-150, 130)], PAPER)
        c.text(0, -90, "食品经营许可证", 36, RED)
        papers.lines(c, -120, -40, 130, 4, 38)
        with c.at(80, 40):
            papers.qr(c, 96, INK, 31)
    c.box(710, 528, 300, 34, INK, 12)
    with c.at(960, 170):
        c.shape(
            [(-190, -90), (190, -90), (190, 70), (-60, 70), (-110, 120), (-110, 70), (-190, 70)],
            LEAF,
        )
        c.text(0, -40, "许可证已制好", 42)
        c.text(0, 26, "点这里下载", 38, BLUE)
    c.mark(140, 360)
    c.mark(1010, 800)
    c.mark(770, 84)


def open_(c: Canvas) -> None:
    signs.wall(c, 760)
    c.box(880, 150, 300, 620, SKY, 6, INK, 8)
    c.line([(1030, 150), (1030, 770)], INK, 6)
    with c.at(330, 210, 1.0):
        papers.licence(c, "食品经营许可证", 330, 270)
    with c.at(690, 210, 1.0):
        papers.licence(c, "营业执照", 300, 270)
    owner = Figure(Person(GOLD, "bun", looks=0.8), 270, 540, 1.0)
    owner.body(c)
    guest = Figure(Person(BLUE, "short", looks=-0.8), 980, 450, 1.1)
    guest.body(c)
    guest.reach(c, 1, 1060, 700)
    guest.reach(c, -1, 850, 560)
    c.box(60, 690, 660, 40, PAPER, 6)
    c.box(80, 730, 620, 200, AMBER, 0)
    with c.at(560, 660):
        for n in range(4):
            c.box(-90 + n * 3, 10 - n * 14, 180, 18, PAPER, 3, INK, 4)
        c.text(2, -66, "进货单", 32)
    owner.reach(c, -1, 180, 690)
    with c.at(400, 620):
        c.box(-60, -20, 120, 90, MUTED, 8)
        c.box(-46, -70, 92, 60, SKY, 6)
    owner.reach(c, 1, 340, 650)
    c.mark(178, 84)
    c.mark(828, 84)
    c.mark(664, 640)


SCENES: dict[str, Draw] = {
    "shop": shop,
    "kitchen": kitchen,
    "apply": apply,
    "inspect": inspect,
    "decision": decision,
    "open": open_,
}
