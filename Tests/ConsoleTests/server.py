"""The program itself, started for the stories: with a clock that stands still, at ports that the system chooses."""

import json
import os
import shutil
import subprocess
import tempfile
import time

from webdriver import Failure, end


class Server:
    """A process of its own, whose certificates and files are gone when it ends."""

    def __init__(self, program, *options):
        self.folder = tempfile.mkdtemp(prefix="console-server-")
        ready = os.path.join(self.folder, "ready.json")
        self.log = open(os.path.join(self.folder, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "--port", "0", "--certs", os.path.join(self.folder, "certs"), "--ready-file", ready,
             "--clock", "2026-01-01T00:00:00Z", "--speed", "0", "--log-level", "error", *options],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
        )
        self.address = self._address(ready)

    def _address(self, ready):
        for _ in range(600):
            if os.path.exists(ready):
                with open(ready, encoding="utf-8") as file:
                    return json.load(file)["control"]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.log.seek(0)
        raise Failure(f"the program did not get ready: {self.log.read()}")

    def close(self):
        end(self.process)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
