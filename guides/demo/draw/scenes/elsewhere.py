"""去外地看病，先备个案。"""

from guides.demo.draw import cards, devices, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk


def which(c: Canvas) -> None:
    patient = Figure(Person(MUTED, "elder", looks=0.7, glasses=True), 220, 400, 1.15)
    patient.body(c)
    signs.desk(c, 740)
    ways = (
        (160, "长住半年以上", LEAF, _home),
        (420, "只去看这场病", SKY, _suitcase),
        (680, "急病在抢救", AMBER, _clock),
    )
    for y, words, fill, draw in ways:
        c.box(500, y - 110, 640, 220, fill, 18)
        with c.at(620, y):
            draw(c)
        c.text(740, y, words, 56, INK, "lm")
    patient.reach(c, 1, 380, 560)
    patient.reach(c, -1, 120, 740)
    c.mark(490, 60)
    c.mark(490, 320)
    c.mark(490, 580)


def _home(c: Canvas) -> None:
    signs.home(c, 0.7)


def _suitcase(c: Canvas) -> None:
    with c.at(0, 10, 0.62):
        signs.suitcase(c)


def _clock(c: Canvas) -> None:
    with c.at(0, 0, 0.9):
        signs.clock(c)


def long(c: Canvas) -> None:
    signs.desk(c, 700)
    fields = (("去哪座城市", "外省某市"), ("为什么", "跟女儿住"))
    stage.large(c, 330, screens.form("异地长期居住", fields, "签承诺书", GREEN))
    with c.at(830, 300, 1.3, -4):
        cards.letter(c, "承诺书", 270, 340)
        with c.at(0, 110, 0.9):
            devices.pen(c, 200, BLUE)
    c.text(830, 590, "或者交", 50, RED)
    with c.at(830, 740, 1.2):
        cards.residence_permit(c)
    c.mark(1010, 120)
    c.mark(660, 680)


def short(c: Canvas) -> None:
    with c.at(600, 450):
        town.city_map(c, 1080, 780)
    for x, y, words, fill in ((260, 620, "澄禾", BLUE), (890, 330, "外省医院", RED)):
        with c.at(x, y, 1.7):
            town.pin(c, 1, fill)
        with c.at(x, y + 60):
            signs.plate(c, words, PAPER, 46)
    signs.arrow(c, (330, 520), (560, 360), (800, 290), colour=GREEN, width=18)
    with c.at(780, 660):
        c.box(-200, -90, 400, 180, PAPER, 16)
        c.text(0, -34, "临时外出就医", 48, BLUE)
        c.text(0, 38, "有效半年以上", 46)
    c.mark(960, 200)
    c.mark(560, 600)


def record(c: Canvas) -> None:
    worker = Figure(clerk(0.7, "bun"), 240, 400, 1.15)
    worker.body(c)
    signs.desk(c, 640)

    def screen(c: Canvas) -> None:
        c.text(0, -70, "参保状态", 48)
        c.text(-50, 30, "正常", 76, GREEN)
        with c.at(110, 30):
            signs.tick(c, 46)

    with c.at(600, 360, 1.0):
        devices.monitor(c, 420, 300, screen)
    worker.reach(c, 1, 400, 680)
    worker.reach(c, -1, 140, 660)
    with c.at(990, 470, 0.92):
        devices.phone(
            c, 420, 760, screens.message("医保短信", ("备案成功", "从今天起", "可以直接结算"))
        )
    signs.arrow(c, (700, 560), (740, 590), (780, 590), colour=GREEN)
    c.mark(390, 190)
    c.mark(1165, 300)


def settle(c: Canvas) -> None:
    cashier, patient = stage.at_window(
        c, "出院结算", clerk(-0.7), Person(MUTED, "elder", looks=0.8, glasses=True), GREEN
    )
    with c.at(560, 500, 0.42, 8):
        devices.phone(c, 420, 760, screens.code("医保码", 5))
    patient.reach(c, 1, 530, 650)
    patient.reach(c, -1, 190, 690)
    cashier.reach(c, -1, 700, 630)
    cashier.reach(c, 1, 930, 630)
    with c.at(1050, 240):
        c.box(-140, -130, 280, 290, PAPER, 14)
        c.text(-116, -76, "总共", 40, INK, "lm")
        c.line([(-10, -76), (116, -76)], MUTED, 8)
        c.text(-116, 4, "医保付", 40, GREEN, "lm")
        c.line([(30, 4), (116, 4)], GREEN, 8)
        c.text(-116, 90, "您付", 46, RED, "lm")
        with c.at(60, 90):
            signs.coin(c, 34)
    c.mark(480, 330)
    c.mark(910, 130)


SCENES: dict[str, Draw] = {
    "which": which,
    "long": long,
    "short": short,
    "record": record,
    "settle": settle,
}
