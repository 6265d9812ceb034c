"""A person with a keyboard and a screen reader: goes by Tab to what has a role and a name, and hears the status."""

from typing import Literal, TypeAlias

from playwright.sync_api import Locator, Page

Role: TypeAlias = Literal["application", "button", "checkbox", "combobox", "link", "searchbox", "textbox"]
MOST = 500
"""Presses of Tab after which something counts as out of reach."""


class Person:
    """Somebody who sees nothing of a page but what it says to a screen reader."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, role: Role, name: str, *, exact: bool = True) -> Locator:
        """Press Tab until what has this role and name has the focus; fails where Tab does not lead there."""
        return self.reach_one(self.page.get_by_role(role, name=name, exact=exact).first, f"{role} {name!r}")

    def reach_one(self, wanted: Locator, called: str) -> Locator:
        """Press Tab until this element has the focus."""
        wanted.wait_for(state="attached")
        for _ in range(MOST):
            if wanted.evaluate("(one) => one === document.activeElement"):
                return wanted
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to the {called}")

    def follow(self, role: Role, name: str, *, exact: bool = True) -> None:
        """Go to something and press Enter."""
        self.reach(role, name, exact=exact)
        self.press("Enter")

    def choose(self, name: str, option: str) -> None:
        """Go to a list of choices and type the beginning of one."""
        self.reach("combobox", name)
        self.page.keyboard.type(option)

    def hears(self) -> str:
        """What the status of the page says now."""
        told = " ".join(one.inner_text() for one in self.page.get_by_role("status").all())
        return " ".join(told.split())

    def here(self) -> str:
        """The words that have the focus."""
        return str(self.page.evaluate("document.activeElement.textContent.trim()"))
