package import Communities
import Platform

/// The organisation's first language, as `languages:` of `kring.yaml` names it.
///
/// It decides in which language people are told what is wrong with the files, so it must be found in files that cannot
/// be read: it looks at lines, not at YAML.
package enum FirstLanguage {
    /// - Parameter folder: the workspace.
    /// - Returns: `nil` when the file is not there or names none that Kring speaks.
    package static func inWorkspace(_ folder: String) -> Language? {
        // Whatever is wrong with the file is said by who reads it whole.
        let bytes = try? ReadingBounds([folder]).read("\(folder)/kring.yaml", limit: 1_000_000)
        return bytes.flatMap { String(validating: $0, as: UTF8.self) }.flatMap(named)
    }

    static func named(in text: String) -> Language? {
        var isBelow = false
        for line in text.split(whereSeparator: \.isNewline) {
            let code = line.prefix { $0 != "#" }
            if code.allSatisfy(\.isWhitespace) { continue }
            guard isBelow || code.hasPrefix("languages:") else { continue }
            let rest = isBelow ? code : code.dropFirst("languages:".count)
            if let first = rest.firstMatch(of: /^\s*[-\[]?\s*["']?(\w+)/) {
                return Language(rawValue: String(first.1))
            }
            // The list begins in a line below, or there is none: the next key is no language.
            isBelow = true
        }
        return nil
    }
}
