#!/usr/bin/env python3
"""Drives the console in a real browser against a server that runs.

    browser.py CONSOLE [--token TOKEN] [--only STORY] [--screenshots FOLDER]

CONSOLE is the address of the control listener, such as http://127.0.0.1:7701. Each story makes registries of its own and
takes them away again. The exit status is 0 if all hold, 1 if one does not, 77 if the machine has no browser.
"""

import argparse
import sys
import time
import traceback

import stories
from control import Control
from webdriver import Browser, Driver


def main():
    arguments = parsed()
    if not Driver.is_there():
        print("There is no chromium with chromedriver on this machine: the console's stories were skipped.")
        return 77
    driver = Driver()
    try:
        failed = [name for name in chosen(arguments) if not tell(name, driver, arguments)]
    finally:
        driver.close()
    return 1 if failed else 0


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("console")
    parser.add_argument("--token")
    parser.add_argument("--only", action="append")
    parser.add_argument("--screenshots")
    return parser.parse_args()


def chosen(arguments):
    """With a token only the story about it is told: the others need a server that is open."""
    if arguments.only:
        return arguments.only
    if arguments.token:
        return ["the_console_asks_for_the_token"]
    return [name for name in stories.ALL if name != "the_console_asks_for_the_token"]


def tell(name, driver, arguments):
    """Runs a story in a fresh window; what the browser's console complains about fails it, too."""
    control = Control(arguments.console, arguments.token)
    browser = Browser(driver)
    begin = time.monotonic()
    try:
        stories.ALL[name](stories.Scene(browser, control, driver, arguments))
        complaints = [each for each in browser.complaints() if not control.is_expected(each)]
        assert not complaints, f"the browser complains: {complaints}"
        print(f"✓ {name} ({time.monotonic() - begin:.1f} s)", flush=True)
        return True
    except Exception:
        print(f"✗ {name}\n{traceback.format_exc()}", flush=True)
        if arguments.screenshots:
            browser.screenshot(f"{arguments.screenshots}/failed-{name}.png")
        return False
    finally:
        browser.close()
        control.close()


if __name__ == "__main__":
    sys.exit(main())
