"""What is wrong with a page in a browser: headings, width, and what axe-core finds."""

from __future__ import annotations

from itertools import pairwise

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

WIDE, NARROW = 1280, 400
HEIGHT = 900
_HEADINGS = (
    "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))"
)
_OVERFLOW = """() => {
  const beyond = document.scrollingElement.scrollWidth - innerWidth;
  if (beyond <= 0) return "";
  const widest = [...document.body.querySelectorAll("*")].filter(each => each.getBoundingClientRect().right > innerWidth);
  return `${beyond} px too wide at ${innerWidth} px: ${widest.slice(0, 3).map(each => each.outerHTML.slice(0, 80)).join(" … ")}`;
}"""
# The background is left to the page around ours; axe-core, which sees the frame alone, would take it for white. Airflow
# changes it a moment after the frame has changed its own colours.
_SHOW_BACKGROUND = """(scheme) => {
  let around = window.frameElement;
  while (around && getComputedStyle(around).backgroundColor === "rgba(0, 0, 0, 0)") around = around.parentElement;
  document.documentElement.style.backgroundColor = around ? getComputedStyle(around).backgroundColor : "Canvas";
  const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/[0-9.]+/g).map(Number);
  return matchMedia(`(prefers-color-scheme: ${scheme})`).matches && (red + green + blue < 380) === (scheme === "dark");
}"""
_AXE = """() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, help, nodes }) =>
    `${id} (${help}): ${nodes.slice(0, 3).map(node => node.target.join(" ") + " " + node.html.slice(0, 120)).join(" … ")}`))"""


def faults(page: Page, frame: Frame) -> list[str]:
    """What is wrong with our page in this frame, in light and dark, at 1280 and 400 px; the page stays wide and light."""
    frame.evaluate(AXE_SCRIPT)
    found = _wrong_headings(frame)
    for width, scheme in ((NARROW, "dark"), (WIDE, "light")):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        frame.wait_for_function(_SHOW_BACKGROUND, arg=scheme)
        found += [f"{scheme}, {width} px: {each}" for each in _faults_as_shown(frame)]
    return found


def _wrong_headings(frame: Frame) -> list[str]:
    levels = frame.evaluate(_HEADINGS)
    if levels[:1] != [1] or levels.count(1) != 1:
        return [f"the headings have the levels {levels}: the first, and no other, should be of level 1"]
    if any(below > above + 1 for above, below in pairwise(levels)):
        return [f"the headings have the levels {levels}: one is left out"]
    return []


def _faults_as_shown(frame: Frame) -> list[str]:
    overflow = frame.evaluate(_OVERFLOW)
    return ([overflow] if overflow else []) + list(frame.evaluate(_AXE))
