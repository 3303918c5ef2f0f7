"""驾驶证到期换证。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import BLUE, GREEN, INK, LEAF, MUTED, PAPER, SKY
from guides.demo.draw.people import Figure, Person, clerk, police


def fines(c: Canvas) -> None:
    signs.desk(c, 700)
    rows = (("违章", False), ("记分", True), ("驾照", True))
    stage.in_hand(c, 330, screens.months("交管12123", rows), BLUE)
    with c.at(870, 360, 1.4, -4):
        cards.driving_licence(c)
    with c.at(860, 640):
        signs.plate(c, "到期前90天可换", LEAF, 50)
    with c.at(480, 262):
        signs.ring(c, 56, 50)
    c.mark(560, 262)
    c.mark(1100, 190)


def body(c: Canvas) -> None:
    signs.wall(c, 720)
    c.box(90, 110, 330, 470, PAPER, 8)
    for row, size in enumerate((110, 84, 60, 42)):
        y = 180 + row * 108
        for n in range(row + 1):
            x = 255 + (n - row / 2) * (size + 16)
            _letter(c, x, y, size * 0.62, (0, 90, 180, 270)[(n + row) % 4])
    man = Figure(Person(BLUE, "short", looks=-0.8, glasses=True), 640, 400, 1.15)
    man.body(c)
    man.reach(c, 1, 690, 300)
    man.reach(c, -1, 560, 690)
    doctor = Figure(clerk(-0.6, "bun"), 980, 420, 1.1)
    doctor.body(c)
    with c.at(930, 640, 1, -4):
        papers.sheet(c, 190, 230, "体检表", rows=3, size=40)
    doctor.reach(c, -1, 850, 650)
    doctor.reach(c, 1, 1060, 690)
    c.mark(440, 150)
    c.mark(1040, 570)


def _letter(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    with c.at(x, y, 1, turn):
        half = size / 2
        c.line([(half, -half), (-half, -half), (-half, half), (half, half)], INK, size * 0.2)
        c.line([(-half, 0), (half, 0)], INK, size * 0.2)


def phone(c: Canvas) -> None:
    signs.desk(c, 740)
    stage.large(c, 330, screens.face("期满换证", Person(BLUE, "short", glasses=True), "付款，提交"))
    fields = (("照片", "体检时拍的"), ("寄到", "家里"))
    with c.at(860, 300):
        c.box(-280, -200, 560, 390, PAPER, 18)
        for row, (label, value) in enumerate(fields):
            papers.field(c, -240, -110 + row * 120, 480, label, value, 48)
        c.text(-240, 130, "工本费和邮费", 44, MUTED, "lm")
        with c.at(200, 126):
            signs.coin(c, 40)
    with c.at(860, 650, 1.1):
        papers.envelope(c, 260, 160)
    c.mark(560, 460)
    c.mark(600, 120)


def counter(c: Canvas) -> None:
    officer, man = stage.at_window(
        c, "驾驶证", police(-0.8, "bun"), Person(BLUE, "short", looks=0.8, glasses=True)
    )
    with c.at(540, 560, 0.78, -6):
        cards.driving_licence(c)
    with c.at(640, 620, 0.8, 4):
        papers.id_card(c)
    man.reach(c, 1, 450, 640)
    man.reach(c, -1, 190, 690)
    officer.reach(c, -1, 730, 620)
    officer.reach(c, 1, 930, 630)
    c.mark(430, 130)
    c.mark(520, 440)


def issue(c: Canvas) -> None:
    signs.wall(c, 720)
    with c.at(330, 380, 1.5):
        devices.card_printer(c)
    with c.at(330, 600, 1.0):
        cards.driving_licence(c)
    with c.at(330, 380, 1.5):
        c.box(-120, 30, 240, 40, INK, 12)
    with c.at(706, 640, 0.95):
        papers.parcel(c)
    signs.arrow(c, (510, 640), (550, 640), (580, 640), colour=GREEN)
    with c.at(1000, 430, 0.86):
        devices.phone(c, 420, 760, _electronic)
    c.mark(150, 590)
    c.mark(1175, 240)


def _electronic(c: Canvas) -> None:
    c.box(-178, -300, 356, 84, BLUE, 12, None)
    c.text(0, -258, "电子驾驶证", 46, PAPER)
    with c.at(0, -40, 1.08):
        c.box(-150, -130, 300, 260, SKY, 14)
        with c.at(0, -30):
            papers.portrait(c, 110, PAPER, BLUE)
        c.text(0, 92, "十年有效", 44, GREEN)


SCENES: dict[str, Draw] = {
    "fines": fines,
    "body": body,
    "phone": phone,
    "counter": counter,
    "issue": issue,
}
