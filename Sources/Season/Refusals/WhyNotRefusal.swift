package import CivilTime
package import Communities
package import Workplace

/// Why `--why-not` asks for no place.
package enum WhyNotRefusal: RefusalReason {
    /// No session begins at that time: they begin on a grid between a first and a last time.
    case noStart(ClockTime, minutes: Int, from: ClockTime, to: ClockTime)
    /// It names no day, time, room or mode.
    case nothing
    /// It names two days, two times, two rooms or two modes.
    case twice(String)
    /// A word that is none of these; the nearest one that is.
    case unknown(String, nearest: String?)

    package var status: EndStatus { .usage }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .noStart(let time, let minutes, let from, let to):
            RefusalWords(
                language.say(
                    "--why-not: geen bijeenkomst kan om \(time) beginnen",
                    "--why-not: no session can begin at \(time)"),
                advice: language.say(
                    "een tijd tussen \(from) en \(to), in stappen van \(minutes) minuten",
                    "a time on the \(minutes)-minute grid between \(from) and \(to)"))
        case .nothing:
            RefusalWords(
                language.say("--why-not vraagt niets", "--why-not asks for nothing"),
                advice: examples(language))
        case .twice(let text):
            RefusalWords(
                language.say(
                    "--why-not: '\(text)' noemt er twee van een soort",
                    "--why-not: '\(text)' names two of a kind"),
                advice: examples(language))
        case .unknown(let word, let nearest):
            RefusalWords(
                language.say(
                    "--why-not: '\(word)' is geen weekdag, datum, tijd, zaal of vorm",
                    "--why-not: '\(word)' is no weekday, date, time, room or mode"),
                advice: nearest.map { "'\($0)'" } ?? examples(language))
        }
    }

    private func examples(_ language: Language) -> String {
        language.say(
            "\"do 10:00\", \"2027-03-04\", \"10:00\", \"do 10:00 in r3.41\" of \"online\"",
            "\"Thu 10:00\", \"2027-03-04\", \"10:00\", \"Thu 10:00 in r3.41\" or \"online\"")
    }
}
