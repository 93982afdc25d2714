import App
import CivilTime
import Communities

extension SessionHistory {
    /// For people: a line for each version.
    func text(_ language: Language) -> String {
        let head = season.map { "\(session), \($0)" } ?? session.rawValue
        return
            ([head]
            + versions.map { version in
                "  \(String(version.at.description.prefix(16)).replacing("T", with: " "))  "
                    + version.change.word(language).padding(
                        to: language.say("verplaatst", "cancelled").count)
                    + "  \(version.words)" + (version.reason.map { " (\($0))" } ?? "")
            }).joined(separator: "\n")
    }
}
