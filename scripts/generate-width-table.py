#!/usr/bin/env python3
"""Writes Sources/QukaTUI/Render/WidthTable.swift from the tables of the wcwidth package.

usage: pip install wcwidth && scripts/generate-width-table.py > Sources/QukaTUI/Render/WidthTable.swift

wcwidth (https://pypi.org/project/wcwidth/) distils EastAsianWidth.txt, DerivedGeneralCategory.txt and
emoji-variation-sequences.txt of the Unicode Character Database.
"""
import wcwidth
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
    lines = [f"  /// {comment}", f"  static let {name}: [UInt32] = ["]
    for start in range(0, len(ranges), 4):
        row = ranges[start : start + 4]
        lines.append("    " + ", ".join(f"{spell(a)}, {spell(b)}" for a, b in row) + ",")
    lines.append("  ]")
    return "\n".join(lines)


def spell(value):
    """Hexadecimal with a separator every four digits, as swift-format wants long literals."""
    digits = f"{value:X}"
    return f"0x{digits}" if len(digits) < 5 else f"0x{digits[:-4]}_{digits[-4:]}"


def main():
    zero = merged([(a, b) for a, b in latest(ZERO_WIDTH) if b > 0] + EXTRA_ZERO)
    wide = minus(merged(latest(WIDE_EASTASIAN)), zero)
    emoji = merged(latest(VS16_NARROW_TO_WIDE))
    version = list(WIDE_EASTASIAN)[-1]
    print("// Written by scripts/generate-width-table.py; edit that, not this.")
    print("// Source: the Unicode Character Database by way of the Python package wcwidth "
          f"{wcwidth.__version__}.")
    print()
    print("/// Column widths of Unicode scalars: pairs of first and last value, ascending, disjoint.")
    print("///")
    print("/// What is in none of the ranges is one column wide.")
    print("enum WidthTable {")
    print("  /// The Unicode version that the ranges were taken from.")
    print(f'  static let unicodeVersion = "{version}"')
    print()
    print(literal("zero", "Scalars of no width: combining marks, joiners, invisible formats.", zero))
    print()
    print(literal("wide", "Scalars of two columns: East Asian wide and emoji presentation.", wide))
    print()
    print(literal("emojiBase", "Narrow scalars that variation selector 16 makes two columns wide.",
                  emoji))
    print("}")


main()
