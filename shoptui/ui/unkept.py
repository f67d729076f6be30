"""Telling the owner that a change was made without the backup that should stand before it."""

from typing import Any

from textual.app import App

_TO_READ = 20.0  # seconds


def tell_unkept(app: App[Any], done: object) -> None:
    """Shows why no backup could be made, where that is what a change handed back.

    To be called from the thread the change was made in.
    """
    if done is None:
        return
    from shoptui.services.backups import Unkept  # whose ways to make and bring back are long

    if isinstance(done, Unkept):
        app.call_from_thread(
            app.notify, done.why, severity="warning", timeout=_TO_READ, markup=False
        )
