#!/usr/bin/env python3
"""Makes Sources/EPP/IDNA/UnicodeTables.swift from the files of the Unicode Character Database.

    tables.py FOLDER        where FOLDER holds UnicodeData.txt, Scripts.txt, extracted/ and so on

Debian's package unicode-data installs the folder as /usr/share/unicode.
"""

import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
target = pathlib.Path(__file__).resolve().parents[2] / "Sources/EPP/IDNA/UnicodeTables.swift"
LAST = 0x10FFFF


def lines(name):
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if fields[0]:
            yield fields


def span(field):
    ends = field.split("..")
    return range(int(ends[0], 16), int(ends[-1], 16) + 1)


def values(name, default):
    """The value that the file gives every code point."""
    found = [default] * (LAST + 1)
    for fields in lines(name):
        for point in span(fields[0]):
            found[point] = fields[1]
    return found


def points(name, *wanted):
    """The code points that have one of the properties."""
    return {point for fields in lines(name) if fields[1] in wanted for point in span(fields[0])}


version = re.search(r"-(\d+\.\d+\.\d+)\.txt", (folder / "Scripts.txt").read_text(encoding="utf-8")).group(1)
category = values("extracted/DerivedGeneralCategory.txt", "Cn")
combining = [int(value) for value in values("extracted/DerivedCombiningClass.txt", "0")]
bidi = values("extracted/DerivedBidiClass.txt", "L")
joining = values("extracted/DerivedJoiningType.txt", "U")
script = values("Scripts.txt", "Unknown")
noncharacters = points("PropList.txt", "Noncharacter_Code_Point")
join_control = points("PropList.txt", "Join_Control")
old_jamo = points("HangulSyllableType.txt", "L", "V", "T")
unstable = points("DerivedNormalizationProps.txt", "Changes_When_NFKC_Casefolded")
not_composed = points("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
ignorable = (
    points("PropList.txt", "White_Space")
    | points("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
    | noncharacters
    | points(
        "Blocks.txt",
        "Combining Diacritical Marks for Symbols",
        "Musical Symbols",
        "Ancient Greek Musical Notation",
    )
)

# RFC 5892, section 2.6: exceptions.
exceptions = dict.fromkeys([0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007], "v")
exceptions |= dict.fromkeys([0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, *range(0x660, 0x66A), *range(0x6F0, 0x6FA)], "o")
exceptions |= dict.fromkeys([0x640, 0x7FA, 0x302E, 0x302F, *range(0x3031, 0x3036), 0x303B], "d")


def derived(point):
    """RFC 5892, section 3: v PVALID, j CONTEXTJ, o CONTEXTO, d DISALLOWED, u UNASSIGNED."""
    if point in exceptions:
        return exceptions[point]
    if category[point] == "Cn" and point not in noncharacters:
        return "u"
    if point == 0x2D or 0x30 <= point <= 0x39 or 0x61 <= point <= 0x7A:
        return "v"
    if point in join_control:
        return "j"
    if point in old_jamo or point in unstable or point in ignorable:
        return "d"
    return "v" if category[point] in ("Ll", "Lu", "Lo", "Nd", "Lm", "Mn", "Mc") else "d"


classes = [derived(point) for point in range(LAST + 1)]
allowed = [letter in "vjo" for letter in classes]
marked = ["m" if classes[p] == "v" and category[p][0] == "M" else classes[p] for p in range(LAST + 1)]


def runs(letters):
    """Runs in their order, each its length in hexadecimal (none for 1) and its letter; None goes with its neighbour."""
    text, letter, length = [], None, 0
    for value in letters:
        if value is not None and letter is not None and value != letter:
            text.append((f"{length:X}" if length > 1 else "") + letter)
            length = 0
        letter = value or letter
        length += 1
    return text + [f"{length:X}{letter}"]


def wrapped(items, separator):
    text, line = [], ""
    for item in items:
        if len(line) + len(item) + 1 > 108:
            text.append(line)
            line = ""
        line += (separator if line else "") + item
    return "\n".join("        " + line for line in text + [line])


bidi_letters = dict(L="l", R="r", AL="a", AN="n", EN="e", ES="s", CS="c", ET="t", ON="o", BN="b", NSM="m")
script_letters = dict(Greek="g", Hebrew="h", Hiragana="k", Katakana="k", Han="k")


def where_allowed(letter):
    return [letter(point) if allowed[point] else None for point in range(LAST + 1)]


def ranges(numbers):
    found = []
    for point, value in numbers:
        if found and found[-1][2] == value and found[-1][0] + found[-1][1] == point:
            found[-1][1] += 1
        else:
            found.append([point, 1, value])
    return [f"{start:X} {length:X} {value:X}" for start, length, value in found]


pairs = {}
for fields in lines("UnicodeData.txt"):
    point, parts = int(fields[0], 16), fields[5].split()
    if parts and not parts[0].startswith("<") and point not in not_composed:
        pairs[point] = tuple(int(part, 16) for part in parts)


def decomposed(point):
    return [deep for part in pairs[point] for deep in decomposed(part)] if point in pairs else [point]


# What a label can hold, once taken apart; only what is made of that can arise in it again.
parts = {part for point in range(LAST + 1) if allowed[point] for part in decomposed(point)}
compositions = [
    f"{point:X} {first:X} {second:X}"
    for point, (first, second) in sorted(pairs.items())
    if set(decomposed(point)) <= parts
]

tables = [
    (
        "derivedProperty",
        "What RFC 5892 §3 derives: v PVALID, m a mark that is PVALID, j CONTEXTJ, o CONTEXTO, d DISALLOWED,\n"
        "    /// u UNASSIGNED.",
        wrapped(runs(marked), ""),
    ),
    (
        "bidiClass",
        "Bidi_Class: l L, r R, a AL, n AN, e EN, s ES, c CS, t ET, o ON, b BN, m NSM.",
        wrapped(runs(where_allowed(lambda point: bidi_letters[bidi[point]])), ""),
    ),
    (
        "joiningType",
        "Joining_Type, in lower case.",
        wrapped(runs(where_allowed(lambda point: joining[point].lower())), ""),
    ),
    (
        "script",
        "The scripts that contexts ask for: g Greek, h Hebrew, k Hiragana, Katakana or Han, x another.",
        wrapped(runs(where_allowed(lambda point: script_letters.get(script[point], "x"))), ""),
    ),
    (
        "combiningClass",
        "Canonical_Combining_Class, where it is not 0: start, length and class of each range.",
        wrapped(ranges((point, combining[point]) for point in sorted(parts) if combining[point]), " "),
    ),
    (
        "compositions",
        "A composite and the two that it is composed of, but for Hangul syllables.",
        wrapped(compositions, " "),
    ),
]
body = "\n".join(
    f'\n    /// {comment}\n    static let {name} = """\n{text}\n        """' for name, comment, text in tables
)
target.write_text(
    f"""// Made by Fixtures/unicode/tables.py from the Unicode Character Database {version}; not to be edited by hand.

/// What IDNA2008 asks of Unicode, for the code points that a label may hold.
///
/// In tables of letters a run is its length in hexadecimal, none for 1, and its letter; the first begins with U+0000.
/// For a code point that no label may hold, all tables but the first tell nothing.
enum UnicodeTables {{
    /// The version of Unicode.
    static let version = "{version}"
{body}
}}
"""
)
