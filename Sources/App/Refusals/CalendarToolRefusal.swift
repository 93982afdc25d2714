package import CivilTime
package import Communities
package import ICalendar
package import Workplace

/// Why `kring rrule` or `kring busy` was called wrongly.
package enum CalendarToolRefusal: RefusalReason {
    /// `--count` is less than 1.
    case count
    case rule(String, RecurrenceFault)
    /// The value of that option is no time.
    case time(String, option: String)
    /// There is no such time zone; one whose name is like it.
    case zone(String, similar: String?)
    /// The value of `--owner` is no mail address.
    case owner(String)
    case reversed(from: CivilDate, to: CivilDate)

    package var status: EndStatus {
        switch self {
        case .count, .time, .zone, .owner, .reversed: .usage
        case .rule: .badData
        }
    }

    package func words(_ language: Language) -> RefusalWords {
        switch self {
        case .count:
            RefusalWords(
                language.say(
                    "--count wil een getal vanaf 1", "--count takes a number from 1"))
        case .rule(let text, let fault):
            RefusalWords(
                language.say(
                    "'\(text)' is geen herhalingsregel: \(fault.words(.nl))",
                    "'\(text)' is no recurrence rule: \(fault.words(.en))"))
        case .time(let text, let option):
            RefusalWords(
                language.say(
                    "\(option): '\(text)' is geen tijd", "\(option): '\(text)' is no time"),
                advice: language.say(
                    "schrijf hem als 2027-02-09T15:00", "write it as 2027-02-09T15:00"))
        case .zone(let name, let similar):
            RefusalWords(
                language.say(
                    "er is geen tijdzone '\(name)'", "there is no time zone '\(name)'"),
                advice: similar.map { "'\($0)'" }
                    ?? language.say(
                        "een naam zoals Europe/Amsterdam", "a name such as Europe/Amsterdam"))
        case .owner(let text):
            RefusalWords(
                language.say(
                    "--owner: '\(text)' is geen mailadres", "--owner: '\(text)' is no mail address"),
                advice: language.say(
                    "schrijf het als noor@example.org", "write it as noor@example.org"))
        case .reversed(let from, let to):
            RefusalWords(
                language.say(
                    "--from \(from) ligt na --to \(to)", "--from \(from) lies after --to \(to)"))
        }
    }
}

extension RecurrenceFault {
    /// The fault in a sentence.
    func words(_ language: Language) -> String {
        switch self {
        case .length(let bytes):
            bytes == 0
                ? language.say("hij is leeg", "it is empty")
                : language.say("hij is \(bytes) bytes lang", "it is \(bytes) bytes long")
        case .malformed(let piece):
            language.say("'\(piece)' is geen NAAM=WAARDE", "'\(piece)' is not NAME=VALUE")
        case .unknownPart(let name):
            language.say(
                "RFC 5545 kent geen onderdeel '\(name)'", "RFC 5545 knows no part '\(name)'")
        case .duplicate(let name):
            language.say("\(name) staat er twee keer in", "\(name) stands in it twice")
        case .noFrequency: language.say("FREQ ontbreekt", "FREQ is missing")
        case .unknownFrequency(let name):
            language.say("'\(name)' is geen frequentie", "'\(name)' is no frequency")
        case .value(let value, let part):
            language.say("'\(value)' kan niet bij \(part)", "\(part) does not take '\(value)'")
        case .countAndUntil:
            language.say("COUNT en UNTIL gaan niet samen", "COUNT and UNTIL exclude each other")
        case .notWith(let part, let frequency):
            language.say(
                "\(part) mag niet bij FREQ=\(frequency.rawValue)",
                "\(part) is not allowed with FREQ=\(frequency.rawValue)")
        case .numericWeekday(let text):
            language.say(
                "'\(text)' mag alleen in regels per maand of jaar",
                "'\(text)' is only allowed in monthly and yearly rules")
        case .nothingToChooseFrom:
            language.say(
                "BYSETPOS heeft een ander BY-onderdeel nodig om uit te kiezen",
                "BYSETPOS needs another BY part to choose from")
        case .unsupportedCalendar(let name):
            language.say(
                "de kalender '\(name)' (RSCALE) kan niet",
                "the calendar '\(name)' (RSCALE) is not supported")
        case .skipWithoutCalendar: language.say("SKIP kan niet zonder RSCALE", "SKIP needs RSCALE")
        }
    }
}
