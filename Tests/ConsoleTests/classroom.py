"""Stories of a class: what its trainer and its students do with the console."""

import re
import urllib.request
import uuid

from looks import CHECK, frame
from webdriver import Failure

# A name that would run where it passed for markup.
HOSTILE = "<img src=x onerror=alert(1)>Bo"


def look(scene, name):
    """The page as it is, in light and in dark colours: readable, labelled, with one heading."""
    problems = []
    for scheme in ("light", "dark"):
        scene.browser.prefer(scheme)
        if scene.arguments.screenshots:
            scene.browser.screenshot(f"{scene.arguments.screenshots}/{scheme}-{name}.png")
        problems += [f"{name}, {scheme}: {fault}" for fault in scene.browser.script(CHECK)]
    if problems:
        raise Failure("\n".join(problems))


def trainer(scene):
    browser, control = scene.browser, scene.control
    name = "c" + uuid.uuid4().hex[:7]
    scene.open("default", "classes")
    control.made += [f"{name}-{number}" for number in (1, 2, 3)]
    # By the keyboard alone: the first field, then from field to field.
    browser.see("#class-id")
    browser.script("document.querySelector('#class-id').focus()")
    browser.press(name + "\ue004")
    browser.choose("#exercise", "answer-lost")
    browser.type("#students", f"Ada\n{HOSTILE}\n\n  Cleo ")
    browser.script("document.querySelector('#open-class').focus()")
    browser.press("\ue007")
    browser.see("h1", f"Class {name}")
    browser.see("#standing", "3 students: 0 done")
    browser.see("table", HOSTILE)
    assert not browser.script("return document.querySelector('main img, main [onerror]')")
    # What a student does is seen without a click.
    send(control, f"{name}-2", "create", "<domain:name>oak.example</domain:name><domain:authInfo><domain:pw/></domain:authInfo>")
    send(control, f"{name}-2", "info", "<domain:name>oak.example</domain:name>")
    browser.see("tr:has(a[href*='-2/exercise']) .verdict.passed", "✓")
    scene.control.call("POST", control.at(f"{name}-3", "exercise", "hints"))
    look(scene, "class")
    # One, then all.
    now = lambda number: control.call("GET", control.at(f"{name}-{number}", "clock"))
    browser.click(f"#choose-{name}-2")
    browser.type("#turn-by", "5d")
    browser.click("#turn-advance")
    browser.see("#last-action", f"clock advanced by 5d, for {HOSTILE}")
    assert now(2)["now"].startswith("2026-01-06") and now(1)["now"].startswith("2026-01-01")
    browser.type("#turn-message", "Well done.")
    browser.click("#turn-send")
    browser.see("#notices", "Queued")
    assert [len(texts(control, f"{name}-{number}")) for number in (1, 2)] == [0, 1]
    browser.choose("#who", "")
    browser.click("#turn-run")
    browser.see("#last-action", "clock at speed 1, for everybody")
    browser.click("#turn-freeze")
    browser.see("#last-action", "clock frozen, for everybody")
    assert all(now(number)["isFrozen"] for number in (1, 2, 3))
    browser.choose("#order", "stuck")
    browser.until(lambda: browser.text("tbody tr th").startswith("Cleo"), "who needed help stands first")
    browser.choose("#who", f"{name}-2")
    browser.click("#turn-reset")
    browser.see("dialog", HOSTILE)
    browser.click("dialog .danger")
    browser.until(lambda: not browser.find("tr:has(a[href*='-2/exercise']) .verdict.passed"), "Bo begins anew")
    # Into a student's sessions and journal; back; to the papers; and the end.
    browser.click(f"a[href='/r/{name}-2/sessions']")
    browser.see("h1", "Sessions")
    browser.script("history.back()")
    browser.see("h1", f"Class {name}")
    browser.script("URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return 'data:,'; }")
    browser.choose("#who", "")
    for button, part in (("#hand-outs", "&lt;img"), ("#archive", f"{name}/class.json")):
        browser.click(button)
        browser.until(lambda: part in (browser.script("return window.saved ?? ''")), f"{button} saves {part}")
    browser.click("#end-class")
    browser.type("#typed-name", name)
    browser.click("dialog .danger")
    browser.see("h1", "Classes")
    assert name not in [each["id"] for each in control.call("GET", "/classes")]


def texts(control, registry):
    return [each["text"] for each in control.call("GET", control.at(registry, "messages")) if each["text"] == "Well done."]


def send(control, registry, verb, inner):
    return control.call("POST", control.at(registry, "registrars", "alpha", "commands"), {"xml": frame(verb, inner)})


def student(scene):
    """With the token of a hand-out: the own registry opens, and no other."""
    browser, control = scene.browser, scene.control
    name = "c" + uuid.uuid4().hex[:7]
    lesson = {"id": name, "exercise": "answer-lost", "students": ["Ada", "Bo"]}
    control.call("POST", "/classes", lesson)
    control.made += [f"{name}-1", f"{name}-2"]
    sheet = hand_out(control, name, 1)
    token, page = re.search(r"mrt[.]\S+?(?=<)", sheet)[0], re.search(r"http\S+/exercise", sheet)[0]
    control.expect("401")
    browser.open(page)
    browser.type("#token", token)
    browser.press("\ue007")
    browser.see("h1", "Exercise")
    browser.see(".story-text", "you have promised that this will not happen again")
    browser.see("dl", f"alpha-{name}1")
    assert token not in browser.script("return location.href")
    # Hints come one by one, by the keyboard, and the focus stays where it was.
    browser.see("#next-hint", "2 left")
    browser.script("document.querySelector('#next-hint').focus()")
    browser.press("\ue007")
    browser.see(".hints", "The connection broke before the answer came")
    browser.see_not(".hints", "Which command changes nothing")
    browser.until(lambda: browser.script("return document.activeElement?.id") == "next-hint", "the button keeps the focus")
    browser.press("\ue007")
    browser.see(".hints", "Which command changes nothing")
    browser.see_not("#next-hint")
    browser.see("#passed", "0 of 2 steps")
    send(control, f"{name}-1", "create", "<domain:name>oak.example</domain:name><domain:authInfo><domain:pw/></domain:authInfo>")
    send(control, f"{name}-1", "info", "<domain:name>oak.example</domain:name>")
    browser.see("#passed", "1 of 2 steps")
    browser.see("nav", "Exercise")
    browser.see_not("nav", "Classes")
    look(scene, "exercise")
    # Another's registry stays closed.
    control.expect("403")
    browser.open(f"{control.address}/r/{name}-2/exercise")
    browser.see("[role=alert]", f"opens the registry \"{name}-1\" alone")
    control.call("DELETE", f"/classes/{name}")


def hand_out(control, name, number):
    request = urllib.request.Request(f"{control.address}/classes/{name}/hand-outs?registry={name}-{number}")
    request.add_header("Authorization", f"Bearer {control.token}")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


def scorecard(scene):
    browser, control = scene.browser, scene.control
    registry = control.registry()
    scene.open(registry, "scorecards")
    browser.click("a[href$='/scorecards/first-steps']")
    browser.see("h1", "First steps")
    browser.choose("#whose", "alpha")
    browser.click("#watch")
    browser.see(".badge.good", "watched")
    send(control, registry, "info", "<domain:name>alpha-1.example</domain:name>")
    browser.until(lambda: control.call("GET", control.at(registry, "scorecards", "first-steps"))["state"] == "watched", "it is watched")
    browser.see("table", "Log in")
    browser.script("URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return 'data:,'; }")
    browser.click("#report-html")
    browser.until(lambda: "<h1>Scorecard First steps</h1>" in browser.script("return window.saved ?? ''"), "the report is saved")
    browser.click("#stop")
    browser.see(".badge.warn", "stopped")
    browser.click("#run")
    browser.see(".badge.good", "run")
    browser.click("#anew")
    browser.see(".badge.good", "run")
    assert control.call("GET", control.at(registry, "scorecards", "first-steps"))["registrars"][0]["registrar"] == "alpha"
