#!/usr/bin/env python3
"""Makes verdicts.txt: what the package `idna` says of every code point in three contexts, and of mixed labels.

Needs unicodedata2 of the version of Unicode that the tables have (15.0.0), and idna 3.13, whose own tables are of
Unicode 17.0.0: what was not assigned yet in the former is refused. (idna 3.4 is of 15.0.0, but takes 121 modifier
letters for PVALID that the data of 15.0.0 say are not stable under NFKC; idna 3.13 does not.)
"""

import pathlib
import random

import idna.core
import idna.idnadata
import unicodedata2

assert idna.idnadata.__version__ == "17.0.0" and unicodedata2.unidata_version == "15.0.0"
idna.core.unicodedata = unicodedata2
contexts = {"alone": ("", ""), "latin": ("a", "a"), "arabic": ("\u0628", "\u0628")}


def accepts(label):
    if any(unicodedata2.category(character) == "Cn" for character in label):
        return False
    try:
        idna.core.check_label(label)
    except idna.IDNAError:
        return False
    return True


def runs(letters):
    text, letter, length = "", letters[0], 0
    for value in letters:
        if value != letter:
            text += f"{length:X}{letter}"
            letter, length = value, 0
        length += 1
    return text + f"{length:X}{letter}"


pools = [
    "abcl019-",
    "éàçñüßłœ",
    "αβγςω",
    "\u0300\u0301\u0302\u0308\u0323\u0327\u031b\u0345\u05b0\u0651\u064b",
    "\u0628\u062c\u0627\u062f\u06a9\u06c1",
    "\u05d0\u05d1\u05ea",
    "\u0660\u0663\u06f0\u06f5\u0966",
    "\u200c\u200d\u00b7\u0375\u05f3\u05f4\u30fb",
    "\u0915\u0937\u094d\u093f\u09cd\u09be\u09c7\u09d7",
    "あアー漢字々",
    "\u1100\u1161\u11a8\uac00\uac01한글",
    "\u2019\u2212😀Ⅷ\uff41\ue000\u0378\u0085",
]


def mixed(numbers):
    some = numbers.sample(pools[:-1], numbers.randint(1, 3))
    if numbers.random() < 0.1:
        some.append(pools[-1])
    label = "".join(numbers.choice(numbers.choice(some)) for _ in range(numbers.randint(2, 9)))
    return unicodedata2.normalize(numbers.choice(["NFC", "NFC", "NFC", "NFD"]), label)


def labels():
    numbers = random.Random(5892)
    wanted, seen = {True: 400, False: 600}, set()
    while any(wanted.values()):
        label = mixed(numbers)
        verdict = accepts(label)
        encoded = "xn--" + label.encode("punycode").decode("ascii")
        if label.isascii() or label in seen or len(encoded) > 63 or not wanted[verdict]:
            continue
        wanted[verdict] -= 1
        seen.add(label)
        yield ("y " if verdict else "n ") + encoded


lines = [f"# idna {idna.__version__}, Unicode {unicodedata2.unidata_version}"]
for name, (before, behind) in contexts.items():
    verdicts = ["y" if accepts(before + chr(point) + behind) else "n" for point in range(0x80, 0x110000)]
    lines.append(f"{name} {runs(verdicts)}")
lines += labels()
(pathlib.Path(__file__).parent / "verdicts.txt").write_text("\n".join(lines) + "\n")
