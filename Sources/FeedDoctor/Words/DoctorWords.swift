public import ICalendar

/// Turns what the doctor and the reader found into sentences, in Dutch or in English.
///
/// Rules, values of the file and names of clients are the same in both.
public struct DoctorWords: Sendable {
    /// A language in which the doctor speaks; the raw value is its tag (BCP 47).
    public enum Language: String, CaseIterable, Hashable, Sendable {
        /// Dutch.
        case dutch = "nl"
        /// English.
        case english = "en"
    }

    /// The language of all sentences.
    public let language: Language

    /// Words in one language.
    public init(_ language: Language) {
        self.language = language
    }

    /// What the rule is about, in a few words, such as "lines of more than 75 octets".
    public func title(of rule: DoctorRule) -> String {
        RuleWords.all[rule]?.title[language] ?? rule.rawValue
    }

    /// How to mend what breaks the rule.
    public func remedy(of rule: DoctorRule) -> String {
        RuleWords.all[rule]?.remedy[language] ?? ""
    }

    /// What stands at the place of a diagnosis, and what was expected.
    public func message(of diagnosis: Diagnosis) -> String {
        words(of: diagnosis.evidence)
    }

    /// What was noticed in reading or expanding a calendar.
    public func message(of finding: Finding) -> String {
        words(of: finding.notice)
    }

    /// Why bytes are no calendar, after "it": "it is a web page".
    public func words(of fault: ReadingFault) -> String {
        switch language {
        case .dutch: fault.dutch
        case .english: fault.words
        }
    }

    /// Why a text is no recurrence rule.
    public func words(of fault: RecurrenceFault) -> String {
        switch language {
        case .dutch: fault.dutch
        case .english: fault.english
        }
    }

    func words(of notice: Notice) -> String {
        switch language {
        case .dutch: notice.dutch
        case .english: notice.words
        }
    }

    func words(of evidence: Evidence) -> String {
        switch language {
        case .dutch: evidence.dutch
        case .english: evidence.english
        }
    }
}
