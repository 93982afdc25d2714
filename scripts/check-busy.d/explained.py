"""The differences that docs/icalendar.md explains, from the table beside this file."""
import collections
import csv
import fnmatch
import os

from kinds import KINDS

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "..", "..", "docs", "icalendar.md")


class Explanations:
    """Rows of kind, programs, calendars and damage, and the words of the page that tell the reason."""

    def __init__(self):
        with open(PAGE, encoding="utf-8") as file:
            page = " ".join(file.read().split())
        with open(os.path.join(HERE, "explained.tsv"), encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        for row in self.rows:
            if row["kind"] not in KINDS:
                raise SystemExit(f"explained.tsv: there is no kind '{row['kind']}'")
            if row["reason"] not in page:
                raise SystemExit(f"explained.tsv: docs/icalendar.md does not say '{row['reason']}'")
        self.counts = collections.Counter()

    def reason(self, name, showing, event, stretch, shown):
        """Why Kring does not show what these programs show of an event; None when nothing explains it."""
        for row in self.rows:
            # What another program shows too needs its own reason.
            if not showing <= set(row["programs"].split()):
                continue
            if not fnmatch.fnmatchcase(name, row["calendars"]) or row["damage"] not in name:
                continue
            if event.start is not None and KINDS[row["kind"]](event, stretch, shown):
                return row["reason"]
        return None

    def count(self, program, reasons):
        for reason in reasons:
            self.counts[reason, program] += 1

    def show(self):
        for (reason, program), count in sorted(self.counts.items(), key=lambda item: (-item[1], item[0])):
            print(f"explained, {program} {count} times: {reason}")
