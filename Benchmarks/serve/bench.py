#!/usr/bin/env python3
"""What a request costs: `kring serve` and nginx on the same files, asked by wrk, one after the other in turns.

usage: bench.py [--kring KRING] [--seconds N] [--rounds N] [--connections N] [--before KRING]

A published folder of 200 feeds of about 50 kB. Each round asks both servers for all of them in full, in full but packed
(gzip), and with an ETag that is still right (304). A server's cost is the CPU time of its processes, user and system
together, divided by the requests it answered; wrk's own is not counted. Both have two workers and write no access log;
nginx has sendfile, as Debian's configuration does, and packed files lie ready for it (gzip_static). Read the ratios."""
import argparse
import gzip
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TICK = os.sysconf("SC_CLK_TCK")
FILES = 200

NGINX = """daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
    types {{ text/calendar ics; text/html html; }}
    sendfile on;
    tcp_nopush on;
    access_log off;
    gzip_static on;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    keepalive_requests 100000000;
    server {{ listen 127.0.0.1:{port}; root {folder}/public; }}
}}
"""

# Each thread of wrk goes through all files; the tag of each is asked for once, before the clock runs.
ASK = """local paths, headers, at = {{}}, {{}}, 0
{paths}
request = function()
    at = at % #paths + 1
    return wrk.format("GET", paths[at], headers[at])
end
"""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def feed(number):
    events = []
    for index in range(120):
        events.append(
            f"BEGIN:VEVENT\r\nUID:{number}-{index}@kring.example\r\nDTSTAMP:20270101T080000Z\r\n"
            f"DTSTART;TZID=Europe/Amsterdam:2027{index % 12 + 1:02}{index % 28 + 1:02}T130000\r\n"
            f"DTEND;TZID=Europe/Amsterdam:2027{index % 12 + 1:02}{index % 28 + 1:02}T143000\r\n"
            f"SUMMARY:Kring {number}\\, bijeenkomst {index}\r\nLOCATION:Rachelsmolen R1 2.{(number * 7 + index) % 50:02}\r\n"
            f"DESCRIPTION:13:00 Inchecken\\n13:10 Casus {number * 31 + index * 17}\\n13:40 Vragen\\n14:10 Oogst\\, "
            f"wat nemen we mee\\nPagina: https://kring.example/nl/s/{number}-{index}\r\nSEQUENCE:{index % 3}\r\n"
            "STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n")
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kring//NL\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def children(pid):
    listed = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid] + [each for child in listed for each in children(int(child))]


def cpu(pid):
    """Seconds of CPU of a process and those it started."""
    total = 0
    for each in children(pid):
        fields = pathlib.Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def memory(pid):
    return max(int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{each}/status").read_text())[1])
               for each in children(pid)) / 1024


class Server:
    def __init__(self, name, command, port):
        self.name, self.port = name, port
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        deadline = time.monotonic() + 20
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/feeds/0.ics").read()
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise SystemExit(f"{name} does not answer: {self.process.stderr.read1().decode()}")
                time.sleep(0.05)

    def script(self, folder, kind):
        lines = []
        for number in range(FILES):
            headers = {"full": [], "packed": [("Accept-Encoding", "gzip")], "304": []}[kind]
            request = urllib.request.Request(f"http://127.0.0.1:{self.port}/feeds/{number}.ics", headers=dict(headers))
            with urllib.request.urlopen(request) as answer:
                body, tag = answer.read(), answer.headers["ETag"]
                packed = answer.headers.get("Content-Encoding") == "gzip"
            assert (gzip.decompress(body) if packed else body) == feed(number).encode(), (self.name, number)
            if kind == "304":
                headers = [("If-None-Match", tag)]
            elif (kind == "packed") != packed:
                return None
            table = ", ".join(f'["{name}"] = [[{value}]]' for name, value in headers)
            lines.append(f'paths[{number + 1}] = "/feeds/{number}.ics"; headers[{number + 1}] = {{{table}}}')
        place = folder / f"{self.name}-{kind}.lua"
        place.write_text(ASK.format(paths="\n".join(lines)))
        return place

    def measure(self, script, kind, args):
        """Microseconds of CPU a request, and requests a second."""
        before = cpu(self.process.pid)
        said = subprocess.run(
            ["wrk", "-t", "1", "-c", str(args.connections), "-d", f"{args.seconds}s", "-s", script,
             f"http://127.0.0.1:{self.port}/"], capture_output=True, text=True, check=True).stdout
        used = cpu(self.process.pid) - before
        count = int(re.search(r"(\d+) requests in", said)[1])
        # wrk counts 304 as an answer, and everything from 400 up, as well as errors of sockets, apart.
        if "Non-2xx" in said or "Socket errors" in said:
            raise SystemExit(f"{self.name}, {kind}: {said}")
        return used / count * 1e6, float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kring", default=ROOT / ".build/release/kring")
    parser.add_argument("--before", help="another kring, to be measured beside it")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    args = parser.parse_args()
    for tool in ["wrk", "nginx"]:
        if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin"):
            raise SystemExit(f"{tool} is missing: apt-get install wrk nginx-light")
    with tempfile.TemporaryDirectory(prefix="kring-serve-") as name:
        folder = pathlib.Path(name)
        # nginx's workers may run as another user.
        folder.chmod(0o755)
        (folder / "public/feeds").mkdir(parents=True)
        sizes = []
        for number in range(FILES):
            place = folder / f"public/feeds/{number}.ics"
            place.write_text(feed(number), newline="")
            place.with_suffix(".ics.gz").write_bytes(gzip.compress(place.read_bytes(), 6))
            sizes.append(place.stat().st_size)
        workspace = folder / "workspace"
        shutil.copytree(ROOT / "config", workspace, ignore=shutil.ignore_patterns("state", "public", "outbox"))
        (workspace / "public").symlink_to(folder / "public")
        servers = []
        try:
            port = free_port()
            settings = folder / "nginx.conf"
            settings.write_text(NGINX.format(folder=folder, port=port))
            servers.append(Server("nginx", [shutil.which("nginx") or "/usr/sbin/nginx", "-c", settings], port))
            for label, program in [("kring", args.kring), ("before", args.before)]:
                if program:
                    port = free_port()
                    servers.append(Server(label, [
                        os.path.realpath(program), "serve", "--quiet", "--port", str(port), "--workspace", workspace], port))
            print(f"{FILES} feeds of {statistics.mean(sizes) / 1000:.0f} kB, {args.connections} connections, "
                  f"{args.rounds} rounds of {args.seconds} s each")
            for kind in ["full", "304", "packed"]:
                scripts = {server.name: server.script(folder, kind) for server in servers}
                found = {server.name: [] for server in servers if scripts[server.name]}
                # In turns, so that what else the machine does falls on all alike.
                for _ in range(args.rounds):
                    for server in servers:
                        if scripts[server.name]:
                            found[server.name].append(server.measure(scripts[server.name], kind, args))
                least = {name: statistics.median(cost for cost, _ in each) for name, each in found.items()}
                for name, each in found.items():
                    costs = sorted(cost for cost, _ in each)
                    rate = statistics.median(rate for _, rate in each)
                    print(f"{kind:7} {name:7} {least[name]:6.1f} µs of CPU a request ({costs[0]:.1f} to {costs[-1]:.1f}), "
                          f"{rate:8.0f} a second, {least[name] / least['nginx']:.2f} times nginx")
            for server in servers:
                print(f"memory  {server.name:7} {memory(server.process.pid):.0f} MB at most in a process")
        finally:
            for server in servers:
                server.process.terminate()
                server.process.wait()


main()
