"""社保卡丢了，补一张。"""

from guides.demo.draw import devices, papers, signs
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GOLD, GREEN, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk

ELDER = Person(MUTED, "elder", glasses=True, collar=PAPER)


def freeze(c: Canvas) -> None:
    elder = Figure(ELDER, 600, 400, 1.25)
    elder.body(c)
    signs.desk(c, 690)
    elder.reach(c, -1, 490, 690)
    with c.at(690, 300, 1, 14):
        c.box(-30, -70, 60, 150, INK, 16)
    elder.reach(c, 1, 706, 340)
    with c.at(210, 330):
        c.box(-140, -90, 280, 180, LEAF, 20)
        c.text(0, -26, "12333", 66, GREEN)
        c.text(0, 44, "社保挂失", 38)
    with c.at(990, 300, 1.1):
        signs.bank(c)
    signs.arrow(c, (470, 470), (380, 500), (300, 450), colour=GREEN)
    signs.arrow(c, (745, 470), (820, 500), (900, 450), colour=BLUE)
    with c.at(600, 790):
        papers.social_card(c, 0.8)
        c.line([(-80, 52), (80, -52)], RED, 14)
    c.mark(70, 240)
    c.mark(1120, 210)


def bridge(c: Canvas) -> None:
    signs.wall(c, 640)
    cashier = Figure(clerk(-0.8, "bun"), 880, 430, 1.1)
    with c.at(960, 140):
        signs.hanging_sign(c, "收费处", GREEN)
    cashier.body(c)
    signs.counter(c, 660)
    cashier.reach(c, 1, 990, 650)
    cashier.reach(c, -1, 770, 655)
    with c.at(590, 560, 1.1):
        devices.scanner_gun(c)
    with c.at(330, 430, 1, 14):
        devices.phone(c, 280, 500, _insurance_code)
        devices.hand_holding(c, 280, 500, MUTED)
    with c.at(530, 520, 1, -160):
        signs.waves(c)
    c.mark(215, 300)
    c.mark(690, 600)


def _insurance_code(c: Canvas) -> None:
    c.box(-118, -212, 236, 66, GREEN, 10, None)
    c.text(0, -178, "医保码", 42, PAPER)
    with c.at(0, -20):
        papers.qr(c, 190, INK, 11)


def choose(c: Canvas) -> None:
    signs.wall(c, 700)
    c.box(580, 190, 40, 560, AMBER, 8)
    c.shape([(560, 750), (640, 750), (670, 790), (530, 790)], MUTED)
    c.shape([(590, 220), (300, 220), (240, 275), (300, 330), (590, 330)], PAPER)
    c.text(430, 275, "去网点", 60)
    c.shape([(610, 350), (900, 350), (960, 405), (900, 460), (610, 460)], GOLD)
    c.text(770, 405, "寄到家", 60)
    with c.at(260, 560, 1.15):
        signs.bank(c, "网点")
    with c.at(930, 600):
        signs.home(c, 1.15)
    with c.at(1020, 730, 0.8):
        papers.parcel(c)
    with c.at(420, 640, 0.7):
        signs.clock(c)
    with c.at(760, 650, 0.6):
        signs.calendar(c, ticked=5)
    c.mark(300, 210)
    c.mark(900, 340)


def counter(c: Canvas) -> None:
    elder = Figure(Person(MUTED, "elder", looks=0.6, glasses=True, collar=PAPER), 260, 380, 1.2)
    elder.body(c)
    signs.counter(c, 640)

    def screen(c: Canvas) -> None:
        c.text(0, -76, "确认手机号", 44)
        c.box(-170, -34, 340, 70, AMBER, 8, INK, 4)
        c.text(0, 2, "尾号 0000", 42)
        c.box(-80, 58, 160, 60, GREEN, 10, None)
        c.text(0, 88, "对的", 34, PAPER)

    with c.at(800, 330, 1.15):
        devices.monitor(c, 440, 310, screen)
    with c.at(440, 700, 1.25):
        devices.card_reader(c)
    with c.at(440, 672, 0.86):
        c.shape([(-112, -34), (112, -34), (130, 44), (-130, 44)], SKY)
        c.line([(-84, -8), (10, -8)], MUTED, 6)
        c.line([(-92, 22), (96, 22)], INK, 6)
        c.box(50, -22, 44, 32, PAPER, 3, INK, 3)
    with c.at(980, 740, 1.2):
        devices.sign_pad(c)
    elder.reach(c, 1, 350, 640)
    elder.reach(c, -1, 160, 650)
    c.mark(560, 640)
    c.mark(600, 335)


def printing(c: Canvas) -> None:
    signs.wall(c, 690)
    with c.at(960, 190, 1.4):
        signs.clock(c)
    worker = Figure(clerk(-0.6), 960, 540, 1.0)
    worker.body(c)
    with c.at(400, 380, 1.6):
        devices.card_printer(c)
    with c.at(400, 590, 1.45):
        papers.social_card(c)
    with c.at(400, 380, 1.6):
        c.box(-120, 30, 240, 40, INK, 12)
    signs.counter(c, 710, LEAF)
    worker.reach(c, -1, 870, 715)
    worker.reach(c, 1, 1060, 715)
    c.mark(575, 610)
    c.mark(866, 108)


def activate(c: Canvas) -> None:
    with c.at(600, 440, 2.0):
        papers.social_card(c)
    for y in range(384, 590, 30):
        c.line([(600, y), (600, y + 15)], RED, 8)
    with c.at(170, 250, 0.9):
        signs.hospital(c)
    with c.at(1030, 250, 0.9):
        signs.bank(c)
    signs.arrow(c, (370, 500), (250, 540), (180, 420), colour=GREEN)
    signs.arrow(c, (830, 500), (950, 540), (1020, 420), colour=BLUE)
    for x, dots in ((290, 6), (910, 6)):
        with c.at(x, 730):
            c.box(-190, -60, 380, 120, PAPER, 16)
            with c.at(-120, -10):
                signs.lock(c, 0.9)
            for n in range(dots):
                c.oval(-50 + n * 38, 0, 11, 11, INK, None)
    c.mark(120, 668)
    c.mark(740, 668)


SCENES: dict[str, Draw] = {
    "freeze": freeze,
    "bridge": bridge,
    "choose": choose,
    "counter": counter,
    "print": printing,
    "activate": activate,
}
