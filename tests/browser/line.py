"""A line between a browser and a server that can be cut and mended, as a phone's can."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from select import select

CHUNK = 65_536


class Line:
    """Passes each connection at ``url`` on to a port of the loopback address."""

    def __init__(self, to_port: int) -> None:
        """Listen at a free port."""
        self._to_port = to_port
        self._whole = True
        self._open: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def cut(self) -> None:
        """End all that is open, and let nothing through."""
        self._whole = False
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let everything through again."""
        self._whole = True

    def close(self) -> None:
        """Stop for good."""
        self.cut()
        self._door.shutdown(socket.SHUT_RDWR)
        self._listening.join()
        self._door.close()

    def _listen(self) -> None:
        carrying = []
        with suppress(OSError):
            while True:
                here, _address = self._door.accept()
                if not self._whole:
                    here.close()
                    continue
                self._open.append(here)
                carrying.append(threading.Thread(target=self._carry, args=(here,)))
                carrying[-1].start()
        for thread in carrying:
            thread.join()

    def _carry(self, here: socket.socket) -> None:
        with here, suppress(OSError), socket.create_connection(("127.0.0.1", self._to_port)) as there:
            while True:
                for giver in select([here, there], [], [])[0]:
                    data = giver.recv(CHUNK)
                    if not data:
                        return
                    (there if giver is here else here).sendall(data)
