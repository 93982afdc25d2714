import Communities
import Platform

/// What the published files were made from when they were written last, so that what cannot have changed is not made again.
///
/// It may be lost at any time: then everything is made. What it says of a file counts only while the very file that was
/// written lies there (its number, size and times), so that a kill between the files and this, another hand, or a disk that
/// lost something cost work and never a wrong file.
struct PublishedMemory: Equatable {
    /// A published file.
    struct File: Equatable {
        var inputs: InputDigest
        var stamp: FileStamp
    }

    /// What the texts of a session came to.
    struct Wording: Equatable {
        /// See `PublishedSession.contentDigest`.
        var digest: String?
        /// Whether its template is known to fit it. One that does not is fitted again: few do not, and
        /// what is said of it is in the language of who reads it then.
        var fits = false
        /// The roles that its methods ask for, by their names; `nil` where it was not looked.
        var roles: [String]?
        /// What its agenda says, by language; a language that nobody asked for has none.
        var agenda: [Language: [String]] = [:]
    }

    /// What is known of the texts of sessions. Only what is asked for is kept for the next time.
    struct Wordings: Equatable {
        fileprivate var known: [InputDigest: Wording] = [:]
        fileprivate var asked: [InputDigest: Wording] = [:]

        mutating func of(_ inputs: InputDigest) -> Wording {
            let wording = asked[inputs] ?? known[inputs] ?? Wording()
            asked[inputs] = wording
            return wording
        }

        /// What is known, without asking for it.
        func known(_ inputs: InputDigest) -> Wording? { asked[inputs] ?? known[inputs] }

        mutating func keep(_ wording: Wording, for inputs: InputDigest) {
            asked[inputs] = wording
        }
    }

    /// By path within the published folder.
    var files: [String: File] = [:]
    var wordings = Wordings()
    private var kept: [String: File] = [:]

    init() {}

    /// Whether there is nothing in it that is not kept already, and nothing kept that is not in it.
    var isAsKept: Bool { files == kept && wordings.asked == wordings.known }

    private static let head = "kring-published-3 "

    /// What is kept under that path; nothing where it cannot be read or is not whole.
    init(reading path: String) {
        // It is a memory only: without it everything is made again, and what ails the disk is said by who writes there.
        guard let bytes = try? DurableFile.read(path, limit: 200_000_000) else { return }
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return }
        let body = bytes[(end + 1)...]
        guard Array(bytes[..<end]) == Array((Self.head + hex(sha256(body))).utf8) else { return }
        for line in body.split(separator: UInt8(ascii: "\n")) {
            guard take(line) else {
                self = PublishedMemory()
                return
            }
        }
        kept = files
    }

    /// Keeps it under that path.
    func write(_ path: String) throws(FileFault) {
        var body = SpacedLines()
        body.bytes.reserveCapacity(files.count * 140 + wordings.asked.count * 80)
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            let stamp = file.stamp
            body.begin("f", file.inputs)
            body.add(stamp.inode)
            for number in [stamp.size, stamp.modified, stamp.changed] {
                body.add(UInt64(bitPattern: Int64(number)))
            }
            body.end(name)
        }
        for (inputs, wording) in wordings.asked.sorted(by: {
            ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low)
        }) {
            body.begin("w", inputs)
            body.add(wording.digest ?? "-")
            body.add(wording.fits ? "1" : "0")
            body.end(wording.roles.map { ($0 + ["."]).joined(separator: ",") } ?? "-")
            for (language, lines) in wording.agenda.sorted(by: { $0.key.rawValue < $1.key.rawValue }
            )
            where lines.allSatisfy(Self.isOneLine) {
                body.begin("a", inputs)
                body.add(language.rawValue)
                body.end(lines.joined(separator: "\u{1F}"))
            }
        }
        let head = Array((Self.head + hex(sha256(body.bytes)) + "\n").utf8)
        try DurableFile.write(head + body.bytes, to: path, mode: 0o600)
    }

    private mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
        if line.first == UInt8(ascii: "a") { return takeAgenda(line) }
        let isFile = line.first == UInt8(ascii: "f")
        let fields = line.split(
            separator: UInt8(ascii: " "), maxSplits: isFile ? 6 : 4,
            omittingEmptySubsequences: false)
        guard fields.count >= 5, let inputs = InputDigest(fields[1]) else { return false }
        if isFile {
            let numbers = fields[2...].prefix(4).compactMap(Self.number)
            guard fields.count == 7, numbers.count == 4 else { return false }
            files[String(decoding: fields[6], as: UTF8.self)] = File(
                inputs: inputs,
                stamp: FileStamp(
                    inode: numbers[0], size: Int(truncatingIfNeeded: numbers[1]),
                    modified: Int(truncatingIfNeeded: numbers[2]),
                    changed: Int(truncatingIfNeeded: numbers[3])))
            return true
        }
        let digest = String(decoding: fields[2], as: UTF8.self)
        wordings.known[inputs] = Wording(
            digest: digest == "-" ? nil : digest, fits: fields[3] == [UInt8(ascii: "1")],
            roles: fields[4] == [UInt8(ascii: "-")]
                ? nil
                : String(decoding: fields[4], as: UTF8.self).split(separator: ",")
                    .dropLast().map(String.init))
        return true
    }

    /// The lines of an agenda, which stand below the rest of what is known of its session.
    private mutating func takeAgenda(_ line: ArraySlice<UInt8>) -> Bool {
        let fields = line.split(
            separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4, let inputs = InputDigest(fields[1]),
            let language = Language(rawValue: String(decoding: fields[2], as: UTF8.self))
        else { return false }
        let lines = fields[3].split(
            separator: Self.lineSeparator, omittingEmptySubsequences: false)
        wordings.known[inputs, default: Wording()].agenda[language] =
            fields[3].isEmpty ? [] : lines.map { String(decoding: $0, as: UTF8.self) }
        return true
    }

    /// A sign that no text has: ASCII's unit separator.
    private static let lineSeparator: UInt8 = 0x1F

    private static func isOneLine(_ text: String) -> Bool {
        !text.isEmpty && !text.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == lineSeparator }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number &* 10 &+ UInt64(digit - UInt8(ascii: "0"))
        }
        return digits.isEmpty ? nil : number
    }
}

extension InputDigest {
    fileprivate init?(_ digits: ArraySlice<UInt8>) {
        guard digits.count == 32 else { return nil }
        var words: [UInt64] = [0, 0]
        for (place, digit) in digits.enumerated() {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            words[place / 16] = words[place / 16] << 4 | UInt64(value)
        }
        self.init(high: words[0], low: words[1])
    }
}
