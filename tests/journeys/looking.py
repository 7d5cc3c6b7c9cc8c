"""What is wrong with a page as it stands, seen by a machine."""

from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page

from tests import environment

AXE = (Path(settings.BASE_DIR) / "tests" / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [320, 360, 768, 1280] if environment.LONG else [320, 1280]
OPEN = """({lists}) => document.querySelectorAll("details").forEach(
    one => one.open = lists || !one.closest("header"))"""
BROKEN = """rules => axe.run(document, {runOnly: rules}).then(
    found => found.violations.map(rule => [rule.id, rule.nodes[0].target.join(" ")]))"""
BEYOND = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [["the page is wider than the screen", ""]] : []"""
TOO_SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(one => one.checkVisibility() && one.type !== "hidden" && !one.closest(".unseen"))
    .filter(one => {
        let block = one.parentElement;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        const inSentence = one.matches("a") && block.innerText.trim().length > one.innerText.trim().length + 1;
        const finger = (one.closest("label") || one).getBoundingClientRect();
        return !inSentence && (finger.height < 43.5 || finger.width < 43.5);
    })
    .map(one => ["too small for a finger", one.outerHTML.slice(0, 120)])"""
WITHOUT_FOCUS = """() => [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")]
    .filter(one => one.checkVisibility() && one.type !== "hidden" && !one.closest(".unseen"))
    .filter(one => {
        one.focus();
        return ![one, one.closest("label"), one.nextElementSibling].some(
            seen => seen && getComputedStyle(seen).outlineStyle !== "none");
    })
    .map(one => ["its focus cannot be seen", one.outerHTML.slice(0, 120)])"""


def wrong_with(page: Page) -> list[Any]:
    """Each rule that is broken, with the first place; folded parts are opened first.

    The lists in the header lie above the page while they are open: they are looked at for themselves.
    """
    page.evaluate(AXE)
    found: list[Any] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(OPEN, {"lists": False})
        wrong = (*page.evaluate(BROKEN, RULES), *page.evaluate(BEYOND), *page.evaluate(TOO_SMALL))
        page.evaluate(OPEN, {"lists": True})
        wrong += (*page.evaluate(BEYOND), *page.evaluate(TOO_SMALL))
        found += [[width, *one] for one in wrong]
    return [*found, *page.evaluate(WITHOUT_FOCUS)]
