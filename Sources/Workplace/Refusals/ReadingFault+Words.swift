package import Communities
package import ICalendar

extension ReadingFault {
    /// The fault in a few words.
    package func words(_ language: Language) -> String {
        language.say(dutch, words)
    }

    private var dutch: String {
        switch self {
        case .empty: "het is leeg"
        case .tooLarge(let bytes, let limit):
            "het heeft \(bytes) bytes, meer dan de \(limit) die mogen"
        case .webPage: "het is een webpagina; misschien vraagt het adres om in te loggen"
        case .json: "het is JSON"
        case .notUTF8: "het is geen UTF-8"
        case .notACalendar: "er staat geen BEGIN:VCALENDAR in"
        case .truncated(let open): "het houdt midden in \(open) op"
        }
    }
}
