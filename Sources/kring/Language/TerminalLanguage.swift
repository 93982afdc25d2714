import Communities

/// Which language somebody at a terminal asked for.
enum TerminalLanguage {
    /// By `--language nl` or `--language=nl`, wherever it stands; `nil` when it is not there or names none.
    ///
    /// Read before the command is understood, since what cannot be understood is told in that language too.
    static func asked(by arguments: [String]) -> Language? {
        for (place, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument == "--language", arguments.indices.contains(place + 1) {
                return Language(rawValue: arguments[place + 1])
            }
            if argument.hasPrefix("--language=") {
                return Language(rawValue: String(argument.dropFirst("--language=".count)))
            }
        }
        return nil
    }

    /// By the locale of messages (POSIX.1-2017 §8.2): the first of LC_ALL, LC_MESSAGES and LANG that is set and not
    /// empty decides. `C` and `POSIX` name no language, nor does one that Kring does not speak.
    static func named(by environment: [String: String]) -> Language? {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale.flatMap { Language(rawValue: $0.prefix { $0.isLetter }.lowercased()) }
    }
}
