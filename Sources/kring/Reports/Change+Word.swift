import Communities
import Feeds

extension Publication.Change {
    /// What happened to a session, in a word; in English the one of `--json`.
    func word(_ language: Language) -> String {
        switch self {
        case .added: language.say("nieuw", rawValue)
        case .moved: language.say("verplaatst", rawValue)
        case .changed: language.say("gewijzigd", rawValue)
        case .cancelled: language.say("vervallen", rawValue)
        case .restored: language.say("toch door", rawValue)
        }
    }
}
