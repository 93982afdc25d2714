import CivilTime
import Communities
import Facilitation
import Testing

@Suite("The built-in templates")
struct BuiltInTemplateTests {
    static let ids: [TemplateID] = [
        "experiment-review", "harvest-and-celebrate", "intervision", "joint-session", "kick-off",
        "online-45", "open-space-half-day", "practice-challenge", "regular-60", "regular-90",
        "show-and-tell", "world-cafe",
    ]

    @Test func `the example workspace finds every template it names`() {
        #expect(BuiltInLibrary.library.templates.map(\.id) == Self.ids)
    }

    @Test func `methods and templates are without faults`() {
        #expect(BuiltInLibrary.faults == [])
    }

    @Test func `every text of every method is there in both languages`() {
        for method in BuiltInLibrary.library.methods {
            let variants = Mode.allCases.compactMap { method.variants[$0]?.text }
            let texts =
                [method.name, method.purpose] + method.steps.map(\.text)
                + method.materials.map(\.name)
                + variants + [method.late].compactMap { $0 }
            for text in texts {
                #expect(Set(text.texts.keys) == Set(Language.allCases), "\(method.id): \(text)")
            }
        }
    }

    @Test(arguments: Mode.allCases, [6, 14, 30])
    func `every template fits every usual length`(mode: Mode, people: Int) throws {
        let library = BuiltInLibrary.library
        let fitter = AgendaFitter(library: library)
        let start = try #require(ClockTime(hour: 15, minute: 0))
        for template in library.templates {
            let lengths =
                switch template.id {
                case "open-space-half-day": [180, 210, 240]
                case "online-45": [45, 60, 90, 120]
                default: [60, 90, 120]
                }
            for minutes in lengths {
                let about: Comment = "\(template.id), \(minutes) minutes"
                do {
                    let agenda = try fitter.fit(
                        template,
                        AgendaSituation(
                            minutes: minutes, people: people, mode: mode, start: start))
                    #expect(agenda.blocks.map(\.minutes).reduce(0, +) == minutes, about)
                    #expect(agenda.longestSitting <= AgendaFitter.longestSitting(mode), about)
                    for block in agenda.blocks {
                        #expect(block.steps.map(\.minutes).reduce(0, +) == block.minutes, about)
                    }
                } catch {
                    Issue.record("\(template.id), \(minutes) minutes: \(error)")
                }
            }
        }
    }
}

extension Agenda {
    /// The most minutes without a break.
    var longestSitting: Int {
        var longest = 0
        var sitting = 0
        for block in blocks {
            sitting = block.arc == .pause ? 0 : sitting + block.minutes
            longest = max(longest, sitting)
        }
        return longest
    }
}
