"""A small client of the W3C WebDriver protocol: enough to drive one browser as a person does."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Failure(Exception):
    """What a story expected and did not find."""


def end(process):
    """Ends a process of our own: asks it to, and insists after a while."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Driver:
    """A chromedriver process of our own, at a port that the system chooses."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["chromedriver", "--port=0"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        # It tells its port in a line such as "ChromeDriver was started successfully on port 41234."
        for line in self.process.stdout:
            if "started successfully on port" in line:
                self.address = "http://127.0.0.1:" + line.rstrip(".\n ").rsplit(" ", 1)[1]
                # Whatever else it has to say must not fill the pipe, or it would wait for ever.
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return
        raise Failure("chromedriver did not start")

    def close(self):
        end(self.process)

    @staticmethod
    def is_there():
        """Whether this machine has a browser and its driver."""
        return all(shutil.which(name) for name in ("chromium", "chromedriver"))


class Browser:
    """A window with a profile of its own. Whatever is waited for is waited for twenty seconds at most."""

    patience = 20.0

    def __init__(self, driver, width=1440, height=1000):
        self.driver, self.width, self.height = driver, width, height
        self.profile = tempfile.mkdtemp(prefix="console-browser-")
        arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            f"--window-size={width},{height}", f"--user-data-dir={self.profile}",
        ]
        capabilities = {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments, "binary": shutil.which("chromium")},
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        answer = self._call("POST", driver.address + "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.session = f"{driver.address}/session/{answer['sessionId']}"

    def prefer(self, scheme):
        """From now on the window prefers light or dark colours."""
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def renewed(self):
        """The browser with a fresh window, which knows nothing of the one before."""
        old = self._call("GET", self.session + "/window")
        new = self._call("POST", self.session + "/window/new", {"type": "window"})["handle"]
        self._call("DELETE", self.session + "/window")
        self._call("POST", self.session + "/window", {"handle": new})
        assert old != new
        self.complaints()
        self._call("POST", self.session + "/window/rect", {"width": self.width, "height": self.height})
        return self

    def close(self):
        self._call("DELETE", self.session)
        shutil.rmtree(self.profile, ignore_errors=True)

    # What a person does

    def open(self, address):
        self._call("POST", self.session + "/url", {"url": address})

    def reload(self):
        self._call("POST", self.session + "/refresh", {})

    def click(self, selector):
        """Clicks what the selector finds, as soon as it is there and can be clicked."""
        self.until(lambda: self._try_click(selector), f"{selector} can be clicked")

    def _try_click(self, selector):
        try:
            element = self.find(selector)
            if not element or not self.script("return !arguments[0].disabled", element):
                return False
            self.script("arguments[0].scrollIntoView({block: 'center'})", element)
            self._call("POST", f"{self.session}/element/{element[ELEMENT]}/click", {})
            return True
        except Failure as failure:
            if any(word in str(failure) for word in ("stale", "intercepted", "not interactable")):
                return False
            raise

    def type(self, selector, text, clear=True):
        self.until(lambda: self._try_type(selector, text, clear), f"{selector} can be filled in")

    def _try_type(self, selector, text, clear):
        element = self.find(selector)
        if not element:
            return False
        try:
            if clear:
                self._call("POST", f"{self.session}/element/{element[ELEMENT]}/clear", {})
            self._call("POST", f"{self.session}/element/{element[ELEMENT]}/value", {"text": text})
            return True
        except Failure as failure:
            # It was drawn anew in between.
            if "stale" in str(failure) or "not interactable" in str(failure):
                return False
            raise

    def press(self, keys):
        """Presses keys one after the other, wherever the focus is."""
        actions = [step for key in keys for step in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]
        self._call("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def choose(self, selector, value):
        self.see(selector)
        self.script(
            "arguments[0].value = arguments[1];"
            "for (const kind of ['input', 'change']) arguments[0].dispatchEvent(new Event(kind, {bubbles: true}))",
            self.find(selector), value,
        )

    # What a person sees

    def find(self, selector):
        found = self._call("POST", self.session + "/elements", {"using": "css selector", "value": selector})
        return found[0] if found else None

    def text(self, selector="body"):
        return self.script("return document.querySelector(arguments[0])?.innerText ?? ''", selector)

    def see(self, selector, text=""):
        """Waits until the selector finds something that shows the text."""
        self.until(
            lambda: self.script(
                "return [...document.querySelectorAll(arguments[0])].some("
                "(each) => each.checkVisibility() && each.innerText.includes(arguments[1]))", selector, text),
            f"{selector} shows “{text}”",
        )

    def see_not(self, selector, text=""):
        self.until(
            lambda: not self.script(
                "return [...document.querySelectorAll(arguments[0])].some("
                "(each) => each.checkVisibility() && each.innerText.includes(arguments[1]))", selector, text),
            f"{selector} does not show “{text}”",
        )

    def until(self, holds, what):
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            if holds():
                return
            time.sleep(0.05)
        raise Failure(f"expected within {self.patience:.0f} s: {what}; at {self.script('return location.href')}\n"
                      + self.text("main")[:1500])

    def script(self, body, *arguments):
        return self._call("POST", self.session + "/execute/sync", {"script": body, "args": list(arguments)})

    def command(self, name, **parameters):
        """A command of the browser's own protocol."""
        return self._call("POST", self.session + "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def screenshot(self, file):
        """What the window shows, and as much below it as there is to scroll."""
        os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
        hidden = self.script("const main = document.querySelector('main'); return main ? main.scrollHeight - main.clientHeight : 0")
        height = self.script("return innerHeight") + hidden
        self.command("Emulation.setDeviceMetricsOverride", width=self.width, height=height, deviceScaleFactor=1, mobile=False)
        with open(file, "wb") as out:
            out.write(base64.b64decode(self._call("GET", self.session + "/screenshot")))
        self.command("Emulation.clearDeviceMetricsOverride")

    def complaints(self):
        """What the browser's console has to say about errors, since it was asked last."""
        entries = self._call("POST", self.session + "/se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]

    def _call(self, method, address, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise Failure(f"{value['error']}: {value['message']}") from None
