"""Every feed of a changing season, in both styles, in every client: the same sessions as `kring sessions --json`."""
import concurrent.futures
import sys
import tempfile

import clients
from season import Season


def differences(shown, truth):
    """How many lines a client shows too much and too little, and the first ones in words."""
    extra, missing = list(shown), []
    for line in truth:
        if line in extra:
            extra.remove(line)
        else:
            missing.append(line)
    words = [f"      shows  {' | '.join(line)}" for line in extra[:2]] + [f"      wanted {' | '.join(line)}" for line in missing[:2]]
    return max(len(extra), len(missing)), words


def main():
    kring, *chosen = sys.argv[1:]
    total = count = 0
    with tempfile.TemporaryDirectory(prefix="kring-clients-") as folder:
        season = Season(kring, folder)
        groups = [[c(folder) for c in group if not chosen or c.name in chosen] for group in clients.GROUPS]
        readers = sum(groups, [])
        pool = concurrent.futures.ThreadPoolExecutor(2)
        print(f"{'':34}{'feeds':>6}" + "".join(f"{r.name:>12}" for r in readers), flush=True)
        try:
            for name, change in season.steps():
                season.wait(1)
                change()
                season.read()
                feeds = dict(zip(season.feeds(), pool.map(season.bytes, season.feeds())))
                truths = {feed: season.truth(feed) for feed in feeds}
                row, notes = [], []
                answers = sum(pool.map(lambda group: [reader.show(feeds) for reader in group], groups), [])
                for reader, shown in zip(readers, answers):
                    wrong = 0
                    for feed, truth in truths.items():
                        number, words = differences(shown[feed], truth)
                        wrong += number
                        if number and len(notes) < 12:
                            notes += [f"    {reader.name}, {feed.kind} {feed.name} {feed.style}: {number} differ", *words]
                    row.append("ok" if wrong == 0 else str(wrong))
                    total += wrong
                    count += sum(map(len, truths.values()))
                print(f"{name:34}{len(feeds):>6}" + "".join(f"{cell:>12}" for cell in row), flush=True)
                for note in notes:
                    print(note, flush=True)
        finally:
            for reader in readers:
                reader.close()
    print(f"{count} occurrences compared, {total} differ")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
