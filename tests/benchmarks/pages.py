"""`python -m tests.benchmarks.pages URL`: what a page costs a slow phone, against budgets.

Against a running site, `manage.py demo` say. Figures are the browser's own (Navigation, Resource
and Layout Instability timing); network and processor are slowed down by the DevTools protocol.
Exit code 1 where a budget is broken.
"""

import argparse
import json
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from guides.management.browser import chromium
from guides.management.commands.screenshots import Examples, examples

# A phone of 2018 on a busy 4G network: 1.6 Mbit/s down, 750 kbit/s up, 150 ms, a quarter of the
# processor.
LATENCY, DOWN, UP, SLOWER = 150, 1_600_000 / 8, 750_000 / 8, 4
PHONE = {"width": 390, "height": 844}
WATCH = """
window.paint = 0; window.shift = 0; window.blocked = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) paint = one.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) shift += one.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => {
    for (const one of list.getEntries()) blocked += Math.max(0, one.duration - 50);
}).observe({type: "longtask", buffered: true});
"""
READ = """() => {
    const all = [...performance.getEntriesByType("navigation"),
        ...performance.getEntriesByType("resource")];
    const bytes = (kind) => all.filter(one => kind(one.name.split("?")[0], one))
        .reduce((sum, one) => sum + one.transferSize, 0);
    return {
        html: bytes((_name, one) => one.entryType === "navigation"),
        css: bytes(name => name.endsWith(".css")),
        js: bytes(name => name.endsWith(".js")),
        pictures: bytes(name => /\\.(png|jpe?g|webp|avif|svg)$/.test(name)),
        requests: all.length,
        nodes: document.querySelectorAll("*").length,
        paint, shift, blocked,
    };
}"""


@dataclass(frozen=True)
class Budget:
    """The most that a page may cost: bytes as sent, milliseconds, a share of the window moved."""

    first_view: int = 60_000
    js: int = 30_000
    requests: int = 40
    nodes: int = 3_000
    paint: int = 2_500
    shift: float = 0.05
    blocked: int = 200


WEB = Budget()
# In a hall the network is the hall's, and the bundle is there before anybody comes.
KIOSK = Budget(js=60_000)


def pages(shown: Examples) -> Iterator[tuple[str, str, Budget]]:
    guide = f"/guides/{shown.guide}/"
    yield "home", "/", WEB
    yield "guide plain", guide, WEB
    yield "guide pictured", f"{guide}?edition=pictured", WEB
    yield "guide video", f"{guide}?edition=video", WEB
    yield "search", f"/search/?q={quote(shown.question)}", WEB
    yield "hall", f"/halls/{shown.hall}/", WEB
    yield "elder guide", f"/elder{guide}", WEB
    yield "kiosk home", "/kiosk/topics/", KIOSK
    yield "kiosk guide", f"/kiosk/guides/{shown.guide}/", KIOSK


def measured(browser: Browser, address: str) -> dict[str, float]:
    """Open a page as a slow phone does that was never here, and return what it cost."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    slow_down(page)
    page.add_init_script(WATCH)
    try:
        page.goto(address, wait_until="load", timeout=120_000)
        page.wait_for_load_state("networkidle", timeout=120_000)
        found: dict[str, float] = page.evaluate(READ)
        return found
    finally:
        context.close()


def slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    network: dict[str, Any] = {"offline": False, "latency": LATENCY}
    network |= {"downloadThroughput": DOWN, "uploadThroughput": UP}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", network)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def broken(cost: dict[str, float], budget: Budget) -> list[str]:
    """Return what is above its budget."""
    cost = cost | {"first_view": cost["html"] + cost["css"]}
    return [
        f"{name} {cost[name]:.4g} > {most}"
        for name, most in vars(budget).items()
        if cost[name] > most
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", nargs="?", default="http://127.0.0.1:8000")
    base = parser.parse_args().url.rstrip("/")
    with urllib.request.urlopen(f"{base}/api/guides?limit=1") as answer:
        assert json.load(answer)["results"], "the site has published nothing to measure"
    columns = ("html", "css", "js", "pictures", "requests", "nodes", "paint", "shift", "blocked")
    sys.stdout.write(f"{'':15}" + "".join(f"{name:>10}" for name in columns) + "\n")
    faults = 0
    with chromium() as browser:
        for name, path, budget in pages(examples(base)):
            cost = measured(browser, base + path)
            over = broken(cost, budget)
            faults += len(over)
            figures = "".join(f"{cost[one]:>10.4g}" for one in columns)
            sys.stdout.write(f"{name:15}{figures}  {'; '.join(over)}\n")
    sys.stdout.write(f"budgets: web {vars(WEB)}, kiosk {vars(KIOSK)}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
