import Communities
import Workplace

/// Why nothing can be read from what is piped in.
enum InputRefusal: RefusalReason {
    /// The system's words.
    case unreadable(String)

    var status: EndStatus { .ioError }

    func words(_ language: Language) -> RefusalWords {
        switch self {
        case .unreadable(let words):
            RefusalWords(
                language.say(
                    "stdin is niet te lezen: \(words)", "stdin cannot be read: \(words)"))
        }
    }
}
