import NIOPosix
import Synchronization

/// Writes the access log beside the answering: who reads the log slowly holds up the log, and nobody who asks for a page.
///
/// Lines wait until those before them are written and then go together. At most `most` wait; what comes beyond is counted,
/// and the number takes its place.
final class AccessPen: Sendable {
    private struct Waiting {
        var lines: [String] = []
        var leftOut = 0
        var isWriting = false
    }

    private let most: Int
    private let write: @Sendable (String) -> Void
    private let waiting = Mutex(Waiting())

    /// - Parameter write: writes one or more lines; may wait for its reader, is never called twice at a time.
    init(most: Int = 10_000, write: @escaping @Sendable (String) -> Void) {
        self.most = most
        self.write = write
    }

    /// Takes a line, and has it written on a thread that may wait.
    func add(_ line: String) {
        if take(line) { NIOThreadPool.singleton.submit { _ in self.writeAll() } }
    }

    /// Takes a line; whether somebody has to call ``writeAll()`` for it.
    func take(_ line: String) -> Bool {
        waiting.withLock { waiting in
            if waiting.lines.count < most {
                waiting.lines.append(line)
            } else {
                waiting.leftOut += 1
            }
            defer { waiting.isWriting = true }
            return !waiting.isWriting
        }
    }

    /// Writes what waits, until nothing does.
    func writeAll() {
        while let text = next() { write(text) }
    }

    private func next() -> String? {
        waiting.withLock { waiting in
            guard !waiting.lines.isEmpty || waiting.leftOut > 0 else {
                waiting.isWriting = false
                return nil
            }
            if waiting.leftOut > 0 {
                waiting.lines.append("(\(waiting.leftOut) requests without a line)")
            }
            let text = waiting.lines.joined(separator: "\n")
            waiting.lines.removeAll(keepingCapacity: true)
            waiting.leftOut = 0
            return text
        }
    }
}
