"""A mail server on the loopback that goes wrong as it is told, and keeps what it took."""

import socket
import ssl
import threading
import time


class Message:
    def __init__(self, recipient, data, heard=0.0):
        self.recipient = recipient
        # When its conversation reached it, by the clock that only rises.
        self.heard = heard
        self.data = data
        head = data.split(b"\r\n\r\n", 1)[0].decode("ascii", "replace").replace("\r\n ", " ")
        self.identity = next(
            (line[12:].strip() for line in head.split("\r\n") if line.lower().startswith("message-id:")), None)


class MailServer:
    """`fault(step, recipient)` says what to do at a step: None, a reply to give, "cut", "forget", ("slow", seconds),
    ("hang", seconds), after which it hangs up, "garbage", or of a message ("keep", reply): it has it, and says otherwise."""

    def __init__(self, fault=lambda step, recipient: None, certificate=None, implicit=False):
        self.fault = fault
        self.taken = []
        self.unanswered = []
        # Of what it has, what it said "later" to: nobody can know that these arrived.
        self.denied = []
        self.commands = 0
        self.lock = threading.Lock()
        self.implicit = implicit
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(*certificate)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        # A thread that waits in accept keeps a socket alive that is only closed.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            with connection:
                if self.implicit:
                    connection = self.context.wrap_socket(connection, server_side=True)
                self._converse(connection)
        except (OSError, ssl.SSLError, ValueError):
            pass

    def _converse(self, connection):
        stream = connection.makefile("rb")

        def say(text):
            connection.sendall(text.encode() + b"\r\n")

        def agree(step, reply):
            """Whether the conversation goes on, and whether the step was agreed to."""
            what = self.fault(step, recipient)
            if isinstance(what, tuple):
                time.sleep(what[1])
                if what[0] == "hang":
                    return False, False
                what = None
            if what == "garbage":
                connection.sendall(b"\x00\xffHTTP/1.1 400 Bad Request\r\n" * 3)
                return True, False
            if what in ("cut", "forget"):
                return False, False
            say(what or reply)
            return not (what or "").startswith("421"), what is None

        recipient, heard = None, 0.0
        if not agree("banner", "220 chaos ESMTP")[0]:
            return
        while line := stream.readline(4096):
            self.commands += 1
            word = line.split(b" ")[0].strip().upper()
            if word == b"EHLO":
                offers = "250-chaos\r\n250-SIZE 10000000\r\n"
                if self.context and not self.implicit and not isinstance(connection, ssl.SSLSocket):
                    offers += "250-STARTTLS\r\n"
                if not agree("ehlo", offers + "250 AUTH PLAIN")[0]:
                    return
            elif word == b"STARTTLS":
                say("220 go")
                connection = self.context.wrap_socket(connection, server_side=True)
                stream = connection.makefile("rb")
            elif word == b"MAIL":
                heard = time.monotonic()
                if not agree("mail", "250 ok")[0]:
                    return
            elif word == b"RCPT":
                recipient = line.split(b"<")[1].split(b">")[0].decode()
                if not agree("rcpt", "250 ok")[0]:
                    return
            elif word == b"DATA":
                goes_on, agreed = agree("data", "354 go on")
                if not goes_on:
                    return
                if not agreed:
                    continue
                lines = []
                while (part := stream.readline(65536)) != b".\r\n":
                    if not part:
                        return
                    lines.append(part[1:] if part.startswith(b"..") else part)
                message = Message(recipient, b"".join(lines), heard)
                what = self.fault("body", recipient)
                if what == "forget":
                    return
                if isinstance(what, tuple) and what[0] in ("keep", "hang"):
                    with self.lock:
                        self.taken.append(message)
                        self.unanswered.append(message)
                    if what[0] == "hang":
                        time.sleep(what[1])
                        return
                    with self.lock:
                        self.denied.append(message.identity)
                    say(what[1])
                    continue
                if what == "garbage":
                    connection.sendall(b"\x00\xff nonsense\r\n")
                    continue
                if isinstance(what, str) and what != "cut":
                    say(what)
                    continue
                with self.lock:
                    self.taken.append(message)
                if what == "cut":
                    with self.lock:
                        self.unanswered.append(message)
                    return
                if isinstance(what, tuple):
                    time.sleep(what[1])
                say("250 queued")
            elif word == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")
