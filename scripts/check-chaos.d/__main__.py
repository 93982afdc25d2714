"""Nothing lost, nothing twice but where the answer was: kring against every fault of a mail server and many kills."""

import collections
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta

from changes import changes
from ground import ENVIRONMENT, KILLS, PUBLISHED, SEED, check, command, copied, failures, kring, new_workspace, smtp
from mailserver import MailServer, Message
from powercuts import power_cuts

# Two busy stretches: the welcomes after publishing, the reminders of February.
STRETCHES = (PUBLISHED, datetime.fromisoformat("2027-02-15T12:00:00+01:00"))
STEP = timedelta(minutes=7)


def random_fault(chance):
    faults = {
        "banner": ["421 4.3.2 closing", "cut"], "ehlo": ["cut"],
        "mail": ["450 4.2.0 later", "cut"], "rcpt": ["451 4.7.1 greylisted", "cut", "421 4.3.2 closing"],
        "data": ["452 4.3.1 no room", "cut"], "body": ["cut", "forget", "454 4.7.0 not now", ("slow", 0.02)],
    }

    def fault(step, _):
        if chance.random() < 0.04:
            return chance.choice(faults[step])
        # So slow that most kills strike while messages go out.
        return ("slow", 0.01) if step == "body" else None

    return fault


def identities(messages):
    return collections.Counter(message.identity for message in messages)


def kill_at_random(place, kills, chance):
    """Starts two runs at each moment and kills them somewhere, until so many were killed; returns the moments."""
    killed, moments = 0, []
    for stretch, start in enumerate(STRETCHES, 1):
        number = 0
        while killed < kills * stretch // len(STRETCHES):
            moment = start + STEP * number
            number += 1
            moments.append(moment)
            runs = [
                subprocess.Popen(
                    command(place, "run", "--accept-clock", now=moment), env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                for _ in range(2)
            ]
            for run in runs:
                time.sleep(chance.random() * chance.choice((0.03, 0.1, 0.4)))
                if run.poll() is None and chance.random() < 0.8:
                    run.send_signal(signal.SIGKILL)
                    killed += 1
            for run in runs:
                run.wait(120)
    return killed, moments


def chaos(folder):
    chance = random.Random(SEED)
    kept = new_workspace(folder)
    faults = {"on": True}
    random_one = random_fault(chance)
    server = MailServer(lambda step, recipient: random_one(step, recipient) if faults["on"] else None)
    disturbed = copied(kept, "disturbed", smtp(server.port))
    calm = copied(kept, "calm", "transport: outbox, outbox: outbox")

    killed, moments = kill_at_random(disturbed, KILLS, chance)
    faults["on"] = False
    for _ in range(40):
        now = moments[-1] + STEP
        moments.append(now)
        result = kring(disturbed, "run", "--accept-clock", now=now)
        waiting = json.loads(kring(disturbed, "outbox", "--json", now=now).stdout)["messages"]
        if result.returncode == 0 and not waiting:
            break
    for moment in moments:
        result = kring(calm, "run", "--accept-clock", now=moment)
        if result.returncode:
            check(False, f"the undisturbed run at {moment}: {result.stderr}")

    expected = {Message("", path.read_bytes()).identity for path in (calm / "outbox").glob("*.eml")}
    got = identities(server.taken)
    twice = sum(got.values()) - len(got)
    check(result.returncode == 0 and not waiting, f"after {killed} kills the next runs complete: {waiting[:2]}")
    dropped = kring(disturbed, "outbox", "--all", "--json", "--limit", "100000", now=now).stdout
    dropped = [m for m in json.loads(dropped)["messages"] if m["state"] in ("failed", "dropped", "uncertain")]
    lost = expected - set(got)
    check(len(lost) <= len(dropped) and not [m for m in dropped if m["state"] != "dropped"],
          f"{len(expected)} messages, {len(lost)} lost")
    if lost:
        print(f"       of those {len(dropped)} were told as too late: the server said no until the session began")
    check(not set(got) - expected, f"{len(set(got) - expected)} that nobody should have got")
    bodies = collections.defaultdict(set)
    for message in server.taken:
        # Date is the moment of sending, another for each try.
        bodies[message.identity].add(re.sub(rb"(?m)^Date: .*$", b"", message.data, count=1))
    check(all(len(all_) == 1 for all_ in bodies.values()), "every copy of a message is the same to the byte, but for its Date")
    lost_answers = identities(server.unanswered)
    beyond = sum(max(0, count - 1 - lost_answers[identity]) for identity, count in got.items())
    check(beyond <= killed,
          f"{twice} copies: {twice - beyond} after a lost answer, {beyond} after {killed} kills")
    ledger = sqlite3.connect(f"file:{disturbed}/state/ledger.sqlite?mode=ro", uri=True)
    check(ledger.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the ledger is whole")
    check(ledger.execute("PRAGMA foreign_key_check").fetchall() == [], "nothing in it refers to what is not there")
    json.loads((disturbed / "state/status.json").read_text())

    def files(place):
        return {str(p.relative_to(place)): p.read_bytes() for p in (place / "public").rglob("*") if p.is_file()}

    check(files(disturbed) == files(calm), "the published folder is that of the undisturbed runs, to the byte")
    left = [str(p) for p in disturbed.rglob(".*") if p.is_file()]
    check(not left, f"no half-written file is left: {left[:3]}")
    server.close()


def certificates(folder):
    """A certificate of our own for 127.0.0.1, one for another name, and one that has expired."""

    def make(name, host, *more):
        key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
        result = subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-subj",
             "/CN=chaos", "-addext", f"subjectAltName={host}", *more], capture_output=True, text=True)
        return (certificate, key) if result.returncode == 0 else None

    def make_expired():
        """Only a certificate authority can say when a certificate ends, in the openssl of Debian 12."""
        key, request, certificate = (folder / f"expired.{ending}" for ending in ("key", "csr", "pem"))
        (folder / "ca.cnf").write_text(
            "[ca]\ndefault_ca=c\n[c]\ndatabase=ca.txt\nnew_certs_dir=.\nserial=ca.serial\ndefault_md=sha256\n"
            "policy=p\ncopy_extensions=copy\n[p]\ncommonName=supplied\n")
        (folder / "ca.txt").write_text("")
        (folder / "ca.serial").write_text("01\n")
        for words in (
            ["req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", request, "-subj", "/CN=chaos",
             "-addext", "subjectAltName=IP:127.0.0.1"],
            ["ca", "-selfsign", "-batch", "-notext", "-config", "ca.cnf", "-in", request, "-keyfile", key, "-out",
             certificate, "-startdate", "20200101000000Z", "-enddate", "20200201000000Z"],
        ):
            if subprocess.run(["openssl", *words], cwd=folder, capture_output=True).returncode:
                return None
        return certificate, key

    return {
        "own": make("own", "IP:127.0.0.1", "-days", "30"),
        "another": make("another", "DNS:elsewhere.example", "-days", "30"),
        "expired": make_expired(),
    }


def bad_tls(folder):
    kept = folder / "kept"
    now = PUBLISHED + timedelta(minutes=10)
    made = certificates(folder)
    for name, pair in made.items():
        if not pair:
            print(f"       no certificate '{name}' could be made here")
            continue
        for security, implicit in (("tls", True), ("starttls", False)):
            server = MailServer(certificate=pair, implicit=implicit)
            for trusted in (False, True):
                more = f"security: {security}" + (f", certificates: {pair[0]}" if trusted else "")
                place = copied(kept, f"tls-{name}-{security}-{trusted}", smtp(server.port, more))
                result = kring(place, "run", now=now)
                should = trusted and name == "own"
                status = 0 if should else 69
                check(
                    result.returncode == status and bool(server.taken) == should and len(result.stderr.splitlines()) <= 1,
                    f"{security}, certificate '{name}', {'' if trusted else 'not '}trusted: "
                    f"{result.returncode} {result.stderr.strip() or 'sent'}")
                server.taken.clear()
                shutil.rmtree(place)
            server.close()


def hostile_ground(folder):
    """What is wrong with the machine is said in one line, with its exit code, and the next run completes."""
    kept = folder / "kept"
    now = PUBLISHED + timedelta(minutes=10)

    def trial(name, transport, spoil, mend, codes, expected_left=None):
        place = copied(kept, name, transport)
        spoil(place)
        result = kring(place, "run", now=now)
        lines = result.stderr.strip().splitlines()
        mend(place)
        after = kring(place, "run", now=now + timedelta(minutes=7))
        check(
            result.returncode in codes and 0 < len(lines) <= 3 and after.returncode == 0,
            f"{name}: {result.returncode} {lines[0] if lines else ''}; then {after.returncode} {after.stderr.strip()}")
        subprocess.run(["umount", place / "small"], stderr=subprocess.DEVNULL)
        shutil.rmtree(place, ignore_errors=True)

    folder_transport = "transport: outbox, outbox: outbox"

    def rewrite(place, old, new):
        file = place / "kring.yaml"
        file.write_text(file.read_text().replace(old, new))

    dead = MailServer()
    port = dead.port
    dead.close()
    alive = MailServer()
    trial("no server", smtp(port), lambda p: None, lambda p: rewrite(p, str(port), str(alive.port)), [75])
    trial("no such host", smtp(25).replace("127.0.0.1", "mail.invalid"), lambda p: None,
          lambda p: rewrite(p, "host: mail.invalid, port: 25", f"host: 127.0.0.1, port: {alive.port}"), [75])
    trial("no mail program", "transport: sendmail, sendmail: /nowhere/sendmail", lambda p: None,
          lambda p: rewrite(p, "transport: sendmail, sendmail: /nowhere/sendmail", folder_transport), [69])

    def fill(place):
        small = place / "small"
        small.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], check=True)
        rewrite(place, "outbox: outbox", "outbox: small/outbox")

    def empty(place):
        subprocess.run(["mount", "-o", "remount,size=64m", place / "small"], check=True)

    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder_mount(folder)], stderr=subprocess.DEVNULL).returncode == 0:
        subprocess.run(["umount", folder_mount(folder)])
        trial("full disk", folder_transport, fill, empty, [74])

        def state_full(place):
            small = place / "small"
            small.mkdir()
            size = sum(p.stat().st_size for p in (place / "state").iterdir() if p.is_file())
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size + 150_000}", "tmpfs", small], check=True)
            for file in (place / "state").iterdir():
                shutil.move(file, small / file.name)
            (place / "state").rmdir()
            (place / "state").symlink_to(small)

        trial("full disk under the ledger", folder_transport, state_full, empty, [74])

        def read_only(place):
            state_full(place)
            subprocess.run(["mount", "-o", "remount,ro", place / "small"], check=True)

        def writable(place):
            subprocess.run(["mount", "-o", "remount,rw,size=64m", place / "small"], check=True)

        trial("read-only state", folder_transport, read_only, writable, [73, 74, 77])
    else:
        print("       this user may not mount: full disks and read-only state were not tried")
    # Root may do anything: as somebody else, who may not write the outbox.
    nobody = {"user": 65534, "group": 65534} if os.getuid() == 0 else {}
    place = copied(kept, "lost permission", folder_transport)
    (place / "outbox").mkdir()
    if nobody:
        folder.chmod(0o755)
        subprocess.run(["chown", "-R", "65534:65534", place], check=True)
    (place / "outbox").chmod(0o500)
    result = kring(place, "run", now=now, **nobody)
    (place / "outbox").chmod(0o700)
    after = kring(place, "run", now=now + timedelta(minutes=7), **nobody)
    check(result.returncode == 77 and len(result.stderr.splitlines()) == 1 and after.returncode == 0,
          f"lost permission: {result.returncode} {result.stderr.strip()}; then {after.returncode}")


def folder_mount(folder):
    place = folder / "mount"
    place.mkdir(exist_ok=True)
    return place


with tempfile.TemporaryDirectory(prefix="kring-chaos-") as name:
    folder = pathlib.Path(name)
    print(f"seed {SEED}, {KILLS} kills, two runs at once", flush=True)
    chaos(folder)
    changes(folder)
    power_cuts(folder)
    bad_tls(folder)
    hostile_ground(folder)
print("all well" if not failures else f"{len(failures)} amiss")
sys.exit(bool(failures))
