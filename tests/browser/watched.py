"""An open page and everything that should not happen on it."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page, Request

TELL = "document.addEventListener('securitypolicyviolation', event => console.error('policy', event.violatedDirective))"


class Watched:
    """`address` is where the site is: a request for anything else is a problem."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.wrong = page, list[str]()
        page.add_init_script(TELL)
        page.on("dialog", self.dismiss)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", lambda said: self.wrong.append(f"console: {said.text}") if said.type == "error" else None)
        page.on("requestfailed", lambda asked: self.wrong.append(f"failed: {asked.url}"))
        page.on("requestfinished", lambda asked: self.answered(asked))
        page.on("request", lambda asked: self.watch(asked.url, address))

    def dismiss(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def watch(self, url: str, address: str) -> None:
        if not url.startswith((f"{address}/", "data:", "blob:")):
            self.wrong.append(f"request: {url}")

    def answered(self, asked: Request) -> None:
        answer = asked.response()
        if answer and answer.status >= 400:
            self.wrong.append(f"{answer.status}: {asked.url}")

    def problems(self) -> list[str]:
        hacked = self.page.evaluate("'hacked' in window")
        return [*self.wrong, "a script of theirs ran"] if hacked else self.wrong
