"""身份证丢了，补一张。"""

from guides.demo.draw import devices, papers, signs
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, GREY, INK, MIST, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, police

WOMAN = Person(GREEN, "long")


def report(c: Canvas) -> None:
    woman = Figure(Person(GREEN, "long", looks=0.4, smiles=False), 330, 330, 1.2)
    woman.body(c)
    signs.desk(c, 640)
    with c.at(360, 700, 1.1):
        signs.handbag(c)
    woman.reach(c, -1, 250, 600)
    woman.reach(c, 1, 420, 612)
    for x, y, turn in ((640, 760, 12), (780, 820, -14)):
        with c.at(x, y, 1, turn):
            c.box(-54, -34, 108, 68, PAPER, 8)
            c.line([(-30, 0), (30, 0)], MUTED, 6)
    with c.at(890, 750):
        signs.coin(c, 34)
    with c.at(840, 260, 1.25):
        signs.bubble(c, 400, 300)
        signs.police_station(c)
    c.mark(228, 700)
    c.mark(980, 170)


def ready(c: Canvas) -> None:
    c.line([(600, 60), (600, 840)], GREY, 6)
    for x, good in ((300, True), (900, False)):
        with c.at(x, 450):
            c.box(-210, -300, 420, 540, SKY if good else PAPER, 12)
            person = (
                Person(BLUE, "short", collar=BLUE) if good else Person(PAPER, "fringe", smiles=True)
            )
            with c.at(0, 20, 1.42):
                _bust(c, person)
        with c.at(x + 170, 670):
            (signs.tick if good else signs.cross)(c, 62)
    c.mark(150, 640)
    c.mark(196, 330)
    c.mark(980, 290)


def _bust(c: Canvas, person: Person) -> None:
    """A person as a photo shows them: no more than the shoulders."""
    person.body(c, to_hips=True)
    c.box(-150, 155, 300, 200, MIST, 0, None)
    c.line([(-148, 155), (148, 155)], INK, 5)


def capture(c: Canvas) -> None:
    man = Figure(Person(BLUE, "short", looks=-0.8), 700, 360, 1.25)
    c.box(500, 90, 460, 560, PAPER, 10)
    man.body(c)
    signs.counter(c, 640)
    with c.at(220, 300, 1.3):
        devices.camera(c)
    for x in (0, 46):
        with c.at(380 + x, 300):
            c.line([(0, -18), (14, 0), (0, 18)], BLUE, 8)
    with c.at(560, 655, 1):
        devices.fingerprint_reader(c)
    man.reach(c, -1, 560, 640)
    man.reach(c, 1, 860, 650)
    with c.at(1050, 360):
        c.box(-100, -130, 200, 250, PAPER, 12)
        with c.at(0, -28):
            papers.portrait(c, 128, SKY)
        signs.arrow(c, (40, 74), (0, 92), (-44, 80), colour=GREEN, width=10)
    c.mark(220, 390)
    c.mark(460, 700)
    c.mark(1050, 220)


def pay(c: Canvas) -> None:
    signs.counter(c, 150, AMBER, 800)
    with c.at(260, 560, 1, -3):
        papers.sheet(c, 380, 500, "登记表", rows=0, size=40)
        papers.field(c, -150, -120, 300, "姓名", "", 32)
        papers.field(c, -150, -50, 300, "住址", "", 32)
        papers.lines(c, -150, 14, 300, 3, 40)
        c.text(-150, 168, "签名", 32, INK, "lm")
        c.line([(-70, 190), (140, 190)], MUTED, 4)
        with c.at(-10, 184, 0.9):
            devices.pen(c, 230, BLUE)
    with c.at(620, 600):
        c.box(-110, -20, 220, 240, PAPER, 12)
        with c.at(0, 100):
            papers.qr(c, 150)
    with c.at(620, 400, 1, -8):
        devices.phone(c, 190, 330, _paying)
    with c.at(990, 480):
        papers.receipt(c, "回执", 220, 330)
    with c.at(880, 770):
        devices.toggle_row(c, 0, -46, "自取", False, 40)
        devices.toggle_row(c, 0, 34, "邮寄", True, 40)
    c.mark(64, 512)
    c.mark(720, 520)
    c.mark(1085, 340)


def _paying(c: Canvas) -> None:
    c.box(-58, -70, 116, 116, None, 14, BLUE, 6)
    c.line([(-66, -12), (66, -12)], RED, 6)
    c.box(-56, 80, 112, 40, GREEN, 10, None)
    c.text(0, 100, "付款", 26, PAPER)


def make(c: Canvas) -> None:
    signs.wall(c, 720)
    with c.at(360, 400, 1.5):
        devices.card_printer(c)
    with c.at(360, 590, 1.25):
        papers.id_card(c)
    with c.at(360, 400, 1.5):
        c.box(-120, 30, 240, 40, INK, 12)
    c.box(90, 690, 540, 40, PAPER, 8)
    with c.at(910, 300, 1.5):
        signs.calendar(c, ticked=12)
    with c.at(850, 640, 1.1, -20):
        c.line([(-70, 30), (-40, -20), (40, -20), (70, 30)], INK, 40)
        c.line([(-70, 30), (-64, 18)], INK, 60)
        c.line([(70, 30), (64, 18)], INK, 60)
    with c.at(960, 600):
        signs.waves(c)
    c.mark(520, 640)
    c.mark(850, 690)


def collect(c: Canvas) -> None:
    officer = Figure(police(1, "bun"), 280, 380, 1.2)
    officer.body(c)
    signs.counter(c, 650)
    woman = Figure(Person(GREEN, "long", looks=-0.9), 950, 380, 1.25)
    woman.body(c)
    with c.at(590, 480, 1.35, -4):
        papers.id_card(c)
    officer.reach(c, 1, 440, 530)
    woman.reach(c, -1, 745, 530)
    officer.reach(c, -1, 180, 635)
    with c.at(430, 700, 0.8, -80):
        papers.receipt(c, "回执", 170, 250)
    woman.reach(c, 1, 1060, 700)
    c.mark(520, 690)
    c.mark(685, 378)


SCENES: dict[str, Draw] = {
    "report": report,
    "ready": ready,
    "capture": capture,
    "pay": pay,
    "make": make,
    "collect": collect,
}
