public import CivilTime

/// Dates, times and lengths in the words of a language.
public struct DateWords: Sendable {
    /// The language.
    public let language: Language

    /// Words of that language.
    public init(_ language: Language) { self.language = language }

    /// `dinsdag`, `Tuesday`.
    public func weekday(_ day: Weekday) -> String { weekdays[day.rawValue] }

    /// `di`, `Tue`.
    public func shortWeekday(_ day: Weekday) -> String {
        String(weekdays[day.rawValue].prefix(language == .nl ? 2 : 3))
    }

    /// `mei`, `May`; `month` is 1...12.
    public func month(_ month: Int) -> String {
        months.indices.contains(month - 1) ? months[month - 1] : String(month)
    }

    /// `dinsdag 4 mei 2027`, `Tuesday 4 May 2027`.
    public func long(_ date: CivilDate) -> String {
        let (year, month, day) = date.parts
        return "\(weekday(date.weekday)) \(day) \(self.month(month)) \(year)"
    }

    /// `di 4 mei`, `Tue 4 May`.
    public func short(_ date: CivilDate) -> String {
        let (_, month, day) = date.parts
        let name = language == .nl && month == 3 ? "mrt" : String(self.month(month).prefix(3))
        return "\(shortWeekday(date.weekday)) \(day) \(name)"
    }

    /// `90 minuten`, `2 uur`, `1 uur 45`; `90 minutes`, `2 hours`, `1 h 45`.
    public func length(minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours == 0 || minutes == 90 {
            return language == .nl
                ? "\(minutes) \(minutes == 1 ? "minuut" : "minuten")"
                : "\(minutes) \(minutes == 1 ? "minute" : "minutes")"
        }
        if rest == 0 {
            return language == .nl ? "\(hours) uur" : "\(hours) \(hours == 1 ? "hour" : "hours")"
        }
        return language == .nl ? "\(hours) uur \(rest)" : "\(hours) h \(rest)"
    }

    private var weekdays: [String] {
        switch language {
        case .nl:
            [
                "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
            ]
        case .en:
            [
                "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
            ]
        }
    }

    private var months: [String] {
        switch language {
        case .nl:
            [
                "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                "september", "oktober", "november", "december",
            ]
        case .en:
            [
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ]
        }
    }
}
