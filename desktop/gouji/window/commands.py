"""Every command of the window, in its menus and on its tool bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gouji.window.actions import Actions
from gouji.window.by_key import act_on_rows, answer, handle, pass_on, tick, toggle, walk
from gouji.window.edit_menu import EditMenu
from gouji.window.opening.recents import RecentMenu
from gouji.window.plain import as_is, one_line
from gouji.window.tool_bar import ToolBar
from gouji.window.tree.keys import ALIKE, DELETE, INSERT, TAKE_NAME
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case

Key = QKeySequence | QKeySequence.StandardKey | str
KEYS = QKeySequence.StandardKey


VIEWED = {
    "tables": ("Tables", "Ctrl+1"),
    "worklist": ("Causes and findings", "Ctrl+2"),
    "source": ("Source and relations", "Ctrl+3"),
}
"""The panes of a desk, as message ids, with their keys."""


def with_key(name: str, action: QAction) -> str:
    """What an action is called, with its key."""
    return say("{name} ({key})", name=name, key=action.shortcut().toString())


class Commands:
    """The actions of a window; those that need an open case are off while there is none in view."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self.window, self.actions = window, actions
        self.bar = ToolBar()
        window.addToolBar(self.bar)
        self._of_case: list[QAction] = []
        self.passing: dict[str, QAction] = {}
        """What passes a case on, by the name of its Act."""
        self._file()
        self._edit()
        self._view()
        self._go()
        self._review()
        self._rules()
        self._paper()
        menu = window.menuBar().actions()[1].menu()
        assert isinstance(menu, QMenu)
        menu.addSeparator()
        self._add(menu, "Settings…", "Ctrl+,", actions.settle)
        self.helping = helping = self._menu("&Help")
        self._add(helping, "Guide", KEYS.HelpContents, actions.show_guide)
        self._add(helping, "Keys", "Ctrl+/", actions.show_keys)
        helping.addAction(say("About Gouji")).triggered.connect(actions.tell_about)
        self._put_on_bar()

    def _file(self) -> None:
        menu, actions = self._menu("&File"), self.actions
        self.open = self._add(menu, "Open…", KEYS.Open, actions.ask_open)
        self._add(menu, "Check a folder…", "", actions.ask_many)
        self.join = self._add(menu, "Join files…", "Ctrl+Shift+O", actions.ask_join, of_case=True)
        self._add(menu, "No longer beside", "", self.actions.on_desk(lambda desk: desk.take_away()), of_case=True)
        self._add(menu, "Open a new version…", "", actions.on_desk(lambda _: actions.ask_follow()), of_case=True)
        self._add(menu, "Compare with another file…", "", actions.on_desk(actions.ask_compare), of_case=True)
        self.paste = self._add(menu, "Open what was copied", "Ctrl+Alt+V", actions.paste)
        self.recent = RecentMenu(self.window)
        self.recent.chosen.connect(actions.open)
        menu.addMenu(self.recent)
        self.save = self._add(menu, "Save", KEYS.Save, actions.save, of_case=True)
        self._add(menu, "Save as…", "Ctrl+Shift+S", actions.save_as, of_case=True)
        menu.addSeparator()
        exports, on_case = actions.papers.exports, actions.on_case
        self._add(menu, "Export the figures…", "Ctrl+E", on_case(exports.ask_figures), of_case=True)
        self._add(menu, "Annotated copy of the source…", "", on_case(exports.ask_annotated), of_case=True)
        self._add(menu, "Notice of corrections…", "", on_case(exports.ask_notice), of_case=True)
        menu.addSeparator()
        self._add(menu, "Quit", "Ctrl+Q", self.window.close)

    def _edit(self) -> None:
        menu, on_desk = self._menu("&Edit"), self.actions.on_desk
        self.undo = self._add(menu, "Undo", KEYS.Undo, on_desk(lambda desk: desk.undo()))
        self.redo = self._add(menu, "Redo", "Ctrl+Y", on_desk(lambda desk: desk.redo()))
        menu.addSeparator()
        self.edits = EditMenu(menu)
        menu.addSeparator()
        self.find = self._add(menu, "Find…", KEYS.Find, on_desk(lambda desk: desk.seeking.open()), of_case=True)
        step = on_desk(lambda desk: desk.seeking.step(1))
        self._add(menu, "Find the next", "F3", step, of_case=True)
        back = on_desk(lambda desk: desk.seeking.step(-1))
        self._add(menu, "Find the one before", "Shift+F3", back, of_case=True)
        go = on_desk(lambda desk: desk.seeking.open_for_a_place())
        self._add(menu, "Go to a place…", "Ctrl+G", go, of_case=True)
        menu.addSeparator()
        for text, key, name in (
            ("Insert a row", INSERT, "insert"),
            ("Delete the rows", DELETE, "delete"),
            ("Give the row another code", "", "recode"),
            ("Take the name of the catalogue", TAKE_NAME, "take_name"),
        ):
            action = self._add(menu, text, key, on_desk(partial(act_on_rows, name)), of_case=True)
            action.setShortcuts([QKeySequence(one) for one in (key, *ALIKE.get(key, ())) if one])
            self.edits.of_rows.append(action)
        menu.addSeparator()
        verify = on_desk(lambda desk: desk.verify())
        self._add(menu, "Read against the source", "Ctrl+K", verify, of_case=True)
        describe = on_desk(lambda desk: desk.questions.describe_shown())
        self._add(menu, "Say what this table is…", "Ctrl+D", describe, of_case=True)

    def _view(self) -> None:
        """Every pane by its name: put away, fetched back, or given all room."""
        menu, on_desk = self._menu("&View"), self.actions.on_desk
        self.panes = {
            name: self._add(menu, title, key, on_desk(partial(toggle, name)), of_case=True)
            for name, (title, key) in VIEWED.items()
        }
        for action in self.panes.values():
            action.setCheckable(True)
        menu.aboutToShow.connect(self._mark_panes)
        menu.addSeparator()
        show = on_desk(lambda desk: desk.pictures.show())
        self._add(menu, "Charts", "Ctrl+4", show, of_case=True)
        self.ticks = QAction(say("Tick marks of the program"), self.window)
        self.ticks.setCheckable(True)
        self.ticks.toggled.connect(self.actions.show_ticks)
        menu.addAction(self.ticks)
        menu.addSeparator()
        alone = on_desk(lambda desk: desk.arranging.give_all("source"))
        high = on_desk(lambda desk: desk.arranging.give_all("worklist"))
        self._add(menu, "Source only", "F9", alone, of_case=True)
        self._add(menu, "Findings full height", "Shift+F9", high, of_case=True)
        self._add(menu, "Reset the layout", "Ctrl+Alt+0", on_desk(lambda desk: desk.arranging.reset()), of_case=True)

    def _mark_panes(self) -> None:
        desk = self.actions.stage.desk
        with QSignalBlocker(self.ticks):
            self.ticks.setChecked(self.actions.ticks_are_shown)
        for name, action in self.panes.items():
            action.setChecked(desk is not None and name in desk.arranging.seen)

    def _go(self) -> None:
        menu, on_desk = self._menu("&Go"), self.actions.on_desk
        back, on = on_desk(partial(walk, by=-1)), on_desk(partial(walk, by=1))
        self.previous = self._add(menu, "Previous cause", "Shift+F4", back, of_case=True)
        self.next = self._add(menu, "Next cause", "F4", on, of_case=True)
        show = on_desk(lambda desk: desk.relating.show())
        self._add(menu, "Relations of the figure", "Ctrl+R", show, of_case=True)
        show_all = on_desk(lambda desk: desk.relating.show_all())
        show_text = on_desk(lambda desk: desk.text.show())
        self._add(menu, "Text", "Ctrl+Shift+T", show_text, of_case=True)
        show_sheet = on_desk(lambda desk: desk.check_sheet.show())
        self._add(menu, "Check sheet", "Ctrl+Shift+K", show_sheet, of_case=True)
        self._add(menu, "All relations", "Ctrl+Shift+R", show_all, of_case=True)

    def _answers(self, menu: QMenu) -> None:
        """What is done to the cause or the finding under the cursor, by the keys that stand on their buttons."""
        on_desk = self.actions.on_desk
        answers = (
            ("Adopt", "Alt+A", "ADOPT"),
            ("Not here", "Alt+N", "NOT_HERE"),
            ("The cause is checked", "Alt+X", "DEAL_WITH"),
        )
        for text, key, name in answers:
            self._add(menu, text, key, on_desk(partial(answer, name)), of_case=True)
        self._add(menu, "Checked, or to do again", "Ctrl+T", on_desk(tick), of_case=True)
        self._add(menu, "Explained", "Alt+S", on_desk(partial(handle, "EXPLAINED")), of_case=True)
        self._add(menu, "Not acted upon", "Alt+U", on_desk(partial(handle, "DISMISSED")), of_case=True)

    def _review(self) -> None:
        menu, on_desk = self._menu("Re&view"), self.actions.on_desk
        menu.addSection(say("Handled"))
        self._answers(menu)
        menu.addSeparator()
        for text, name in (
            ("Hand over for review…", "HAND_OVER"),
            ("Sign off as reviewed…", "REVIEW"),
            ("Return with a remark…", "RETURN"),
            ("Finish for good…", "FINISH"),
        ):
            self.passing[name] = self._add(menu, text, "", on_desk(partial(pass_on, name)), of_case=True)
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        self._add(menu, "Review, journal", "Ctrl+J", on_desk(lambda desk: desk.reviewing.show()), of_case=True)
        show = on_desk(self.actions.show_taken_over)
        self.taken_over = self._add(menu, "Not taken over from the version before…", "", show)

    def _rules(self) -> None:
        menu, on_desk = self._menu("&Rules"), self.actions.on_desk
        choose = on_desk(lambda desk: desk.questions.choose_rules())
        self._add(menu, "Rules…", "Ctrl+L", choose, of_case=True)
        self.publishing = QAction(say("Before publication: telephones and names"), self.window)
        self.publishing.setCheckable(True)
        self.publishing.toggled.connect(self.actions.look_before_publication)
        menu.addAction(self.publishing)
        self._of_case.append(self.publishing)
        write = on_desk(self.actions.write_rules)
        self.rules = self._add(menu, "Rules of your own…", "Ctrl+Alt+R", write, of_case=True)

    def _paper(self) -> None:
        menu, papers, on_case = self._menu("&Paper"), self.actions.papers, self.actions.on_case
        self.preview = self._add(menu, "Working paper…", KEYS.Print, on_case(papers.preview), of_case=True)
        self.export = self._add(menu, "Save the paper as PDF…", "Ctrl+Shift+P", on_case(papers.ask_write), of_case=True)
        self.sign = self._add(menu, "Sign the paper…", "Ctrl+Shift+G", on_case(papers.sign), of_case=True)
        show = on_case(papers.show_of)
        self.standing = self._add(menu, "Signatures of the paper…", "Ctrl+Shift+V", show, of_case=True)
        menu.addSeparator()
        sheets = papers.check_sheets
        for text, ask in (
            ("Check sheet as a workbook…", sheets.ask_workbook),
            ("Check sheet as PDF…", sheets.ask_paper),
            ("Fill in a check sheet of your own…", sheets.ask_own),
        ):
            self._add(menu, text, "", on_case(ask), of_case=True)
        sheets.add_choice(menu)
        menu.addSeparator()
        papers.add_choices(menu)
        menu.addAction(say("Make a certificate…")).triggered.connect(papers.make_certificate)

    def _put_on_bar(self) -> None:
        """What is done most, from the document at the left to its paper at the right."""
        bar, opening, paper = self.bar, QMenu(self.window), QMenu(self.window)
        opening.addActions([self.join, self.paste])
        opening.addMenu(self.recent)
        paper.addActions([self.preview, self.export, self.standing])
        bar.put_choice(self.open, "open", say("Open"), opening)
        bar.addSeparator()
        bar.put(self.undo, "undo", say("Undo"))
        bar.put(self.redo, "redo", say("Redo"))
        bar.addSeparator()
        bar.put(self.previous, "previous", say("Previous cause"))
        bar.put(self.next, "next", say("Next cause"))
        bar.addSeparator()
        bar.put(self.find, "find", say("Find"))
        bar.part()
        bar.put_primary(self.preview, "paper", say("Make the paper"), paper)
        bar.put(self.sign, "sign", say("Sign"))

    def _menu(self, name: str) -> QMenu:
        return self.window.menuBar().addMenu(say(name))

    def _add(
        self,
        menu: QMenu,
        text: str,
        key: Key,
        slot: Callable[[], object],
        *,
        of_case: bool = False,
    ) -> QAction:
        action = QAction(say(text), self.window)
        action.setData(say(text))
        action.setShortcut(QKeySequence(key))
        action.setToolTip(as_is(with_key(say(text), action)))
        action.triggered.connect(lambda _=False: slot())
        menu.addAction(action)
        if of_case:
            self._of_case.append(action)
        return action

    def enable(self, case: Case | None) -> None:
        """What can be done with the case in view."""
        for action in self._of_case:
            action.setEnabled(case is not None)
        if case is not None:
            from gouji.window.reviewing.offering import offer

            offer(self.passing, case)
        self.taken_over.setEnabled(bool(case and case.journal.taken_over))
        self.undo.setEnabled(bool(case and case.can_undo))
        self.redo.setEnabled(bool(case and case.can_redo))
        with QSignalBlocker(self.publishing):
            self.publishing.setChecked(bool(case and case.document.before_publication))
        self._name(case)

    def _name(self, case: Case | None) -> None:
        """Undo and redo tell what they take back and do again."""
        told = ("", "")
        if case is not None:
            from gouji.casework.telling.deeds import deed_told

            deeds = (case.journal.last_done, case.journal.last_undone)
            told = (deed_told(case.document, deeds[0]), deed_told(case.document, deeds[1]))
        for action, text, deed in zip((self.undo, self.redo), ("Undo", "Redo"), told, strict=True):
            name = say("{action}: {deed}", action=say(text), deed=one_line(deed)) if deed else say(text)
            action.setText(name.replace("&", "&&"))
            action.setIconText(say(text))
            action.setToolTip(as_is(with_key(name, action)))
