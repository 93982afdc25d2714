import CivilTime
import Communities
import Testing
import Workspace

@Suite("Faults in the words of a language")
struct FaultWordsTests {
    private func words(_ fact: FaultFact, _ language: Language) -> FaultInWords {
        let position = FilePosition(file: "kring.yaml", line: 1, column: 1)
        return FaultInWords(Fault(fact, at: position, source: ""), in: language)
    }

    @Test func `every fact has a sentence of its own in Dutch and in English`() {
        let samples = FaultFact.samples
        for fact in samples {
            let (dutch, english) = (words(fact, .nl), words(fact, .en))
            #expect(!dutch.message.isEmpty && !english.message.isEmpty, "\(fact)")
            #expect(dutch.message != english.message, "\(fact)")
            #expect(dutch.expected != "" && english.expected != "", "\(fact)")
            #expect((dutch.expected == nil) == (english.expected == nil), "\(fact)")
            #expect(dutch.rule == english.rule && dutch.severity == english.severity, "\(fact)")
            for text in [dutch.message, english.message] {
                #expect(!text.hasSuffix(".") && !text.contains("  "), "\(text)")
            }
        }
        #expect(Set(samples.map(\.group)).count == 10)
        #expect(samples.count > 250, "only \(samples.count) samples")
    }

    @Test func `what a fact knows stands in its sentences, in both languages`() {
        var looked = 0
        for fact in FaultFact.samples {
            for language in Language.allCases {
                let words = words(fact, language)
                let text = words.message + " " + (words.expected ?? "")
                for value in values(of: fact, language) {
                    looked += 1
                    #expect(text.contains(value), "'\(value)' is not in: \(text)")
                }
            }
        }
        #expect(looked > 400, "only \(looked) values")
    }

    @Test func `every rule is the rule of some fact`() {
        #expect(Set(FaultFact.samples.map(\.rule)) == Set(FaultRule.allCases))
    }

    /// What libYAML says of the problems that people have most.
    @Test(arguments: [
        "mapping values are not allowed in this context", "could not find expected ':'",
        "did not find expected ',' or ']'", "did not find expected ',' or '}'",
        "found character that cannot start any token", "did not find expected key",
        "did not find expected '-' indicator", "found unexpected end of stream",
        "but found another document",
    ])
    func `a usual problem of YAML is not told in the words of its reader`(said: String) {
        let fact = FaultFact.yaml(.syntax(YamlProblem(said), begunIn: 12))

        let (dutch, english) = (words(fact, .nl), words(fact, .en))

        #expect(english.message == "this is not YAML: \(said) (begun in line 12)")
        #expect(dutch.message.hasPrefix("dit is geen YAML: "))
        #expect(dutch.message.hasSuffix(" (begonnen op regel 12)"))
        #expect(!dutch.message.contains(said))
        #expect(dutch.expected != nil && english.expected != nil)
        #expect(dutch.expected != english.expected)
    }

    /// The texts, numbers and dates that a fact carries, as they should be read.
    private func values(of value: Any, _ language: Language) -> [String] {
        switch value {
        case let text as String: text.isEmpty ? [] : [text]
        case let number as Int: [String(number)]
        case let date as CivilDate: [date.description]
        case let time as ClockTime: [time.description]
        case let day as Weekday: [DateWords(language).weekday(day)]
        case let mode as Mode: [mode.rawValue]
        case let text as LocalizedText: [text.text(language)]
        default: Mirror(reflecting: value).children.flatMap { values(of: $0.value, language) }
        }
    }
}
