"""One broken file, mended some runs later, beside a twin of the workspace in which it never was: the same mails go out."""
import re
from datetime import timedelta

import yaml

from world import REPORT

FAULTY = 78


def tab(text, chance):
    lines = text.split("\n")
    places = [n for n, line in enumerate(lines) if re.match(r"  [\w-]", line) and ":" in line]
    number = chance.choice(places)
    lines[number] = "\t" + lines[number].lstrip()
    return "\n".join(lines)


def missing_key(text, chance):
    return re.sub(r"^(rhythm|timezone|rooms):", "#", text, count=1, flags=re.M)


def truncated(text, chance):
    """Cut off before the first key without which there is no community, no organisation, no rooms."""
    last = min(text.index(f"\n{key}:") for key in ("members", "sites", "rooms") if f"\n{key}:" in text)
    return text[:chance.randint(last // 3, last)]


def no_address(text, chance):
    return text.replace("id,name,email,", "id,name,e_mail,", 1)


def episode(world, timeline, chance, faults, end):
    """Breaks a file, plays until `end`, mends it. What it was, for people; how many reports the administrator should get is one."""
    communities = sorted(world.communities())
    name = chance.choice([f"communities/{id}.yaml" for id in communities] * 2 + ["kring.yaml", "spaces.yaml", "people.csv"])
    kept = world.read(name)
    kinds = {"people.csv": [no_address]}.get(name, [tab, missing_key, truncated])
    if name.startswith("communities/"):
        kinds = [*kinds, None]
    kind = chance.choice(kinds)
    twin = world.twin()
    change = chance.choice([None, None, "join"]) if name.startswith("communities/") else None
    words = f"{name} " + (kind.__name__.replace("_", " ") if kind else ".yaml.txt")
    if kind:
        world.write(name, kind(kept, chance))
    else:
        world.write(name, None)
        (world.place / f"{name}.txt").write_text(kept, encoding="utf-8")
    if change:
        words += " while somebody joins another"
        # Who refers to what is held back waits with it (docs/running.md).
        broken = name.split("/")[1][:-5]
        other = chance.choice([
            id for id in communities
            if id != broken and id not in partners_of(kept) and broken not in partners_of(twin.read(f"communities/{id}.yaml"))])
        join(world, other, chance, twin)
    here, there = len(world.letters), len(twin.letters)
    while world.now < end:
        world.now = twin.now = timeline.next_moment(end, twin, world)
        code = world.run()
        if code != FAULTY:
            faults.amiss("a run with a broken file ends otherwise", f"{words}: {code} at {world.now:%Y-%m-%d %H:%M:%S} {world.last_run.stderr.strip()[:200]}")
        if twin.run():
            faults.amiss("a run ends otherwise", f"the twin of {words}: {twin.last_run.stderr.strip()[:200]}")
    compare(world, twin, here, there, faults, words, "while it is broken")
    for verb in ("plan", "publish"):
        done = world.kring(verb, *(["--steps", "10"] if verb == "plan" else []), allowed=None)
        if done.returncode != FAULTY:
            faults.amiss("a broken file is planned or published", f"{words}: {verb} ends with {done.returncode}")
    if not kind:
        (world.place / f"{name}.txt").unlink()
    world.write(name, kept)
    world.now = twin.now = world.now + timedelta(minutes=chance.randint(1, 9))
    timeline.run_well()
    twin.run()
    compare(world, twin, here, there, faults, words, "when it is mended")
    if published(world) != published(twin):
        faults.amiss("a broken file leaves another published folder", words)
    return words


def partners_of(text):
    return {one["community"] for one in yaml.safe_load(text).get("with") or []}


def join(world, community, chance, *others):
    """Somebody comes into a community, by a hand in its file."""
    name = f"communities/{community}.yaml"
    members = {person for those in yaml.safe_load(world.read(name))["members"].values() for person in those or []}
    free = sorted(set(world.people()) - members)
    if not free:
        return None
    person, level = chance.choice(free), chance.choice(["active", "peripheral", "peripheral"])
    text = re.sub(rf"^(  {level}: \[)", rf"\g<1>{person}, ", world.read(name), count=1, flags=re.M)
    for one in (world, *others):
        one.write(name, text)
    return person


def compare(world, twin, here, there, faults, words, when):
    mine = {letter.name: letter for letter in world.letters[here:] if letter.to != REPORT}
    theirs = {letter.name: letter for letter in twin.letters[there:] if letter.to != REPORT}
    for name in theirs.keys() - mine.keys():
        faults.amiss(f"a broken file keeps a mail back {when}", f"{words}: to {theirs[name].to}, {theirs[name].subject} at {theirs[name].at:%m-%d %H:%M}")
    for name in mine.keys() - theirs.keys():
        faults.amiss(f"a broken file makes a mail {when}", f"{words}: to {mine[name].to}, {mine[name].subject} at {mine[name].at:%m-%d %H:%M}")


def published(world):
    root = world.place / "public"
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
