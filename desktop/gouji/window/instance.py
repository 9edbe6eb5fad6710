"""One window for a user: a second start hands its files to the window that is open.

A second start hands its files over a local socket named after the data folder; two data folders have two
windows. Held by ``test_a_second_start_hands_its_file_to_the_running_window``,
``test_another_data_folder_has_a_window_of_its_own``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2000
"""How long a start waits for the running window to take the files."""

BETWEEN = "\0"
"""Parts the names of files, of which none holds it."""


class Instance(QObject):
    """The window's ear, one for each data folder; ``called`` carries the files handed over; none to come forward."""

    called = Signal(object)

    def __init__(self, data: Path) -> None:
        super().__init__()
        kind, named = QCryptographicHash.Algorithm.Sha256, str(data).encode("utf-8", "surrogatepass")
        self.name = f"gouji-{QCryptographicHash.hash(named, kind).toHex().toStdString()[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give ``files`` to the running window; False where none runs."""
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        names = BETWEEN.join(str(file.absolute()) for file in files)
        socket.write(names.encode("utf-8", "surrogatepass") + b"\n")
        socket.waitForBytesWritten(PATIENCE_MS)
        return bool(socket.waitForReadyRead(PATIENCE_MS))

    def listen(self) -> None:
        """Take files from now on; what a crashed window left behind is cleared away."""
        QLocalServer.removeServer(self.name)
        self._server.listen(self.name)

    def close(self) -> None:
        """Take no more files."""
        self._server.close()

    def _take(self) -> None:
        self._server.nextPendingConnection().readyRead.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        for socket in self._server.findChildren(QLocalSocket):
            if socket.canReadLine():
                self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        names = bytes(socket.readLine().data()).decode("utf-8", "surrogatepass").rstrip("\n")
        socket.write(b"taken\n")
        socket.flush()
        socket.disconnected.connect(socket.deleteLater)
        self.called.emit([Path(one) for one in names.split(BETWEEN) if one])
