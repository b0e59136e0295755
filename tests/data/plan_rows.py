#!/usr/bin/env python3
"""Reads the matrix of section 6 of plan-gel-2013.txt and writes its rows as CSV.

Usage: python3 plan_rows.py plan-gel-2013.txt > plan-gel-2013-rows.csv

A row of the matrix is a line with exactly five tabs. The transcription breaks
cells at the end of each page, so the first line of a page may continue a row:

* an objective that starts in lower case continues the objective above it;
* a line without percentage and date whose activity is empty or starts in lower
  case, or whose remark starts in lower case, continues the row above it;
* a first paragraph of the activity that starts in lower case belongs to the
  activity above, what follows it is a new row.

Empty objectives are merged cells: the row takes the objective above. Tags and
list bullets are dropped and white space is collapsed; nothing else changes, so
typing errors and shifted cells stay as they are. `lines` are the line numbers
of the source.
"""
import csv
import re
import sys

COLUMNS = ["component", "objective", "activity", "percentage", "remark", "date", "owner", "lines"]


def clean(cell):
    text = re.sub(r"<[^>]*>", " ", cell)
    text = text.replace("•", " ").replace("○", " ")
    return " ".join(text.split())


def continues(text):
    return text[:1].islower()


def rows(lines):
    component = None
    page_break = False
    group = []  # rows under the objective being read
    result = []
    for number, line in enumerate(lines, 1):
        heading = re.match(r"\d\.\s*Componente\s*:\s*(.+)", line)
        if heading:
            component = heading.group(1).strip()
            group = []
            continue
        if "REPUBLICA DE COLOMBIA" in line:
            page_break = True
        if component is None or line.count("\t") != 5 or line.startswith("Objetivo\t"):
            continue
        raw = line.split("\t")
        objective, activity, percentage, remark, date, owner = map(clean, raw)
        if page_break:
            page_break = False
            if continues(objective):
                for row in group:
                    row["objective"] += " " + objective
                objective = ""
            half = not percentage and not date
            if half and (not activity or continues(activity) or continues(remark)):
                last = result[-1]
                for name, text in (("activity", activity), ("remark", remark), ("owner", owner)):
                    last[name] = (last[name] + " " + text).strip()
                last["lines"] += f" {number}"
                continue
            split = re.match(r"\s*<p>(.*?)</p>(.*)", raw[1])
            if split and continues(clean(split.group(1))):
                result[-1]["activity"] += " " + clean(split.group(1))
                activity = clean(split.group(2))
        if objective:
            group = []
        else:
            objective = group[0]["objective"]
        row = dict(zip(COLUMNS, [component, objective, activity, percentage, remark, date, owner, str(number)]))
        group.append(row)
        result.append(row)
    return result


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        table = rows(source.read().split("\n"))
    out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    out.writeheader()
    out.writerows(table)


if __name__ == "__main__":
    main()
