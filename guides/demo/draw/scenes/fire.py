"""店开张前，过消防检查。"""

from guides.demo.draw import devices, props, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, GREY, INK, LEAF, MUTED, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person


def need(c: Canvas) -> None:
    c.line([(600, 60), (600, 850)], INK, 5)
    signs.wall(c, 740)
    with c.at(300, 740):
        town.flats(c, 6, SKY)
    with c.at(300, 350):
        signs.plate(c, "饭店", RED, 54, PAPER)
    with c.at(300, 560):
        signs.plate(c, "歌厅", RED, 54, PAPER)
    c.text(300, 120, "人多的店", 60)
    c.text(300, 210, "要检查", 50, RED)
    with c.at(900, 540, 0.86):
        town.shop(c, "裁缝铺")
    c.text(900, 120, "小小店面", 60)
    c.text(900, 210, "不用这张证", 50, GREEN)
    c.mark(120, 120)
    c.mark(720, 120)


def check(c: Canvas) -> None:
    signs.wall(c, 740)
    with c.at(330, 740):
        props.door(c)
    with c.at(330, 230, 1.0):
        props.exit_sign(c)
    with c.at(640, 570, 1.0):
        props.extinguisher(c)
    with c.at(960, 470, 1, 3):
        c.box(-170, -230, 340, 460, PAPER, 12)
        c.box(-50, -250, 100, 44, GREY, 10)
        for row, words in enumerate(("出口能开", "灯会亮", "指针在绿区", "窗没焊死")):
            devices.toggle_row(c, -140, -140 + row * 100, words, True, 42)
    c.mark(180, 340)
    c.mark(520, 200)
    c.mark(740, 450)


def train(c: Canvas) -> None:
    signs.wall(c, 740)
    for x, words, draw in (
        (220, "打119", _call),
        (600, "用灭火器", _put_out),
        (980, "领人跑", _lead),
    ):
        c.box(x - 170, 130, 340, 560, PAPER, 18)
        with c.at(x, 370):
            draw(c)
        c.text(x, 630, words, 58)
    c.mark(70, 150)
    c.mark(450, 150)
    c.mark(830, 150)


def _call(c: Canvas) -> None:
    with c.at(0, 0, 0.9):
        devices.phone(c, 220, 400, _number)


def _number(c: Canvas) -> None:
    c.text(0, -30, "119", 96, RED)
    c.oval(0, 110, 36, 36, GREEN)


def _put_out(c: Canvas) -> None:
    with c.at(-50, 10, 0.95):
        props.extinguisher(c)
    with c.at(90, 70, 2.0):
        signs.flame(c)


def _lead(c: Canvas) -> None:
    with c.at(-10, 170, 0.8):
        props.door(c)
    signs.arrow(c, (-120, 120), (-50, 100), (30, 90), colour=GREEN, width=18)
    with c.at(10, -196, 0.6):
        props.exit_sign(c)


def apply(c: Canvas) -> None:
    signs.desk(c, 720)
    stage.large(
        c, 320, screens.ticks("消防申报", (("签承诺", True), ("不签，先看", False)), "提交", RED)
    )
    with c.at(870, 260, 1.0):
        c.box(-280, -150, 560, 280, LEAF, 16)
        c.text(0, -70, "自查都过了", 54)
        c.text(0, 20, "签承诺，当天拿证", 52, GREEN)
    with c.at(870, 600, 1.0):
        c.box(-280, -150, 560, 280, AMBER, 16)
        c.text(0, -70, "拿不准", 54)
        c.text(0, 20, "别签，请人来看", 54, RED)
    c.mark(1120, 110)
    c.mark(1120, 450)


def visit(c: Canvas) -> None:
    signs.wall(c, 720)
    first = Figure(Person(MUTED, "short", looks=0.8, collar=MUTED, legs=INK), 240, 390, 1.15)
    second = Figure(Person(MUTED, "bun", looks=0.6, collar=MUTED, legs=INK), 570, 430, 1.0)
    owner = Figure(Person(GREEN, "bun", looks=-0.9), 1030, 430, 1.0)
    with c.at(780, 160, 1.0):
        props.exit_sign(c)
    with c.at(800, 560, 1.1):
        props.extinguisher(c)
    for one in (first, second, owner):
        one.body(c)
    with c.at(330, 590, 1, -6):
        c.box(-90, -120, 180, 240, PAPER, 10)
        for row in range(3):
            devices.toggle_row(c, -66, -66 + row * 62, "", True, 34)
            c.line([(-8, -66 + row * 62), (64, -66 + row * 62)], MUTED, 6)
    first.reach(c, 1, 404, 690)
    first.reach(c, -1, 250, 680)
    second.reach(c, 1, 752, 520)
    second.reach(c, -1, 500, 720)
    owner.reach(c, -1, 940, 690)
    owner.reach(c, 1, 1130, 690)
    c.mark(220, 520)
    c.mark(870, 440)


def keep(c: Canvas) -> None:
    signs.wall(c, 740)
    with c.at(330, 520, 1.05):
        town.shop(c, "小禾饭店", RED)
    with c.at(880, 260):
        c.oval(0, 0, 150, 150, PAPER, INK, 7)
        c.box(-60, -50, 120, 100, GREY, 12)
        c.line([(0, -40), (0, 30)], RED, 22)
        c.text(0, 104, "关火断电", 40)
    with c.at(880, 610):
        c.box(-230, -120, 460, 240, PAPER, 14)
        c.text(0, -70, "每月一次", 50, BLUE)
        for row, words in enumerate(("灭火器", "应急灯")):
            devices.toggle_row(c, -200 + row * 220, 30, words, True, 42)
    c.mark(700, 160)
    c.mark(630, 520)


SCENES: dict[str, Draw] = {
    "need": need,
    "self": check,
    "train": train,
    "apply": apply,
    "visit": visit,
    "keep": keep,
}
