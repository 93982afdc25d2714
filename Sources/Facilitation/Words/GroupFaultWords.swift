package import Communities

/// Why groups cannot be made, in the words of a language.
package struct GroupFaultWords {
    package var language: Language
    /// What people call the person of a number.
    package var name: (Int) -> String

    package init(_ language: Language, name: @escaping (Int) -> String = { String($0 + 1) }) {
        self.language = language
        self.name = name
    }

    /// What is wrong, without a full stop.
    package func sentence(_ fault: GroupFault) -> String {
        switch (fault, language) {
        case (.badPeople(let count), .nl):
            "van \(count) \(count == 1 ? "persoon" : "mensen") zijn geen groepen te maken"
        case (.badPeople(let count), .en):
            "groups of \(count) \(count == 1 ? "person" : "people") cannot be made"
        case (.badRounds(let count), .nl): "\(count) rondes met groepen zijn niet te maken"
        case (.badRounds(let count), .en): "\(count) rounds of groups cannot be made"
        case (.badSize(let size), .nl): "groepen van hoogstens \(size) zijn niet te maken"
        case (.badSize(let size), .en): "groups of at most \(size) cannot be made"
        case (.unknownPerson, .nl): "iemand zou niet of juist wel bij zichzelf moeten zitten"
        case (.unknownPerson, .en): "somebody is to be apart from or together with themselves"
        case (.apartAndTogether(let pair), .nl):
            "\(name(pair.first)) en \(name(pair.second)) moeten bij elkaar en niet bij elkaar"
        case (.apartAndTogether(let pair), .en):
            "\(name(pair.first)) and \(name(pair.second)) are to be apart and together"
        }
    }

    /// What to do.
    package func advice(_ fault: GroupFault) -> String {
        let limits = GroupBrief.limits
        return switch (fault, language) {
        case (.badPeople, .nl): "\(range(limits.people)) mensen"
        case (.badPeople, .en): "\(range(limits.people)) people"
        case (.badRounds, .nl): "\(range(limits.rounds)) rondes"
        case (.badRounds, .en): "\(range(limits.rounds)) rounds"
        case (.badSize, .nl): "\(range(limits.size)) mensen per groep"
        case (.badSize, .en): "\(range(limits.size)) people a group"
        case (.unknownPerson, .nl): "noem iedereen één keer"
        case (.unknownPerson, .en): "name each person once"
        case (.apartAndTogether, .nl): "laat een van de twee wensen weg"
        case (.apartAndTogether, .en): "leave one of the two wishes out"
        }
    }

    private func range(_ range: ClosedRange<Int>) -> String {
        switch language {
        case .nl: "van \(range.lowerBound) tot en met \(range.upperBound)"
        case .en: "from \(range.lowerBound) to \(range.upperBound)"
        }
    }
}
