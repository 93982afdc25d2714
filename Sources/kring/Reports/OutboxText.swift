package import App
package import Communities
import Messages

/// Messages of the ledger, a line or two each.
package struct OutboxText {
    private let language: Language
    private let style: Style
    private let words: MessageWords

    package init(_ language: Language) { self.init(language, Style(isOn: false)) }

    init(_ language: Language, _ style: Style) {
        self.language = language
        self.style = style
        words = MessageWords(language)
    }

    package func lines(_ list: OutboxList) -> [String] {
        let width = list.messages.map(\.person.rawValue.count).max() ?? 0
        return list.messages.map { line($0, width) }
    }

    private func line(_ message: OutboxList.Entry, _ width: Int) -> String {
        let state = words.state(message.state).padding(to: 11)
        let shown =
            switch message.state {
            case "failed", "uncertain": style.red(state)
            case "due", "deferred", "sending": style.yellow(state)
            default: state
            }
        var line =
            "\(message.id)  \(shown)  \(words.kind(message.kind).padding(to: words.kindWidth))  "
            + "\(message.person.rawValue.padding(to: width))  \(message.due)"
        if message.attempts > 0 {
            line += language.say(
                "  \(message.attempts)× geprobeerd", "  tried \(message.attempts)×")
        }
        if let next = message.nextTry, message.attempts > 0 {
            line += language.say(", weer op \(next)", ", next \(next)")
        }
        if let detail = DeliveryNote.words(message.detail, language) {
            line += "\n          \(style.dim(detail))"
        }
        return line
    }
}
