#!/usr/bin/env python3
"""Writes Sources/QukaText/Columns/WidthTable.swift, +Unsettled and +Syllables from the tables of the wcwidth package.

usage: pip install wcwidth && python3.11 scripts/generate-width-table.py

wcwidth (https://pypi.org/project/wcwidth/) distils EastAsianWidth.txt, DerivedGeneralCategory.txt and
emoji-variation-sequences.txt of the Unicode Character Database. Python 3.11 itself holds that database as of Unicode
14.0, which today's terminals have in common, and as of 3.2, which the oldest of them know.
"""
import os
import sys
import unicodedata

import wcwidth
from wcwidth.table_ambiguous import AMBIGUOUS_EASTASIAN
from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE
from wcwidth.table_wide import WIDE_EASTASIAN
from wcwidth.table_zero import ZERO_WIDTH

# Format characters that wcwidth counts as one column though terminals give them none, and that
# no line of ours wants to show: the soft hyphen.
EXTRA_ZERO = [(0xAD, 0xAD)]


def latest(table):
    return list(table.values())[-1]


def merged(ranges):
    result = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result


def minus(ranges, holes):
    for hole_first, hole_last in holes:
        kept = []
        for first, last in ranges:
            if last < hole_first or first > hole_last:
                kept.append((first, last))
                continue
            if first < hole_first:
                kept.append((first, hole_first - 1))
            if last > hole_last:
                kept.append((hole_last + 1, last))
        ranges = kept
    return ranges


def literal(name, comment, ranges):
    lines = [f"  /// {comment}", f"  package static let {name}: [UInt32] = ["]
    for start in range(0, len(ranges), 4):
        row = ranges[start : start + 4]
        lines.append("    " + ", ".join(f"{spell(a)}, {spell(b)}" for a, b in row) + ",")
    lines.append("  ]")
    return "\n".join(lines)


def spell(value):
    """Hexadecimal with a separator every four digits, as swift-format wants long literals."""
    digits = f"{value:X}"
    return f"0x{digits}" if len(digits) < 5 else f"0x{digits[:-4]}_{digits[-4:]}"


def ranges(condition):
    return merged([(value, value) for value in range(0x110000) if condition(value)])


def is_unsettled(value, is_wide, is_zero):
    """Unknown to Unicode 14.0, or of another width there: terminals differ."""
    category = unicodedata.category(chr(value))
    if category == "Cn":
        return True
    return category != "Co" and not is_zero and (unicodedata.east_asian_width(chr(value)) in "WF") != is_wide


def main():
    if unicodedata.unidata_version != "14.0.0":
        sys.exit("This takes Python 3.11, whose Unicode is 14.0.")
    zero = merged([(a, b) for a, b in latest(ZERO_WIDTH) if b > 0] + EXTRA_ZERO)
    wide = minus(merged(latest(WIDE_EASTASIAN)), zero)
    emoji = merged(latest(VS16_NARROW_TO_WIDE))
    wide_values = {value for first, last in wide for value in range(first, last + 1)}
    zero_values = {value for first, last in zero for value in range(first, last + 1)}
    ambiguous = minus(minus(merged(latest(AMBIGUOUS_EASTASIAN)), zero), wide)
    unsettled = ranges(lambda value: is_unsettled(value, value in wide_values, value in zero_values))
    young = ranges(lambda value: value in zero_values and unicodedata.ucd_3_2_0.category(chr(value)) == "Cn")
    # Musical signs and the tone marks of Hangul are no vowels, and terminals have other widths for them.
    # Nor the pamudpod of Hanunoo, which had no width before Unicode 14.0, as in GNU screen.
    spacing = ranges(lambda value: value < 0x1D000 and value != 0x1734 and unicodedata.category(chr(value)) == "Mc"
                     and unicodedata.east_asian_width(chr(value)) not in "WF")
    linking = ranges(lambda value: unicodedata.combining(chr(value)) == 9)
    header = ("// Written by scripts/generate-width-table.py; edit that, not this.\n"
              "// Source: the Unicode Character Database by way of the Python package wcwidth "
              f"{wcwidth.__version__}")
    write("WidthTable.swift", f"""{header}.

/// Column widths of Unicode scalars: pairs of first and last value, ascending, disjoint.
///
/// What is in none of the ranges is one column wide.
package enum WidthTable {{
  /// The Unicode version that the ranges were taken from.
  package static let unicodeVersion = "{list(WIDE_EASTASIAN)[-1]}"

{literal("zero", "Scalars of no width: combining marks, joiners, invisible formats.", zero)}

{literal("wide", "Scalars of two columns: East Asian wide and emoji presentation.", wide)}

{literal("emojiBase", "Narrow scalars that variation selector 16 makes two columns wide.", emoji)}
}}
""")
    write("WidthTable+Unsettled.swift", f"""{header}
// and of Python's own, Unicode 14.0 and 3.2.

/// What terminals do not agree upon.
extension WidthTable {{
{literal("unsettled", "Scalars that Unicode 14.0 did not know or gave another width.", unsettled)}

{literal("young", "Scalars of no width that Unicode 3.2 did not know.", young)}

{literal("ambiguous", "Scalars of one column or, in the terminals of East Asia, two (UAX 11).", ambiguous)}
}}
""")
    write("WidthTable+Syllables.swift", f"""// Written by scripts/generate-width-table.py; edit that, not this.
// Source: the Unicode Character Database by way of Python's own, Unicode 14.0.

/// What makes syllables of letters in Indic scripts.
extension WidthTable {{
{literal("spacing", "Signs beside their letter (general category Mc): a column of their own, or none.", spacing)}

{literal("linking", "Signs that join letters (combining class 9): virama, coeng and their like.", linking)}
}}
""")


def write(name, text):
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Sources/QukaText/Columns")
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)


main()
