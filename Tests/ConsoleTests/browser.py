#!/usr/bin/env python3
"""Plays the console's stories in a real browser.

    browser.py --program FILE [--workers N] [--only STORY] [--screenshots FOLDER]
    browser.py CONSOLE [--token TOKEN] …

FILE is the program, which is started for the stories: once open, once with a token. Otherwise CONSOLE is the address of a
control listener that runs already, such as http://127.0.0.1:7701. Each story makes registries of its own and takes them
away again; as many are played at once as there are workers, each with a browser of its own. The exit status is 0 if all
hold, 1 if one does not, 77 if the machine has no browser.
"""

import argparse
import os
import queue
import signal
import sys
import tempfile
import threading
import time
import traceback

import stories
from control import Control
from server import Server
from webdriver import Browser, Driver

# Of frames, only that a command is an info, and only that much is said of answers.
SCHEMA = """
<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:epp="urn:ietf:params:xml:ns:epp-1.0"
  targetNamespace="urn:ietf:params:xml:ns:epp-1.0" elementFormDefault="qualified">
<complexType name="command"><sequence><element name="info"/><any minOccurs="0" maxOccurs="9" processContents="skip"/></sequence></complexType>
<element name="epp"><complexType><choice>
<element name="command" type="epp:command"/><element name="hello"/><element name="greeting"/><element name="response"/>
</choice></complexType></element></schema>
"""
TOKEN = "open-sesame"


def main():
    # A test runner's threads hold signals back, and processes inherit that: no child could be ended then.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    arguments = parsed()
    if not Driver.is_there():
        print("There is no chromium with chromedriver on this machine: the console's stories were skipped.")
        return 77
    begin = time.monotonic()
    stage = Stage(arguments)
    try:
        failed = stage.play(chosen(arguments))
    finally:
        stage.close()
    print(f"{time.monotonic() - begin:.0f} s; " + (f"failed: {', '.join(failed)}" if failed else "all stories hold"))
    return 1 if failed else 0


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("console", nargs="?")
    parser.add_argument("--program")
    parser.add_argument("--token")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", action="append")
    parser.add_argument("--screenshots")
    arguments = parser.parse_args()
    if bool(arguments.console) == bool(arguments.program):
        parser.error("either the address of a console or --program is needed")
    return arguments


def chosen(arguments):
    """A server that runs has a token or has none: with one, only the story about it is told; without, all the others."""
    if arguments.only:
        return arguments.only
    kind = "token" if arguments.token else None
    return [name for name in stories.ALL if arguments.program or stories.SERVERS.get(name) == kind]


class Stage:
    """The servers, the driver, and as many browsers as there are workers."""

    def __init__(self, arguments):
        self.arguments = arguments
        self.driver = Driver()
        self.servers = {}
        self.turn = threading.Lock()
        self.schemas = None
        self.failed = []

    def play(self, names):
        """Plays the stories, those that measure alone and first; gives the names of those that fail."""
        first = [name for name in names if name in stories.ALONE]
        self._play_at_once(first, 1)
        self._play_at_once([name for name in names if name not in first], self.arguments.workers)
        return self.failed

    def _play_at_once(self, names, workers):
        waiting = queue.SimpleQueue()
        for name in names:
            waiting.put(name)
        threads = [threading.Thread(target=self._work, args=(waiting,)) for _ in range(min(workers, len(names)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _work(self, waiting):
        browser = None
        while True:
            try:
                name = waiting.get_nowait()
            except queue.Empty:
                break
            browser = self._tell(name, browser)
        if browser:
            browser.close()

    def _tell(self, name, browser):
        """Plays a story in a fresh window; what the browser's console complains about fails it, too."""
        begin = time.monotonic()
        control = None
        try:
            control = self._control(name)
            browser = browser.renewed() if browser else Browser(self.driver)
            stories.ALL[name](stories.Scene(browser, control, self.driver, self.arguments))
            complaints = [each for each in browser.complaints() if not control.is_expected(each)]
            assert not complaints, f"the browser complains: {complaints}"
            # A page that is still open would miss the registries that are taken away now.
            browser.open("about:blank")
            print(f"✓ {name} ({time.monotonic() - begin:.1f} s)", flush=True)
            return browser
        except Exception:
            self.failed.append(name)
            print(f"✗ {name}\n{traceback.format_exc()}", flush=True)
            # What is left of it must not disturb the next.
            if browser:
                self._leave(browser, name)
            return None
        finally:
            if control:
                control.close()

    def _leave(self, browser, name):
        try:
            if self.arguments.screenshots:
                browser.screenshot(f"{self.arguments.screenshots}/failed-{name}.png")
            browser.close()
        except Exception:
            print(f"  and its browser did not answer:\n{traceback.format_exc()}", flush=True)

    def _control(self, name):
        if self.arguments.console:
            return Control(self.arguments.console, self.arguments.token)
        kind = stories.SERVERS.get(name)
        with self.turn:
            if kind not in self.servers:
                self.servers[kind] = Server(self.arguments.program, *self._options(kind))
        return Control(self.servers[kind].address, TOKEN if kind == "token" else None)

    def _options(self, kind):
        if kind == "schemas":
            self.schemas = tempfile.TemporaryDirectory(prefix="console-schemas-")
            with open(os.path.join(self.schemas.name, "all.xsd"), "w", encoding="utf-8") as file:
                file.write(SCHEMA)
            return ["--schemas", self.schemas.name]
        return ["--control-token", TOKEN] if kind == "token" else []

    def close(self):
        self.driver.close()
        for server in self.servers.values():
            server.close()
        if self.schemas:
            self.schemas.cleanup()


if __name__ == "__main__":
    sys.exit(main())
