/// What is said of a rule: what is wrong, in a few words, and what to do about it.
struct RuleWords: Sendable {
    let title: [DoctorWords.Language: String]
    let remedy: [DoctorWords.Language: String]

    init(en: String, mend englishRemedy: String, nl: String, mend dutchRemedy: String) {
        title = [.english: en, .dutch: nl]
        remedy = [.english: englishRemedy, .dutch: dutchRemedy]
    }

    static let all = [
        ByteWords.all, StructureWords.all, ValueWords.all, ParameterWords.all, TimeWords.all,
        RepeatWords.all, IdentityWords.all, ZoneWords.all, AlarmWords.all, SchedulingWords.all,
        ContentWords.all, SubscriptionWords.all,
    ].reduce(into: [:]) { all, group in
        // A rule stands in one group; a test holds that it stands in some.
        all.merge(group) { first, _ in first }
    }
}
