"""外地人在澄禾，办居住证。"""

from guides.demo.draw import cards, devices, papers, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, police

WORKER = Person(AMBER, "long")


def register(c: Canvas) -> None:
    signs.wall(c, 720)
    with c.at(960, 740):
        town.flats(c, 8)
    with c.at(760, 740):
        town.flats(c, 5, SKY)
    stage.in_hand(
        c,
        320,
        screens.form(
            "居住登记", (("门牌号", "3幢502"), ("从哪天住起", "3月1日"), ("房东", "")), "登记"
        ),
        AMBER,
    )
    with c.at(980, 130, 1.1):
        cards.speech(c, "满半年", "从今天数", size=44)
    c.mark(130, 300)
    c.mark(800, 90)


def proof(c: Canvas) -> None:
    worker = Figure(Person(AMBER, "long", looks=0.4), 600, 330, 1.1)
    worker.body(c)
    signs.desk(c, 560)
    for x, title, note in (
        (240, "租房合同", "住处"),
        (600, "社保记录", "工作"),
        (960, "在读证明", "上学"),
    ):
        with c.at(x, 650):
            papers.sheet(c, 270, 300, title, rows=3, size=44)
        with c.at(x, 820):
            signs.plate(c, note, LEAF, 44)
    worker.reach(c, -1, 470, 590)
    worker.reach(c, 1, 730, 590)
    c.mark(120, 520)
    c.mark(850, 520)


def apply(c: Canvas) -> None:
    officer, worker = stage.at_window(
        c, "居住证", police(-0.6, "bun"), Person(AMBER, "long", looks=0.8), GREEN
    )
    with c.at(500, 460, 0.9):
        c.box(-70, -86, 140, 172, PAPER, 8)
        papers.portrait(c, 116, SKY, AMBER)
    with c.at(600, 610, 0.9, -4):
        papers.id_card(c)
    worker.reach(c, 1, 490, 610)
    worker.reach(c, -1, 190, 690)
    officer.reach(c, -1, 720, 610)
    officer.reach(c, 1, 930, 630)
    c.mark(440, 330)
    c.mark(640, 720)


def issue(c: Canvas) -> None:
    def screen(c: Canvas) -> None:
        for row, label in enumerate(("住址", "社保", "学籍")):
            y = -90 + row * 84
            c.text(-190, y, label, 46, INK, "lm")
            devices.stripe(c, -60, y, 190, 1)
            with c.at(190, y, 0.8):
                signs.tick(c, 32)

    stage.at_screen(c, police(0.8), screen)
    with c.at(960, 730, 1.1, -6):
        cards.residence_permit(c)
    c.mark(520, 180)
    c.mark(1120, 690)


def use(c: Canvas) -> None:
    c.box(420, 340, 360, 230, PAPER, 18, None)
    with c.at(600, 450, 1.45):
        cards.residence_permit(c)
    spots: tuple[tuple[float, float, str, Draw, float], ...] = (
        (210, 220, "上学", town.school, 0.55),
        (990, 220, "考驾照", cards.driving_licence, 0.72),
        (210, 690, "办护照", papers.passport, 0.95),
        (990, 690, "给车上牌", town.car, 0.62),
    )
    for x, y, words, draw, size in spots:
        c.oval(x, y, 180, 160, SKY)
        with c.at(x, y - 14, size):
            draw(c)
        c.text(x, y + 124, words, 42)
        near = (600 + (x - 600) * 0.42, 450 + (y - 450) * 0.42)
        c.line([near, (600 + (x - 600) * 0.56, 450 + (y - 450) * 0.56)], BLUE, 10)
    c.mark(600, 310)
    c.mark(420, 150)


def renew(c: Canvas) -> None:
    signs.desk(c, 700)
    with c.at(270, 380, 1.6):
        signs.calendar(c, ticked=0, chosen=16)
    c.text(270, 640, "满一年之前", 50)
    signs.arrow(c, (500, 400), (560, 400), (600, 400), colour=RED)
    stage.large(
        c, 850, screens.ticks("签注", (("还住这里", True), ("电话没变", True)), "续一年", GREEN)
    )
    with c.at(480, 780, 1.0, -8):
        cards.residence_permit(c)
    c.mark(410, 210)
    c.mark(1070, 330)


SCENES: dict[str, Draw] = {
    "register": register,
    "proof": proof,
    "apply": apply,
    "issue": issue,
    "use": use,
    "renew": renew,
}
