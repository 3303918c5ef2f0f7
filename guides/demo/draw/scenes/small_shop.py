"""开小店、摆摊、跑网店，办个体户执照。"""

from guides.demo.draw import devices, papers, screens, signs, stage, town
from guides.demo.draw.canvas import Canvas, Draw
from guides.demo.draw.ink import AMBER, BLUE, GOLD, GREEN, INK, LEAF, PAPER, RED
from guides.demo.draw.people import Figure, Person, clerk


def need(c: Canvas) -> None:
    c.line([(600, 60), (600, 860)], INK, 5)
    signs.wall(c, 760)
    with c.at(290, 640, 1.3):
        town.fruit(c, GREEN)
    seller = Figure(Person(GOLD, "bun"), 290, 330, 1.0)
    seller.body(c)
    with c.at(290, 660, 1.3):
        town.fruit(c, GREEN)
    c.text(290, 90, "偶尔卖自家菜", 52)
    with c.at(480, 200):
        signs.tick(c, 40)
    c.text(480, 270, "不用办", 38)
    with c.at(900, 470, 0.98):
        town.shop(c, "水果店")
    c.text(900, 90, "天天开门", 52)
    with c.at(900, 190):
        signs.plate(c, "要办执照", AMBER, 46)
    c.mark(90, 90)
    c.mark(700, 90)


def place(c: Canvas) -> None:
    signs.wall(c, 720)
    with c.at(310, 510, 1.0):
        town.shop(c, "小满水果店")
    with c.at(470, 300, 1.3):
        town.pin(c)
    stage.large(
        c,
        880,
        screens.form("网店地址", (("店名", "小满水果"), ("网址", "平台给的")), "也可以", GREEN),
    )
    c.text(620, 470, "或", 60, RED)
    c.mark(540, 210)
    c.mark(1100, 300)


def fill(c: Canvas) -> None:
    keeper = Figure(Person(RED, "long", looks=-0.7, collar=PAPER), 900, 360, 1.25)
    keeper.body(c)
    signs.desk(c, 700)
    rows = (("水果零售", True), ("饮料零售", True), ("理发服务", False), ("服装零售", False))
    stage.large(c, 330, screens.ticks("卖什么", rows, "刷脸签名"))
    keeper.reach(c, -1, 600, 660)
    keeper.reach(c, 1, 1020, 700)
    with c.at(940, 790, 1.0):
        devices.sign_pad(c)
    c.mark(120, 300)
    c.mark(120, 760)


def review(c: Canvas) -> None:
    values = (("名字", "没有撞"), ("地址", "写到门牌"), ("卖什么", "水果"))
    stage.at_screen(c, clerk(0.8, "bun"), screens.rows(values))
    with c.at(1000, 790, 1.1):
        signs.stamp(c)
    with c.at(790, 780, 1, -6):
        papers.sheet(c, 260, 180, "准予登记", rows=1, size=46)
    c.mark(500, 180)
    c.mark(650, 730)


def licence(c: Canvas) -> None:
    signs.wall(c, 720)
    with c.at(330, 250, 1.15):
        papers.licence(c, "营业执照", 420, 330)
    keeper = Figure(Person(RED, "long", looks=0.5, collar=PAPER), 330, 560, 0.95)
    keeper.body(c)
    c.box(60, 730, 580, 40, PAPER, 6)
    c.box(80, 770, 540, 200, AMBER, 0)
    for x, colour in ((160, RED), (500, GREEN)):
        with c.at(x, 700, 0.8):
            town.fruit(c, colour)
    with c.at(900, 450):
        devices.phone(c, 420, 760, _electronic)
    c.mark(100, 120)
    c.mark(1120, 260)


def _electronic(c: Canvas) -> None:
    c.text(0, -270, "电子营业执照", 46)
    with c.at(0, -120, 0.82):
        papers.licence(c, "营业执照", 400, 280)
    with c.at(0, 160):
        papers.qr(c, 200, INK, 19)


def yearly(c: Canvas) -> None:
    signs.desk(c, 700)
    with c.at(280, 350, 1.5):
        signs.calendar(c, ticked=0, chosen=19)
    c.text(280, 590, "6月30日前", 56, RED)
    stage.large(
        c, 700, screens.form("年报", (("卖了多少", "12万元"), ("交了多少税", "0元")), "报送", BLUE)
    )
    with c.at(1050, 330):
        papers.sheet(c, 220, 270, "报税", fill=LEAF, rows=2, size=50)
        c.text(0, 84, "每季一次", 42, GREEN)
    with c.at(1050, 620):
        signs.coin(c, 60)
    c.mark(450, 190)
    c.mark(940, 180)


SCENES: dict[str, Draw] = {
    "need": need,
    "place": place,
    "fill": fill,
    "review": review,
    "licence": licence,
    "yearly": yearly,
}
