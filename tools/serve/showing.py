"""What a browser gets: the last site that was built, and on each page what is wrong since then."""

import asyncio
import re
import tomllib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from os import stat_result
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from tools.serve.outcome import Outcome
from tools.server import header_rules, led_on, merged, redirect_rules

LIVE = "/-/serve/"
"""Where the server's own style sheet, script and events are. No page of the site has such an address."""
_HERE = Path(__file__).parent
_STILL_THERE = 15.0
"""Seconds between two signs of life to a page that waits for a change."""
_BODY = re.compile(rb"<body\b[^>]*>")


@dataclass
class State:
    """What is shown; each change has another version."""

    version: int
    site: Path | None = None
    """Folder of the last site that was built; None before the first."""
    since: datetime | None = None
    """When it was built."""
    outcome: Outcome | None = None
    """What is wrong with the build after it; None where nothing is."""
    doing: str = "starting"
    """What the first build does."""
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def show(self, outcome: Outcome, site: Path | None) -> None:
        """Takes what came of a build, with its ``site`` if there is one, and tells every page that is open."""
        async with self.changed:
            self.version += 1
            if site is not None:
                self.site, self.since = site, datetime.now()
            self.outcome = outcome if outcome.faults else None
            self.changed.notify_all()

    async def does(self, step: str) -> None:
        """Takes what the build does now; pages that wait for the first site show it."""
        async with self.changed:
            self.doing = step
            if self.site is None:
                self.version += 1
                self.changed.notify_all()

    async def waits(self, known: str) -> bool:
        """True as soon as there is another version than ``known``; False after a while without one."""
        async with self.changed:
            try:
                await asyncio.wait_for(self.changed.wait_for(lambda: str(self.version) != known), _STILL_THERE)
            except TimeoutError:
                return False
        return True


class Pages:
    """The pages that ``make serve`` makes or adds to."""

    def __init__(self, root: Path, state: State) -> None:
        self.state = state
        self._environment = Environment(
            loader=FileSystemLoader(root / "overrides"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self._environment.globals |= {"live_at": LIVE}
        self._environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]

    def with_faults(self, page: bytes) -> bytes:
        """A page of the site with what is wrong at its top, which is loaded again when that changes."""
        page = page.replace(b"</head>", self._filled("live").encode() + b"</head>", 1)
        if self.state.outcome is None or self.state.since is None:
            return page
        told = self._filled("faults", outcome=self.state.outcome, since=f"{self.state.since:%H:%M:%S}")
        body = _BODY.search(page)
        return page if body is None else page[: body.end()] + told.encode() + page[body.end() :]

    def waiting(self) -> str:
        """The page while there is no site."""
        return self._filled("waiting", outcome=self.state.outcome, doing=self.state.doing)

    def _filled(self, name: str, **values: Any) -> str:
        return self._environment.get_template(f"serving/{name}.html").render(values, version=self.state.version)


class Site(StaticFiles):
    """A built site, with the headers and redirects that the host would give it."""

    def __init__(self, folder: Path, config: Path, pages: Pages) -> None:
        super().__init__(directory=folder, html=True)
        self._folder, self._config, self._pages = folder, tomllib.loads(config.read_text(encoding="utf-8")), pages

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file; for none, where the host would lead to, or the page that says so."""
        asked = "/" + scope["path"].lstrip("/")
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            response = Response(status_code=error.status_code)
        if response.status_code == 404:
            query = scope["query_string"].decode("latin-1")
            if led := led_on(self._redirects, asked, query):
                return RedirectResponse(led[1], led[0])
            missing = self._folder / "404.html"
            if missing.is_file():
                response = HTMLResponse(self._pages.with_faults(missing.read_bytes()), 404)
        for name, value in merged(self._headers, asked).items():
            # Some browsers would ask for https://localhost, which is not there.
            response.headers[name] = value.replace("; upgrade-insecure-requests", "")
        response.headers["Cache-Control"] = "no-store"
        return response

    def file_response(self, full_path: Any, stat_result: stat_result, scope: Scope, status_code: int = 200) -> Response:
        """The whole file, whatever the browser has of it."""
        file = Path(full_path)
        if file.suffix == ".html":
            return HTMLResponse(self._pages.with_faults(file.read_bytes()), status_code)
        return FileResponse(file, status_code=status_code, stat_result=stat_result)

    @cached_property
    def _headers(self) -> Any:
        return header_rules(self._said("_headers"), self._config["headers"])

    @cached_property
    def _redirects(self) -> Any:
        return redirect_rules(self._said("_redirects"), self._config["redirects"])

    def _said(self, name: str) -> str:
        file = self._folder / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""


class _Showing:
    """Gives the site as it stands, or the page that there is none yet."""

    def __init__(self, root: Path, base: str, state: State) -> None:
        self._root, self._base, self._state = root, base, state
        self._pages = Pages(root, state)
        self._site: Site | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        await (await self._answer(scope))(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        if (folder := self._state.site) is None:
            return HTMLResponse(self._pages.waiting(), 503, {"Cache-Control": "no-store"})
        if not scope["path"].startswith(self._base):
            return RedirectResponse(self._base)
        if self._site is None or self._site.directory != folder:
            self._site = Site(folder, self._root / "netlify.toml", self._pages)
        below = dict(scope, path=scope["path"].removeprefix(self._base.rstrip("/")), root_path="")
        return await self._site.get_response(self._site.get_path(below), below)


def application(root: Path, base: str, state: State) -> Starlette:
    """The server of the project in ``root``, whose site stands below the path ``base``."""

    async def events(request: Request) -> StreamingResponse:
        known = next(iter(QueryParams(request.url.query)), "")

        async def told() -> AsyncIterator[str]:
            while not await state.waits(known):
                yield ": still there\n\n"
            yield "event: changed\ndata: \n\n"

        return StreamingResponse(told(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    def own(name: str) -> Route:
        return Route(f"{LIVE}{name}", lambda request: FileResponse(_HERE / name, headers={"Cache-Control": "no-store"}))

    site = Route("/{path:path}", _Showing(root, base, state))
    return Starlette(routes=[Route(f"{LIVE}events", events), own("live.css"), own("live.js"), site])
