import Communities
import Workplace

#if canImport(Glibc)
    import Glibc
#endif

/// What is said to the person at the terminal; data goes to stdout, talk to stderr. Nothing else writes there.
enum Talk {
    /// A line of talk.
    static func say(_ line: String) {
        write(ShownText(line + "\n"), to: STDERR_FILENO)
    }

    /// A line of talk that the next one overwrites.
    static func sayInPlace(_ line: String) {
        write("\r\u{1B}[K" + ShownText(line).text, to: STDERR_FILENO)
    }

    /// A line or block of data.
    static func print(_ text: String) {
        write(ShownText(closed(text)), to: STDOUT_FILENO)
    }

    /// A calendar or a mail, byte for byte where a file or a program takes it; on a terminal as any text.
    static func data(_ text: String) {
        isatty(STDOUT_FILENO) == 1 ? print(text) : write(closed(text), to: STDOUT_FILENO)
    }

    private static func closed(_ text: String) -> String {
        // A calendar ends in CR LF, which is one character to a String.
        text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n"
    }

    /// What went wrong, and how to mend it.
    static func refusal(_ refusal: Refusal) {
        let language = Reader.language
        let words = refusal.words(language)
        for line in words.details { say(line) }
        say("kring: \(words.message)")
        if let advice = words.advice {
            say(language.say("Misschien: ", "Maybe: ") + advice)
        }
    }

    private static func write(_ shown: ShownText, to descriptor: Int32) {
        write(shown.text, to: descriptor)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                // A reader that has seen enough is no fault; a full disk is.
                if errno == EPIPE { exit(0) }
                exit(EndStatus.ioError.rawValue)
            }
            bytes = bytes.dropFirst(written)
        }
    }
}

/// Colour and weight on a terminal; plain text elsewhere and where `NO_COLOR` asks for it.
struct Style {
    let isOn: Bool

    /// For stdout.
    static let output = Style(
        isOn: isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
            && getenv("TERM").map { String(cString: $0) } != "dumb")

    /// For stderr.
    static let talk = Style(
        isOn: isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
            && getenv("TERM").map { String(cString: $0) } != "dumb")

    /// Columns of the terminal on stdout; `nil` elsewhere.
    static var columns: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
            size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }

    func bold(_ text: String) -> String { painted(text, .bold) }
    func dim(_ text: String) -> String { painted(text, .dim) }
    func red(_ text: String) -> String { painted(text, .red) }
    func green(_ text: String) -> String { painted(text, .green) }
    func yellow(_ text: String) -> String { painted(text, .yellow) }
    func cyan(_ text: String) -> String { painted(text, .cyan) }

    private func painted(_ text: String, _ paint: Paint) -> String {
        isOn ? paint.painting(text) : text
    }
}
