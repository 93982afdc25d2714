import Communities
import Planning

extension Instance.Mode {
    /// How a community meets: `in a room only`, `hybrid`, `online`.
    func adverb(_ language: Language) -> String {
        Communities.Mode(self).adverb(language)
    }

    /// As a list or a number says it.
    func name(_ language: Language) -> String { Communities.Mode(self).name(language) }
}

extension Communities.Mode {
    /// How a community meets: `in a room only`, `hybrid`, `online`.
    func adverb(_ language: Language) -> String {
        switch self {
        case .physical: language.say("in de zaal", "in a room only")
        case .hybrid: language.say("hybride", "hybrid")
        case .online: "online"
        }
    }

    /// As a list or a number says it: in English by its name in the files.
    func name(_ language: Language) -> String {
        language.say(adverb(.nl), rawValue)
    }
}
