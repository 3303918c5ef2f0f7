"""给刚出生的孩子上户口."""

from guides.demo.draw import devices, papers, signs
from guides.demo.draw.canvas import Canvas, Draw, curve
from guides.demo.draw.ink import AMBER, BLUE, GREEN, GREY, INK, PAPER, SKIN, SKY
from guides.demo.draw.people import Figure, Person, baby, police

MOTHER = Person(GREEN, "long", looks=1)
FATHER = Person(BLUE, "short", looks=-1)


def name(c: Canvas) -> None:
    signs.wall(c, 700)
    c.box(40, 330, 46, 470, GREY, 14)
    c.box(60, 420, 250, 190, PAPER, 40)
    mother = Figure(MOTHER, 290, 400, 1.15)
    mother.body(c)
    c.shape(
        [*curve((70, 640), (200, 600), (420, 612), (560, 660), (590, 760)), (590, 920), (70, 920)],
        SKY,
    )
    with c.at(330, 590, 1, -8):
        baby(c, AMBER)
    mother.reach(c, -1, 250, 630)
    mother.reach(c, 1, 430, 612)
    nurse = Figure(Person(PAPER, "bun", looks=-1, cap="nurse"), 1010, 410, 1.15)
    nurse.body(c)
    nurse.reach(c, 1, 1010, 640)
    with c.at(740, 440):
        papers.birth_certificate(c)
        with c.at(40, -96):
            signs.ring(c, 116, 40)
            c.mark(118, -12)
        with c.at(40, -38):
            signs.ring(c, 116, 40)
            c.mark(118, 12)
        c.mark(120, 160)
    nurse.reach(c, -1, 892, 520)


def choose(c: Canvas) -> None:
    mother, father = Figure(MOTHER, 840, 370, 1.2), Figure(Person(BLUE, looks=1), 360, 370, 1.2)
    father.body(c)
    Figure(Person(GREEN, "long", looks=-1), 840, 370, 1.2).body(c)
    signs.desk(c, 620)
    for x, turn in ((330, -4), (870, 4)):
        with c.at(x, 740, 0.98, turn):
            papers.register(c)
    with c.at(600, 740):
        signs.note(c, 220, 170, ("宝宝的", "名字 ______"))
    father.reach(c, -1, 210, 680)
    father.reach(c, 1, 470, 640)
    mother.reach(c, -1, 730, 640)
    mother.reach(c, 1, 990, 680)
    c.mark(270, 840)
    c.mark(930, 840)


def gather(c: Canvas) -> None:
    signs.desk(c, 560)
    c.box(210, 170, 780, 640, PAPER, 30, None)
    with c.at(410, 480, 0.98, -5):
        papers.birth_certificate(c)
    with c.at(660, 470, 1.05, 3):
        papers.register(c)
    with c.at(800, 640, 1.08, -6):
        papers.id_card(c)
    with c.at(846, 700, 1.08, 4):
        papers.id_card(c)
    with c.at(600, 490):
        papers.bag(c, 800, 660)
    c.mark(262, 560)
    c.mark(735, 345)
    c.mark(720, 590)


def window(c: Canvas) -> None:
    with c.at(600, 130):
        signs.hanging_sign(c, "户籍")
    officer = Figure(police(-1), 800, 380, 1.15)
    officer.body(c)
    signs.glass(c, 560, 480, 210, 640)
    father = Figure(Person(BLUE, looks=1), 270, 400, 1.25)
    signs.counter(c, 640)
    father.body(c)
    officer.reach(c, 1, 900, 625)
    with c.at(560, 540, 0.52):
        c.box(-200, -190, 400, 380, PAPER, 30)
        with c.at(-60, 10, 0.85):
            papers.birth_certificate(c, 0.75)
        with c.at(90, 40, 0.9):
            papers.register(c)
        papers.bag(c, 420, 400)
    father.reach(c, 1, 460, 600)
    father.reach(c, -1, 200, 660)
    officer.reach(c, -1, 662, 590)
    c.mark(475, 130)
    c.mark(560, 425)


def check(c: Canvas) -> None:
    officer = Figure(police(1), 260, 400, 1.2)
    officer.body(c)
    signs.desk(c, 640)

    def screen(c: Canvas) -> None:
        papers.field(c, -205, -80, 410, "姓名", "澄小禾", 36)
        papers.field(c, -205, -4, 410, "号码", "", 36)
        for digit in range(18):
            c.oval(-96 + digit * 16.6, -4, 5.4, 7, INK, None)
        devices.stripe(c, -205, 82, 300, 1)
        with c.at(150, 84):
            signs.tick(c, 32)

    with c.at(800, 380, 1.15):
        devices.monitor(c, 500, 320, screen)
    with c.at(560, 720):
        devices.keyboard(c, 330)
    with c.at(240, 740, 0.6, -8):
        papers.birth_certificate(c)
    officer.reach(c, 1, 470, 700)
    officer.reach(c, -1, 150, 640)
    c.mark(318, 780)
    c.mark(1062, 330)


def collect(c: Canvas) -> None:
    father, mother = (
        Figure(Person(BLUE, looks=0.6), 280, 340, 1.15),
        Figure(Person(GREEN, "long", looks=-0.6), 920, 340, 1.15),
    )
    father.body(c)
    mother.body(c)
    signs.desk(c, 600)
    c.shape([(330, 470), (600, 500), (600, 850), (300, 830)], PAPER)
    c.shape([(870, 470), (600, 500), (600, 850), (900, 830)], PAPER)
    with c.at(340, 520, 1, 5):
        papers.lines(c, 20, 20, 190, 6, 46)
    with c.at(632, 560, 1, -3):
        papers.field(c, 0, 0, 230, "姓名", "澄小禾", 30)
        papers.field(c, 0, 64, 230, "生日", "", 30)
        c.text(0, 132, "与户主关系", 30, INK, "lm")
        c.box(160, 106, 74, 52, AMBER, 4, INK, 4)
        c.text(197, 132, "子", 34)
        with c.at(120, 132):
            signs.ring(c, 140, 46)
        papers.lines(c, 0, 196, 220, 2, 40)
    with c.at(160, 760, 0.85, -10):
        papers.id_card(c)
    father.reach(c, -1, 190, 620)
    father.reach(c, 1, 400, 560)
    mother.reach(c, 1, 960, 640)
    mother.reach(c, -1, 935, 740)
    c.line([(918, 732), (876, 712)], INK, 24)
    c.line([(920, 733), (878, 713)], SKIN, 15)
    c.mark(596, 688)
    c.mark(110, 830)


SCENES: dict[str, Draw] = {
    "name": name,
    "choose": choose,
    "gather": gather,
    "window": window,
    "check": check,
    "collect": collect,
}
