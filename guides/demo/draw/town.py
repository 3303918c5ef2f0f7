"""Houses, cars and roads; each stands with its middle at (0, 0) unless it says otherwise."""

from .canvas import Canvas, arc, curve
from .ink import AMBER, BLUE, FLOOR, GOLD, GREEN, GREY, INK, LEAF, LINE, MUTED, PAPER, RED, SKY


def school(c: Canvas, label: str = "小学") -> None:
    """320 × 260, its flag reaching 220 up."""
    c.line([(0, -120), (0, -220)], INK, 7)
    c.shape([(0, -218), (62, -200), (0, -178)], RED)
    c.box(-160, -60, 320, 180, AMBER, 4)
    c.shape([(-78, -60), (0, -124), (78, -60)], RED)
    c.box(-64, -62, 128, 182, PAPER, 4)
    c.text(0, -22, label, 44, BLUE)
    c.box(-30, 30, 60, 90, SKY, 4)
    for x in (-112, 112):
        for y in (-20, 50):
            c.box(x - 26, y - 22, 52, 44, SKY, 3, INK, 4)


def flats(c: Canvas, floors: int = 5, fill: str = PAPER) -> None:
    """A block of flats, 200 wide, each floor 62 high; its foot at (0, 0)."""
    height = floors * 62
    c.box(-100, -height, 200, height, fill, 4)
    for floor in range(floors):
        for x in (-58, 0, 58):
            lit = (floor + x // 58) % 3 == 0
            c.box(x - 20, -height + floor * 62 + 16, 40, 34, GOLD if lit else SKY, 3, INK, 4)


def station(c: Canvas, label: str = "检测站") -> None:
    """A hall with a wide gate, 460 × 300."""
    c.box(-230, -110, 460, 260, PAPER, 6)
    c.box(-250, -150, 500, 70, BLUE, 8)
    c.text(0, -115, label, 48, PAPER)
    c.box(-150, -40, 300, 190, GREY, 4)
    for y in (-14, 16):
        c.line([(-150, y), (150, y)], LINE, 5)


def car(c: Canvas, fill: str = BLUE, size: float = 1) -> None:
    """A small car from the side, 420 × 170, driving to the right, its wheels on y = 84."""
    with c.at(0, 0, size):
        c.shape(
            [
                *curve((-206, 46), (-204, 0), (-190, -14), (-126, -22)),
                *curve((-126, -22), (-84, -78), (-40, -86), (50, -86), (84, -72), (124, -20)),
                *curve((124, -20), (186, -8), (206, 14), (208, 46)),
            ],
            fill,
        )
        c.shape([(-96, -26), (-68, -66), (-14, -70), (-14, -26)], SKY)
        c.shape([(8, -26), (8, -70), (54, -70), (92, -26)], SKY)
        c.line([(-4, -70), (-4, 40)], INK, 4)
        c.box(18, -6, 40, 10, PAPER, 5, None)
        c.box(182, -2, 24, 20, GOLD, 6, INK, 4)
        c.box(-206, 2, 16, 22, RED, 4, INK, 4)
        c.box(-204, 34, 410, 22, MUTED, 8)
        for x in (-116, 120):
            c.oval(x, 50, 42, 42, INK)
            c.oval(x, 50, 20, 20, GREY, INK, 4)


def car_front(c: Canvas, fill: str = BLUE, words: str = "澄A·00000") -> None:
    """A small car towards us, 320 × 280."""
    for x in (-120, 120):
        c.box(x - 30, 60, 60, 80, INK, 14)
    c.shape([(-92, -130), (92, -130), (128, -30), (-128, -30)], fill)
    c.shape([(-78, -114), (78, -114), (104, -38), (-104, -38)], SKY)
    c.box(-160, -34, 320, 130, fill, 34)
    for x in (-112, 112):
        c.oval(x, 6, 30, 26, GOLD)
    c.box(-60, -8, 120, 30, INK, 10)
    c.box(-80, 40, 160, 46, BLUE, 6, PAPER, 4)
    c.text(0, 63, words, 27, PAPER)
    for x in (-176, 150):
        c.box(x, -70, 26, 34, fill, 8)


def road(c: Canvas, y: float) -> None:
    """A street across the sheet, its near edge at the sheet's foot."""
    c.shape([(-20, y), (1220, y), (1220, 920), (-20, 920)], GREY)
    for x in range(20, 1200, 180):
        c.box(x, (y + 900) / 2 - 8, 100, 16, PAPER, 4, None)


def pin(c: Canvas, size: float = 1, fill: str = RED) -> None:
    """A map's pin, its point at (0, 0), 110 high."""
    with c.at(0, 0, size):
        c.shape([*arc(0, -74, 38, 38, 150, 390), (0, 0)], fill)
        c.oval(0, -74, 15, 15, PAPER, INK, 4)


def city_map(c: Canvas, width: float, height: float) -> None:
    """Streets and a river, as on a map."""
    x, y = -width / 2, -height / 2
    c.box(x, y, width, height, LEAF, 14)
    c.line(
        curve(
            (x + 4, y + height * 0.72),
            (x + width * 0.3, y + height * 0.6),
            (x + width * 0.62, y + height * 0.8),
            (x + width - 4, y + height * 0.62),
        ),
        SKY,
        34,
    )
    for share in (0.28, 0.56, 0.82):
        c.line(
            [(x + width * share, y + 4), (x + width * (share - 0.06), y + height - 4)], PAPER, 14
        )
    for share in (0.24, 0.46):
        c.line(
            [(x + 4, y + height * share), (x + width - 4, y + height * (share + 0.05))], PAPER, 14
        )
    c.box(x, y, width, height, None, 14)


def bed(c: Canvas) -> None:
    """A hospital bed from the side, 480 × 220, its foot at the right."""
    for x in (-210, 200):
        c.line([(x, 20), (x, 110)], INK, 12)
        c.oval(x, 116, 14, 14, INK)
    c.box(-236, -100, 24, 150, GREY, 8)
    c.box(206, -50, 24, 100, GREY, 8)
    c.box(-214, -10, 424, 50, PAPER, 12)
    c.box(-206, -50, 110, 46, SKY, 18)


def shop(c: Canvas, name: str, fill: str = GREEN) -> None:
    """A shop's front with an awning, 520 × 420, its foot at y = 210."""
    c.box(-240, -110, 480, 320, PAPER, 4)
    c.box(-260, -210, 520, 90, fill, 10)
    c.text(0, -165, name, 56, PAPER)
    for n in range(8):
        colour = AMBER if n % 2 else PAPER
        c.shape(
            [
                (-256 + n * 64, -120),
                (-192 + n * 64, -120),
                *arc(-224 + n * 64, -84, 32, 22, 0, 180),
            ],
            colour,
        )
    c.box(90, -40, 110, 250, SKY, 4)
    c.oval(108, 90, 8, 8, INK, None)
    c.box(-204, -40, 250, 130, SKY, 4)


def fruit(c: Canvas, fill: str = RED) -> None:
    """A crate of round fruit, 190 × 110."""
    for n in range(4):
        c.oval(-66 + n * 44, -30, 26, 26, fill)
    for n in range(3):
        c.oval(-44 + n * 44, -54, 26, 26, fill)
    c.box(-95, -20, 190, 76, AMBER, 6)
    c.line([(-95, 18), (95, 18)], INK, 4)


def bridge(c: Canvas) -> None:
    """A long bridge over water, 560 × 220."""
    c.line(curve((-280, 70), (-140, 52), (0, 70), (140, 52), (280, 70)), SKY, 40)
    for x in (-130, 130):
        c.line([(x, 60), (x, -110)], INK, 14)
        for far in (-120, -70, 70, 120):
            c.line([(x, -104), (x + far, 4)], MUTED, 5)
    c.box(-280, 0, 560, 22, GREY, 4)


def tree(c: Canvas, size: float = 1) -> None:
    """120 × 200, its foot at (0, 0)."""
    with c.at(0, 0, size):
        c.box(-14, -80, 28, 80, AMBER, 4)
        c.oval(0, -136, 66, 70, GREEN)


def bus(c: Canvas, fill: str = GREEN) -> None:
    """A bus from the side, 420 × 200."""
    c.box(-210, -110, 420, 190, fill, 24)
    for n in range(4):
        c.box(-186 + n * 88, -84, 74, 70, SKY, 8, INK, 4)
    c.box(166, -84, 40, 120, SKY, 8, INK, 4)
    for x in (-120, 120):
        c.oval(x, 84, 38, 38, INK)
        c.oval(x, 84, 16, 16, FLOOR, INK, 4)
