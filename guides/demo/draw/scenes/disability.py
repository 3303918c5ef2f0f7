"""办残疾人证。"""

from guides.demo.draw import devices, papers, props, signs
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk


def _rider(c: Canvas, x: float, y: float, size: float) -> Figure:
    """Seat someone in a wheelchair whose seat is at (x, y)."""
    with c.at(x, y, size):
        props.wheelchair(c)
    rider = Figure(Person(BLUE, "short", looks=0.5), x - 10 * size, y - 250 * size, size * 0.92)
    with c.at(rider.x, rider.y, rider.size):
        rider.person.body(c, to_hips=True)
        c.shape([(-100, 270), (150, 270), (170, 420), (110, 440), (100, 340), (-90, 330)], MUTED)
    return rider


def apply(c: Canvas) -> None:
    with c.at(680, 130):
        signs.hanging_sign(c, "残联服务", GREEN)
    helper = Figure(clerk(-0.7, "bun"), 900, 380, 1.15)
    helper.body(c)
    c.box(560, 640, 700, 44, PAPER, 6)
    c.box(580, 684, 700, 300, LEAF, 0)
    rider = _rider(c, 270, 620, 1.2)
    with c.at(650, 570, 0.9, -5):
        papers.sheet(c, 200, 200, "评定表", rows=2, size=44)
    rider.reach(c, 1, 560, 600)
    rider.reach(c, -1, 190, 580)
    helper.reach(c, -1, 770, 620)
    helper.reach(c, 1, 1020, 640)
    c.mark(510, 130)
    c.mark(740, 470)


def book(c: Canvas) -> None:
    with c.at(320, 400, 1.7):
        signs.calendar(c, ticked=0, chosen=12)
    c.text(320, 670, "先约好日子", 56)
    c.line([(640, 80), (640, 820)], INK, 5)
    with c.at(920, 330, 1.3):
        signs.home(c)
    doctor = Figure(Person(PAPER, "bun", cap="nurse"), 920, 590, 0.8)
    doctor.body(c)
    with c.at(920, 110):
        signs.plate(c, "出不了门，上门评", AMBER, 46)
    c.mark(530, 190)
    c.mark(690, 180)


def assess(c: Canvas) -> None:
    signs.wall(c, 740)
    rider = _rider(c, 300, 610, 1.2)
    rider.reach(c, 1, 440, 470)
    rider.reach(c, -1, 190, 560)
    doctors = (Figure(clerk(-0.8), 720, 410, 1.1), Figure(clerk(-0.6, "bun"), 1030, 410, 1.05))
    for one in doctors:
        one.body(c)
    doctors[0].reach(c, -1, 560, 560)
    doctors[0].reach(c, 1, 800, 720)
    doctors[1].reach(c, -1, 950, 720)
    doctors[1].reach(c, 1, 1110, 700)
    with c.at(876, 700):
        papers.sheet(c, 190, 230, "评定", rows=1, size=48)
        c.text(0, 60, "几级？", 48, RED)
    c.mark(876, 230)
    c.mark(970, 590)


def public(c: Canvas) -> None:
    signs.wall(c, 740)
    c.box(120, 120, 620, 560, GREEN, 12)
    c.box(150, 220, 560, 430, PAPER, 6)
    c.text(430, 170, "公示栏", 60, PAPER)
    c.text(180, 270, "姓名", 44, BLUE, "lm")
    c.text(380, 270, "类别", 44, BLUE, "lm")
    c.text(560, 270, "等级", 44, BLUE, "lm")
    for row in range(3):
        y = 360 + row * 90
        for x, width in ((180, 120), (380, 100), (560, 90)):
            c.line([(x, y), (x + width, y)], MUTED, 12)
    for x in (180, 680):
        c.line([(x, 680), (x, 800)], INK, 16)
    with c.at(960, 330, 1.3):
        signs.calendar(c, ticked=5)
    c.text(960, 540, "五个工作日", 56, RED)
    c.mark(120, 240)
    c.mark(1110, 170)


def collect(c: Canvas) -> None:
    signs.desk(c, 150)
    with c.at(350, 330, 1.7, -4):
        c.box(-120, -76, 240, 152, LEAF, 12)
        c.text(-100, -46, "残疾人证", 32, GREEN, "lm")
        for y in (-6, 20):
            c.line([(-98, y), (6, y)], MUTED, 6)
        c.line([(-98, 52), (30, 52)], INK, 7)
        with c.at(72, 4):
            papers.portrait(c, 66, SKY)
    with c.at(870, 470, 1, 3):
        papers.sheet(c, 480, 580, "我能申请哪些", size=56)
        for row, words in enumerate(("生活补贴", "护理补贴", "轮椅拐杖", "家里装扶手")):
            devices.toggle_row(c, -190, -120 + row * 100, words, row < 2, 48)
    with c.at(330, 690, 0.7):
        props.wheelchair(c)
    c.mark(160, 210)
    c.mark(1090, 220)


SCENES: dict[str, Draw] = {
    "apply": apply,
    "book": book,
    "assess": assess,
    "public": public,
    "collect": collect,
}
