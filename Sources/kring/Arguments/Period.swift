import ArgumentParser
import Messages
import Platform

/// A stretch of time on the command line: `90s`, `5m`, `1h`; a bare number is seconds.
struct Period: ExpressibleByArgument, CustomStringConvertible {
    let seconds: Int

    static let tenMinutes = Period(seconds: 600)

    private init(seconds: Int) { self.seconds = seconds }

    init?(argument: String) {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        var digits = argument[...]
        var unit = 1
        if let last = argument.last, let found = units[last] {
            unit = found
            digits = argument.dropLast()
        }
        guard digits.utf8.count <= 6, let number = Int(digits), number > 0 else { return nil }
        seconds = number * unit
    }

    /// As it is written.
    var description: String { seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s" }
    var defaultValueDescription: String { description }

    /// A part of it, always the same for the same name.
    func share(of name: String) -> Int {
        let chance = sha256("jitter:\(name)").prefix(4).reduce(0) { $0 << 8 | Int($1) }
        return chance % (seconds + 1)
    }
}

/// `--only remind,notify`.
struct RunParts: ExpressibleByArgument {
    let parts: Set<RunPart>

    static var allValueStrings: [String] { RunPart.allCases.map(\.rawValue) }

    init?(argument: String) {
        let names = argument.split(separator: ",").map(String.init)
        let parts = names.compactMap(RunPart.init)
        guard !parts.isEmpty, parts.count == names.count else { return nil }
        self.parts = Set(parts)
    }
}
