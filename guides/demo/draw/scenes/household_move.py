"""把户口迁到澄禾来。"""

from guides.demo.draw import cards, devices, papers, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, police

MOVER = Person(GREEN, "short", looks=0.8)


def reason(c: Canvas) -> None:
    mover = Figure(MOVER, 230, 390, 1.2)
    mover.body(c)
    signs.desk(c, 720)
    mover.reach(c, -1, 130, 720)
    mover.reach(c, 1, 380, 560)
    tiles = (
        (580, 240, "自己的房", _house),
        (930, 240, "有工作", _contract),
        (580, 600, "租满一年", _lease),
        (930, 600, "投靠亲人", _family),
    )
    for x, y, words, draw in tiles:
        c.box(x - 160, y - 165, 320, 320, PAPER, 18)
        with c.at(x, y - 42):
            draw(c)
        c.text(x, y + 112, words, 46)
    c.mark(440, 96)
    c.mark(790, 456)


def _house(c: Canvas) -> None:
    signs.home(c, 0.86)


def _contract(c: Canvas) -> None:
    papers.sheet(c, 150, 190, "合同", rows=3, size=38)
    with c.at(44, 62):
        papers.stamp_mark(c, "章", 32)


def _lease(c: Canvas) -> None:
    with c.at(-30, 52, 0.8, -24):
        cards.key(c)
    with c.at(52, -44, 0.5):
        signs.calendar(c, ticked=20)


def _family(c: Canvas) -> None:
    with c.at(0, -4, 1.5):
        cards.heart(c)
    c.text(0, -12, "家", 50, PAPER)


def gather(c: Canvas) -> None:
    signs.desk(c, 120)
    with c.at(260, 430, 1.5, -4):
        papers.register(c)
    with c.at(590, 560, 1.25, 3):
        papers.id_card(c)
    c.text(590, 360, "＋", 120, RED)
    with c.at(940, 440, 1, 4):
        papers.sheet(c, 330, 430, "理由的证明", size=48, fill=LEAF)
        for row, label in enumerate(("房本", "或合同", "或结婚证")):
            devices.toggle_row(c, -120, -70 + row * 84, label, row == 0, 44)
    c.mark(140, 200)
    c.mark(470, 690)
    c.mark(1080, 200)


def apply(c: Canvas) -> None:
    officer, mover = stage.at_window(c, "户籍", police(-0.8), MOVER)
    with c.at(560, 560, 1, -5):
        papers.sheet(c, 250, 300, "迁入申请", rows=0, size=36)
        papers.field(c, -100, -50, 200, "从", "老家", 32)
        papers.field(c, -100, 12, 200, "到", "澄禾", 32)
        c.text(-100, 92, "签名", 30, INK, "lm")
        with c.at(0, 100, 0.8):
            devices.pen(c, 200)
    mover.reach(c, 1, 560, 660)
    mover.reach(c, -1, 190, 690)
    officer.reach(c, -1, 700, 600)
    officer.reach(c, 1, 930, 630)
    c.mark(476, 130)
    c.mark(450, 430)


def review(c: Canvas) -> None:
    signs.wall(c, 640)
    for x, words, fill in ((240, "老家", AMBER), (960, "澄禾", SKY)):
        c.box(x - 180, 250, 360, 400, fill, 14)
        with c.at(x, 390, 1.25):
            signs.police_station(c)
        c.text(x, 570, words, 70)
    signs.arrow(c, (450, 330), (600, 280), (740, 330), colour=BLUE, width=18)
    signs.arrow(c, (740, 560), (600, 610), (450, 560), colour=GREEN, width=18)
    with c.at(600, 445, 0.95):
        papers.sheet(c, 190, 180, "电子迁移证", rows=2, size=34)
    with c.at(1040, 150, 1.0):
        cards.speech(c, "不用您回去", size=44)
    with c.at(150, 150):
        signs.lock(c, 1.1)
    c.mark(600, 235)
    c.mark(810, 140)


def origin(c: Canvas) -> None:
    signs.wall(c, 700)
    with c.at(330, 400, 1.2, -3):
        cards.letter(c, "户口迁移证", 330, 420, "迁")
    with c.at(860, 310, 1.4):
        signs.calendar(c, ticked=6)
    c.text(860, 540, "三十天以内", 62, RED)
    with c.at(860, 730, 0.8):
        town.bus(c, BLUE)
    signs.arrow(c, (620, 780), (570, 780), (500, 780), colour=MUTED)
    c.text(440, 840, "回老家一次", 44)
    c.mark(160, 190)
    c.mark(1060, 160)


def collect(c: Canvas) -> None:
    signs.desk(c, 140)
    c.shape([(90, 250), (520, 280), (520, 800), (60, 780)], PAPER)
    c.shape([(950, 250), (520, 280), (520, 800), (980, 780)], PAPER)
    with c.at(120, 330, 1, 2):
        papers.lines(c, 20, 20, 330, 7, 54)
    with c.at(560, 350, 1, -2):
        papers.field(c, 0, 0, 370, "户主", "高小迁", 42)
        papers.field(c, 0, 92, 370, "住址", "澄禾市", 42)
        with c.at(205, 92):
            signs.ring(c, 220, 56)
        papers.lines(c, 0, 180, 350, 4, 54)
    with c.at(1020, 640, 1.2, 8):
        papers.id_card(c)
    with c.at(1030, 830, 0.8, -6):
        signs.plate(c, "换新地址", AMBER, 44)
    c.mark(972, 400)
    c.mark(1030, 520)


SCENES: dict[str, Draw] = {
    "reason": reason,
    "gather": gather,
    "apply": apply,
    "review": review,
    "origin": origin,
    "collect": collect,
}
