"""The power goes at any moment: a run's writes are traced, and replayed up to a point with what no flush had put on the disk
kept, lost or torn by chance. The next runs must find no half file and no half ledger, lose nothing, and send at most the
messages that were in hand once more."""

import collections
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
from datetime import datetime, timedelta

from ground import ENVIRONMENT, KILLS, SEED, check, command, copied, kring
from mailserver import Message

NOW = datetime.fromisoformat("2027-02-16T08:00:00+01:00")
CUTS = max(4, KILLS // 2)
CALLS = ("openat,creat,close,dup,dup2,fcntl,write,pwrite64,writev,lseek,ftruncate,fallocate,fsync,fdatasync,syncfs,rename,"
         "renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,clone,clone3,fork,vfork")
SECTOR = 512


def text(quoted):
    """A string as strace prints it with -xx."""
    return bytes.fromhex(quoted.replace("\\x", ""))


class Disk:
    """Files below a folder: what is written, and what of it a flush has put on the disk."""

    def __init__(self, root):
        self.root = str(root)
        self.names = {}  # path to file
        self.synced_names = {}
        self.pending_names = []  # changes of names since the last flush of names
        self.files = []  # content as programs see it
        self.synced = []  # content on the disk
        self.pending = []  # writes since the last flush
        for path in sorted(root.rglob("*")):
            if path.is_file():
                self.names[str(path)] = self.new(path.read_bytes())
        self.synced_names = dict(self.names)

    def new(self, content=b""):
        self.files.append(bytearray(content))
        self.synced.append(bytes(content))
        self.pending.append([])
        return len(self.files) - 1

    def write(self, file, at, data):
        content = self.files[file]
        if len(content) < at + len(data):
            content.extend(bytes(at + len(data) - len(content)))
        content[at:at + len(data)] = data
        self.pending[file].append((at, bytes(data)))

    def resize(self, file, size):
        content = self.files[file]
        del content[size:]
        content.extend(bytes(size - len(content)))
        self.pending[file].append((size, None))

    def flush(self, file):
        self.synced[file] = bytes(self.files[file])
        self.pending[file] = []

    def flush_names(self):
        self.synced_names = dict(self.names)
        self.pending_names = []

    def name(self, path, file):
        """A file gets a name, or None: a name goes."""
        if file is None:
            self.names.pop(path, None)
        else:
            self.names[path] = file
        self.pending_names.append((path, file))

    def after_a_cut(self, chance):
        """The files as a machine may find them that starts again."""
        names = dict(self.synced_names)
        # Names change in their order: a journal has all before one, or not that one.
        for path, file in self.pending_names[:chance.randint(0, len(self.pending_names))]:
            if file is None:
                names.pop(path, None)
            else:
                names[path] = file
        return {path: self.torn(file, chance) for path, file in names.items()}

    def torn(self, file, chance):
        content = bytearray(self.synced[file])
        for at, data in self.pending[file]:
            if chance.random() < 0.4:
                continue
            if data is None:
                del content[at:]
                content.extend(bytes(at - len(content)))
                continue
            whole = chance.random() < 0.6
            for start in range(0, len(data), SECTOR):
                if not whole and chance.random() < 0.5:
                    continue
                part = data[start:start + SECTOR]
                if len(content) < at + start + len(part):
                    content.extend(bytes(at + start + len(part) - len(content)))
                content[at + start:at + start + len(part)] = part
        return bytes(content)


class Replay:
    """The calls of a trace, one after the other, done to a disk; what is outside of it (the world) keeps what it got."""

    def __init__(self, trace, disk, world):
        self.calls = self.read(trace)
        self.disk, self.world = disk, str(world)
        self.open = collections.defaultdict(dict)  # process to descriptor to [file, position, is_appending]
        self.parents = {}
        self.got = []

    @staticmethod
    def read(trace):
        calls, unfinished = [], {}
        for line in trace.read_text(errors="replace").splitlines():
            match = re.match(r"(\d+) +(.*)", line)
            if not match:
                continue
            process, rest = match[1], match[2]
            if rest.endswith("<unfinished ...>"):
                unfinished[process] = rest[:-len("<unfinished ...>")]
                continue
            resumed = re.match(r"<\.\.\. (\w+) resumed>(.*)", rest)
            if resumed:
                rest = unfinished.pop(process, resumed[1] + "(") + resumed[2]
            call = re.match(r"(\w+)\((.*)\) += (-?\d+)", rest)
            if call and int(call[3]) >= 0:
                calls.append((process, call[1], call[2], int(call[3])))
        return calls

    def inside(self, path):
        return path.startswith(self.disk.root + "/")

    def table(self, process):
        # Threads share their descriptors; children begin with those of their parent, and ours use none of them on the disk.
        return self.open[self.parents.get(process, process)]

    def do(self, process, name, arguments, result):
        files = self.table(process)
        paths = [os.path.normpath(text(quoted).decode(errors="replace")) for quoted in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', arguments)] \
            if name not in ("write", "pwrite64", "writev") else []
        if name in ("clone", "clone3"):
            if "CLONE_FILES" in arguments:
                self.parents[str(result)] = self.parents.get(process, process)
        elif name in ("openat", "creat"):
            files.pop(result, None)
            path = paths[0]
            if not self.inside(path):
                return
            if path not in self.disk.names:
                if not ("O_CREAT" in arguments or name == "creat"):
                    # A folder: flushing it flushes names.
                    files[result] = ["folder", 0, False]
                    return
                self.disk.name(path, self.disk.new())
            file = self.disk.names[path]
            if "O_TRUNC" in arguments:
                self.disk.resize(file, 0)
            files[result] = [file, 0, "O_APPEND" in arguments]
        elif name == "close":
            files.pop(int(arguments), None)
        elif name in ("dup", "dup2") or name == "fcntl" and "F_DUPFD" in arguments:
            first = int(arguments.split(",")[0])
            if first in files:
                files[result] = files[first]
        elif name in ("write", "pwrite64"):
            at = files.get(int(arguments.split(",")[0]))
            if not at or at[0] == "folder":
                return
            data = text(re.search(r'"((?:\\x[0-9a-f]{2})*)"', arguments)[1])[:result]
            place = int(arguments.rsplit(",", 1)[1]) if name == "pwrite64" else at[1]
            if name == "write" and at[2]:
                place = len(self.disk.files[at[0]])
            self.disk.write(at[0], place, data)
            if name == "write":
                at[1] = place + len(data)
        elif name == "writev":
            assert int(arguments.split(",")[0]) not in files, "a gathered write into a file"
        elif name == "lseek":
            at = files.get(int(arguments.split(",")[0]))
            if at:
                at[1] = result
        elif name in ("ftruncate", "fallocate"):
            numbers = [int(number) for number in re.findall(r"(?:^|, )(\d+)", arguments)]
            at = files.get(numbers[0])
            if at and at[0] != "folder":
                size = numbers[1] if name == "ftruncate" else max(len(self.disk.files[at[0]]), sum(numbers[-2:]))
                self.disk.resize(at[0], size)
        elif name in ("fsync", "fdatasync"):
            at = files.get(int(arguments))
            if at and at[0] == "folder":
                self.disk.flush_names()
            elif at:
                self.disk.flush(at[0])
        elif name == "syncfs":
            for file in range(len(self.disk.files)):
                self.disk.flush(file)
            self.disk.flush_names()
        elif name in ("rename", "renameat", "renameat2"):
            old, new = paths
            if self.inside(old) and old in self.disk.names:
                file = self.disk.names[old]
                self.disk.name(old, None)
                self.disk.name(new, file)
            elif new.startswith(self.world + "/"):
                self.got.append(new)
        elif name in ("unlink", "unlinkat"):
            if paths and paths[0] in self.disk.names:
                self.disk.name(paths[0], None)


def laid_out(files, old, new):
    """Puts files of a disk below another folder."""
    shutil.rmtree(new, ignore_errors=True)
    for path, content in files.items():
        place = pathlib.Path(str(new) + path[len(str(old)):])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    for name in ("state",):
        (new / name).mkdir(exist_ok=True)
        (new / name).chmod(0o700)
    if (new / "state/secret").exists():
        (new / "state/secret").chmod(0o600)


def identities(folder):
    return collections.Counter(
        Message("", path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).identity
        for path in folder.iterdir() if path.suffix != ".tmp") if folder.exists() else collections.Counter()


def power_cuts(folder):
    if not shutil.which("strace"):
        print("       strace is missing: power cuts were not tried")
        return
    chance = random.Random(SEED + 2000)
    world = folder / "world"
    world.mkdir()
    program = folder / "keeping-program"
    program.write_text(
        f'#!/bin/bash\nfile="{world}/$(date +%s%N).$$"\ncat > "$file.tmp" && mv "$file.tmp" "$file"\n')
    program.chmod(0o755)
    for name, transport in (("outbox", "transport: outbox, outbox: outbox"),
                            ("mail-program", f"transport: sendmail, sendmail: {program}")):
        place = copied(folder / "kept", f"power-{name}", transport)
        before = Disk(place)
        snapshot = {path: bytes(before.files[file]) for path, file in before.names.items()}
        trace = folder / f"trace-{name}"
        subprocess.run(
            ["strace", "-f", "-qq", "-xx", "-s", "20000000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", trace,
             *command(place, "run", now=NOW)], env=ENVIRONMENT, check=True, stdin=subprocess.DEVNULL)
        calls = Replay(trace, before, world).calls
        in_world = {str(path): path.read_bytes() for path in world.iterdir()}
        # What falls due a little later goes as well.
        afterwards(place)
        expected = identities(place / "outbox") if name == "outbox" else identities(world)
        public = {str(p.relative_to(place)): p.read_bytes() for p in (place / "public").rglob("*") if p.is_file()}
        check(len(expected) > 20, f"power, {name}: a run of {len(calls)} calls, {sum(expected.values())} messages")
        amiss, doubled = [], 0
        moved = folder / "after-the-cut"
        for _ in range(CUTS // 2):
            shutil.rmtree(place)
            laid_out(snapshot, place, place)
            disk = Disk(place)
            replay = Replay(trace, disk, world)
            until = chance.randrange(len(calls))
            for call in calls[:until]:
                replay.do(*call)
            kept = {path: in_world[path] for path in replay.got}
            laid_out(disk.after_a_cut(chance), place, moved)
            shutil.rmtree(place)
            shutil.move(moved, place)
            shutil.rmtree(world)
            world.mkdir()
            problem = afterwards(place)
            after = identities(place / "outbox") if name == "outbox" else identities(world)
            for path, content in kept.items():
                after[Message("", content.replace(b"\n", b"\r\n")).identity] += 1
            lost, more = set(expected) - set(after), set(after) - set(expected)
            copies = sum(after.values()) - len(after)
            doubled += copies
            if lost or more or copies > 1:
                problem += f" {len(lost)} lost, {len(more)} more, {copies} copies"
            now_public = {str(p.relative_to(place)): p.read_bytes() for p in (place / "public").rglob("*") if p.is_file()}
            if now_public != public:
                problem += " the published folder is another"
            if problem:
                amiss.append(f"cut at call {until}:{problem}")
        check(not amiss, f"power, {name}: {CUTS // 2} cuts, {doubled} copies {amiss[:2]}")


def afterwards(place):
    """Two runs after the cut, and what is wrong then."""
    problem = ""
    for minutes in (7, 14):
        result = kring(place, "run", now=NOW + timedelta(minutes=minutes))
        if result.returncode:
            problem += f" run {result.returncode} {result.stderr.strip()[:200]}"
    ledger = sqlite3.connect(f"file:{place}/state/ledger.sqlite?mode=ro", uri=True)
    if ledger.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        problem += " the ledger is not whole"
    ledger.close()
    left = [str(path.relative_to(place)) for path in place.rglob(".*") if path.is_file()]
    if left:
        problem += f" left: {left[:3]}"
    return problem
