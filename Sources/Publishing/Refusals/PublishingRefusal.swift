package import Communities
package import Workplace

/// Why a calendar or page of ours cannot be made.
package enum PublishingRefusal: RefusalReason {
    /// The event has something that no calendar can hold; the writer's words.
    case unwritable(String)

    package var status: EndStatus { .bug }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .unwritable(let words):
            RefusalWords(
                language.say(
                    "een agenda kan niet worden geschreven: \(words)",
                    "a calendar cannot be written: \(words)"))
        }
    }
}
