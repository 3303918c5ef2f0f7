"""去香港、澳门，办通行证和签注。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw, arc
from guides.demo.draw.ink import AMBER, BLUE, FLOOR, GREEN, GREY, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, police


def which(c: Canvas) -> None:
    traveller = Figure(Person(RED, "bun", looks=0.5), 290, 340, 1.2)
    traveller.body(c)
    signs.desk(c, 620)
    traveller.reach(c, -1, 190, 760)
    traveller.reach(c, 1, 440, 740)
    with c.at(320, 650, 1.15, -6):
        cards.travel_permit(c)
    for y, words, fill, good in ((210, "证还有效", LEAF, True), (480, "证过期了", AMBER, False)):
        c.box(640, y - 110, 480, 220, fill, 16)
        with c.at(710, y):
            (signs.tick if good else signs.cross)(c, 44)
        c.text(780, y - 34, words, 50, INK, "lm")
        c.text(780, y + 42, "只续签注" if good else "新办一张", 46, BLUE, "lm")
    c.mark(500, 560)
    c.mark(1070, 130)


def photo(c: Canvas) -> None:
    signs.wall(c, 740)
    c.box(80, 90, 420, 660, BLUE, 18)
    c.box(120, 130, 340, 400, PAPER, 8)
    with c.at(290, 340, 1.0):
        Person(RED, "bun").body(c, to_hips=True)
    c.box(116, 533, 348, 200, BLUE, 0, None)
    c.line([(120, 530), (460, 530)])
    c.line(arc(290, 330, 150, 176, 0, 360), GREEN, 6)
    c.text(290, 640, "自助拍照", 60, PAPER)
    stage.in_hand(
        c,
        840,
        screens.form("预约", (("办什么", "港澳通行证"), ("哪天", "周六上午")), "约好了"),
        RED,
    )
    c.mark(440, 170)
    c.mark(1030, 330)


def submit(c: Canvas) -> None:
    officer, traveller = stage.at_window(c, "出入境", police(-0.8), Person(RED, "bun", looks=0.8))
    with c.at(1050, 250):
        c.box(-140, -190, 280, 370, PAPER, 12)
        c.text(0, -146, "签注价目", 44, BLUE)
        for row, (label, price) in enumerate(
            (("一次", "15元"), ("两次", "30元"), ("一年多次", "80元"))
        ):
            c.text(-124, -72 + row * 84, label, 34, INK, "lm")
            c.text(124, -72 + row * 84, price, 36, RED, "rm")
    with c.at(570, 560, 1.0, -4):
        papers.sheet(c, 250, 280, "申请表", rows=0, size=40)
        devices.toggle_row(c, -90, -30, "香港", True, 40)
        devices.toggle_row(c, -90, 50, "澳门", True, 40)
    traveller.reach(c, 1, 480, 690)
    traveller.reach(c, -1, 190, 690)
    officer.reach(c, -1, 715, 590)
    officer.reach(c, 1, 930, 630)
    c.mark(455, 440)
    c.mark(910, 60)


def make(c: Canvas) -> None:
    signs.wall(c, 760)
    c.box(60, 650, 1080, 50, MUTED, 24)
    for x in range(110, 1140, 98):
        c.oval(x, 675, 17, 17, GREY, INK, 4)
    for x, words in ((300, "审批"), (700, "制证")):
        c.box(x - 140, 330, 280, 320, SKY, 12)
        c.shape([(x - 84, 650), (x - 84, 500), (x + 84, 500), (x + 84, 650)], INK)
        c.text(x, 412, words, 68, BLUE)
    with c.at(500, 580, 0.7):
        papers.sheet(c, 150, 190, rows=4)
    with c.at(960, 560, 0.8):
        cards.travel_permit(c)
    with c.at(980, 150):
        c.box(-190, -100, 380, 200, PAPER, 18)
        c.text(0, -44, "手机查进度", 46)
        devices.stripe(c, -140, 36, 280, 0.7)
    c.mark(170, 320)
    c.mark(790, 60)


def machine(c: Canvas) -> None:
    signs.wall(c, 780)
    c.box(90, 60, 520, 760, BLUE, 26)
    c.box(130, 110, 440, 330, PAPER, 10)
    c.text(350, 170, "去哪里？", 52)
    for x, words, on in ((240, "香港", True), (460, "澳门", False)):
        c.box(x - 94, 220, 188, 90, AMBER if on else FLOOR, 12, INK, 4)
        c.text(x, 265, words, 50)
    c.box(160, 340, 380, 74, GREEN, 12, None)
    c.text(350, 377, "按指纹，付款", 46, PAPER)
    c.box(150, 500, 180, 26, INK, 10)
    with c.at(470, 530, 1.1):
        c.box(-60, -50, 120, 110, MUTED, 14)
        devices.fingerprint(c, PAPER)
    c.box(180, 650, 340, 30, INK, 10)
    with c.at(350, 720, 0.92):
        cards.travel_permit(c, back=True)
    traveller = Figure(Person(RED, "bun", looks=-0.9), 930, 400, 1.25)
    traveller.body(c)
    traveller.reach(c, -1, 560, 590)
    traveller.reach(c, 1, 1060, 700)
    c.mark(130, 480)
    c.mark(540, 450)
    c.mark(130, 740)


def go(c: Canvas) -> None:
    c.box(-20, 560, 1240, 400, SKY, 0, None)
    for x, floors in ((640, 5), (730, 8), (940, 6), (1030, 9), (1120, 5)):
        with c.at(x, 480, 0.42):
            town.flats(c, floors)
    c.box(-20, 478, 1240, 90, SKY, 0, None)
    c.line([(-20, 478), (1220, 478)], INK, 5)
    with c.at(890, 590, 1.1):
        town.bridge(c)
    with c.at(310, 290, 1.6, -3):
        cards.travel_permit(c, back=True)
    with c.at(255, 305):
        signs.ring(c, 200, 110)
    with c.at(300, 730, 0.85):
        signs.suitcase(c)
    with c.at(780, 800):
        c.box(-280, -74, 560, 148, PAPER, 18)
        c.text(0, -26, "到哪天有效？", 50)
        c.text(0, 38, "还剩几次？", 50, RED)
    c.mark(120, 150)
    c.mark(1070, 730)


SCENES: dict[str, Draw] = {
    "which": which,
    "photo": photo,
    "submit": submit,
    "make": make,
    "machine": machine,
    "go": go,
}
