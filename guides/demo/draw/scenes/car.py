"""小汽车年检，领检验标志。"""

from guides.demo.draw import cards, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, GREY, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, police


def year(c: Canvas) -> None:
    c.line([(90, 430), (1120, 430)], INK, 8)
    for number in (2, 4, 6, 8, 10):
        x = 90 + (number - 1) * 106
        lane = number in (6, 10)
        c.oval(x, 430, 46, 46, AMBER if lane else LEAF)
        c.text(x, 430, str(number), 48)
        c.text(x, 330 if lane else 530, "上线检" if lane else "手机领", 42, RED if lane else GREEN)
    c.text(1120, 520, "十年后", 42)
    c.text(1120, 576, "每年检", 42, RED)
    with c.at(250, 190, 0.95):
        town.car(c)
    with c.at(600, 740, 1.0, -3):
        cards.driving_licence(c, label="行驶证")
        with c.at(-76, 10):
            signs.ring(c, 66, 26)
    c.mark(400, 740)
    c.mark(620, 250)


def prepare(c: Canvas) -> None:
    town.road(c, 640)
    with c.at(560, 500, 1.75):
        town.car(c)
    with c.at(230, 760):
        c.shape([(0, -90), (92, 60), (-92, 60)], RED)
        c.shape([(0, -40), (48, 36), (-48, 36)], PAPER)
    owner = Figure(Person(GREEN, "short", looks=-0.7), 1050, 400, 1.05)
    owner.body(c)
    owner.reach(c, -1, 930, 520)
    owner.reach(c, 1, 1140, 640)
    with c.at(960, 500):
        signs.spark(c, 44)
    for x, words in ((300, "胎纹"), (560, "贴膜"), (860, "车灯")):
        with c.at(x, 250):
            signs.plate(c, words, AMBER, 46)
    c.line([(300, 295), (350, 520)], INK, 5)
    c.line([(560, 295), (560, 390)], INK, 5)
    c.line([(860, 295), (930, 470)], INK, 5)
    c.mark(190, 250)
    c.mark(450, 250)
    c.mark(760, 250)
    c.mark(350, 800)


def phone(c: Canvas) -> None:
    signs.wall(c, 720)
    rows = (("违章都处理了", True), ("交强险在期", True), ("车船税交了", True))
    stage.in_hand(c, 330, screens.ticks("检验标志", rows, "申领"), BLUE)
    with c.at(890, 560, 1.3):
        town.car_front(c)
    with c.at(890, 200, 1.5):
        cards.sticker(c)
    signs.arrow(c, (620, 300), (700, 250), (780, 220), colour=GREEN)
    c.mark(120, 260)
    c.mark(1010, 170)


def line(c: Canvas) -> None:
    town.road(c, 700)
    with c.at(780, 480, 1.55):
        town.station(c)
    with c.at(760, 650, 1.3):
        town.car(c)
    worker = Figure(Person(AMBER, "short", looks=0.7), 220, 420, 1.15)
    worker.body(c)
    worker.reach(c, -1, 130, 640)
    worker.reach(c, 1, 400, 690)
    with c.at(392, 560, 1, -5):
        c.box(-90, -120, 180, 240, PAPER, 10)
        c.box(-34, -134, 68, 30, GREY, 8)
        for row in range(3):
            with c.at(-54, -66 + row * 66, 0.7):
                (signs.tick if row != 1 else signs.cross)(c, 30)
            c.line([(-16, -66 + row * 66), (66, -66 + row * 66)], MUTED, 7)
    c.mark(480, 300)
    c.mark(520, 430)


def issue(c: Canvas) -> None:
    def screen(c: Canvas) -> None:
        c.box(-220, -120, 440, 130, SKY, 8, INK, 4)
        with c.at(0, -50, 0.5):
            town.car(c)
        c.text(-60, 80, "合格", 60, GREEN)
        with c.at(120, 80):
            signs.tick(c, 44)

    stage.at_screen(c, police(0.8, "bun"), screen)
    with c.at(980, 760, 1.15):
        cards.sticker(c)
    signs.arrow(c, (1000, 590), (1000, 640), (990, 680), colour=GREEN)
    c.mark(510, 180)
    c.mark(1090, 760)


SCENES: dict[str, Draw] = {
    "year": year,
    "prepare": prepare,
    "phone": phone,
    "line": line,
    "issue": issue,
}
