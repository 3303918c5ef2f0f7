"""申请公租房，或者领租房补贴。"""

from guides.demo.draw import cards, devices, papers, props, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GREEN, INK, LEAF, PAPER, RED, SKY
from guides.demo.draw.people import Figure, Person, clerk


def test(c: Canvas) -> None:
    tiles = ((220, "收入", _money), (600, "住房", _house), (980, "居住证", _card))
    for x, words, draw in tiles:
        c.box(x - 170, 160, 340, 480, PAPER, 18)
        with c.at(x, 360):
            draw(c)
        c.text(x, 580, words, 60)
    for n in range(12):
        x = 60 + n * 92
        c.line([(x, 720), (x, 790 if n % 3 == 0 else 760)], INK, 6)
    c.box(40, 700, 1120, 110, None, 10)
    c.text(600, 850, "三把尺子都要过", 50)
    c.mark(70, 180)
    c.mark(450, 180)
    c.mark(830, 180)


def _money(c: Canvas) -> None:
    for x, y in ((-50, 30), (50, 30), (0, -50)):
        with c.at(x, y):
            signs.coin(c, 52)


def _house(c: Canvas) -> None:
    signs.home(c, 1.0)


def _card(c: Canvas) -> None:
    cards.residence_permit(c, 1.1)


def apply(c: Canvas) -> None:
    people = (
        Figure(Person(BLUE, "short", looks=0.5), 200, 330, 1.05),
        Figure(Person(RED, "long", looks=-0.2), 470, 340, 1.0),
        Figure(Person(GREEN, "fringe"), 340, 480, 0.72),
    )
    for one in people:
        one.body(c)
    signs.desk(c, 660)
    with c.at(340, 806, 1, -3):
        papers.sheet(c, 340, 190, "授权书", rows=1, size=46)
    people[0].reach(c, 1, 250, 690)
    people[0].reach(c, -1, 110, 680)
    people[1].reach(c, -1, 420, 690)
    people[1].reach(c, 1, 570, 680)
    rows = (("租政府的房", False), ("领租房补贴", True))
    stage.large(c, 880, screens.ticks("选一条路", rows, "全家签字"))
    c.mark(130, 800)
    c.mark(640, 320)


def review(c: Canvas) -> None:
    values = (("房产", "没有"), ("车辆", "没有"), ("社保", "12个月"))
    stage.at_screen(c, clerk(0.8), screens.rows(values))
    with c.at(1010, 790, 1.0, 3):
        papers.sheet(c, 260, 180, "公示", rows=2, size=46)
    c.mark(500, 180)
    c.mark(850, 740)


def queue(c: Canvas) -> None:
    signs.wall(c, 720)
    for n in range(4):
        fill = (AMBER, BLUE, GREEN, RED)[n]
        Figure(Person(fill, ("short", "long", "bun", "short")[n]), 130 + n * 170, 480, 0.85).body(c)
    with c.at(130 + 170, 150):
        cards.speech(c, "第几号了？", size=50, left=False)

    def screen(c: Canvas) -> None:
        c.box(-178, -300, 356, 84, BLUE, 12, None)
        c.text(0, -258, "轮候排队", 46, PAPER)
        c.text(0, -120, "您排在", 46)
        c.text(0, 10, "128", 130, RED)
        devices.stripe(c, -150, 170, 300, 0.6)

    with c.at(970, 450):
        devices.phone(c, 420, 760, screen)
    c.mark(110, 300)
    c.mark(1150, 440)


def draw(c: Canvas) -> None:
    signs.wall(c, 740)
    with c.at(320, 470, 1.0):
        c.oval(0, 0, 200, 200, SKY)
        for x, y, number in ((-80, 40, "12"), (70, 70, "7"), (-10, -60, "25"), (100, -50, "3")):
            c.oval(x, y, 52, 52, PAPER)
            c.text(x, y, number, 46)
        c.shape([(-120, 270), (120, 270), (80, 176), (-80, 176)], GREEN)
    c.text(320, 200, "当众摇号", 60)
    with c.at(900, 380):
        c.box(-240, -240, 480, 480, PAPER, 12)
        c.line([(-240, 60), (40, 60)], INK, 6)
        c.line([(40, -240), (40, 240)], INK, 6)
        with c.at(-110, 170, 0.6):
            props.bed_home(c)
        c.text(-100, -90, "厅", 60)
        c.text(140, -60, "卧室", 54)
    c.text(900, 690, "看朝向、看楼层", 52)
    c.mark(130, 330)
    c.mark(1120, 160)


def move(c: Canvas) -> None:
    signs.wall(c, 720)
    with c.at(950, 730):
        town.flats(c, 9)
    with c.at(300, 370, 1.15, -4):
        papers.sheet(c, 320, 400, "租赁合同", size=54)
        papers.field(c, -130, -50, 260, "最长", "五年", 42)
        papers.field(c, -130, 36, 260, "押金", "两个月", 42)
        with c.at(70, 140):
            papers.stamp_mark(c, "住建", 50)
    with c.at(640, 720, 1.5, -14):
        cards.key(c)
    with c.at(640, 420):
        signs.plate(c, "约半价", LEAF, 60)
    c.mark(130, 150)
    c.mark(520, 640)


SCENES: dict[str, Draw] = {
    "test": test,
    "apply": apply,
    "review": review,
    "queue": queue,
    "draw": draw,
    "move": move,
}
