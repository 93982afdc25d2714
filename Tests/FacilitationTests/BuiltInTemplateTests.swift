import CivilTime
import Communities
import Facilitation
import Foundation
import Testing

@Suite("The built-in templates")
struct BuiltInTemplateTests {
    private static let library = BuiltInLibrary.library

    @Test func `methods and templates are without faults`() {
        #expect(BuiltInLibrary.faults == [])
        #expect(Self.library.methods.count >= 35)
        #expect(Self.library.templates.count >= 14)
    }

    @Test func `every method is credited, and nobody for a method that is not there`() throws {
        let credits = try String(
            contentsOf: BuiltInLibrary.folder.appending(path: "CREDITS.md"), encoding: .utf8)
        let rows = credits.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            .filter { !$0.hasPrefix("| ---") }
        #expect(
            rows.map(String.init)
                == Self.library.methods.map { "| \($0.id) | \($0.credit) | \($0.source) |" })
    }

    /// Every method in every mode and language, as the pages would show it.
    @Test(arguments: library.methods.map(\.id), Mode.allCases)
    func `no text of a method is missing`(id: MethodID, mode: Mode) throws {
        let method = try #require(Self.library.method(id))
        #expect(!method.source.isEmpty && !method.credit.isEmpty)
        let variant = try #require(method.variants[mode], "what to do in this mode")
        guard variant.possible else { return }
        let steps = method.steps(in: mode)
        #expect(steps.contains { $0.say != nil }, "something to say aloud")
        let texts =
            [method.name, method.purpose, variant.text, method.late, method.access]
            + steps.map { $0.text as LocalizedText? }
        for language in Language.allCases {
            for text in texts {
                #expect(
                    text?.texts[language]?.isEmpty == false,
                    "\(language): \(String(describing: text))")
            }
            for text in steps.compactMap(\.say)
                + (variant.materials ?? method.materials).map(\.name)
            {
                #expect(text.texts[language]?.isEmpty == false, "\(language): \(text)")
            }
        }
    }

    @Test(arguments: library.methods.map(\.id))
    func `the best minutes of a method are what its steps need`(id: MethodID) throws {
        let method = try #require(Self.library.method(id))
        let people = method.group?.ideal ?? min(method.people.most ?? 12, 12)
        let needed = method.minutes(people: people, mode: .physical).ideal
        #expect(abs(needed - method.minutes.ideal) <= max(3, method.minutes.ideal / 5), "\(needed)")
    }

    @Test(arguments: library.methods.map(\.id))
    func `no group is larger than its method wants, nor smaller where that can be`(id: MethodID)
        throws
    {
        let method = try #require(Self.library.method(id))
        guard let group = method.group else { return }
        for people in 1...60 {
            let (count, largest) = method.groups(of: people)
            #expect(largest <= group.most)
            let canBe = (1...people).contains {
                (group.least * $0...group.most * $0).contains(people)
            }
            #expect(people / count >= group.least || !canBe, "\(people)")
        }
    }

    @Test(arguments: library.templates.map(\.id), Mode.allCases)
    func `every template fits at its least, best and most minutes`(id: TemplateID, mode: Mode)
        throws
    {
        let template = try #require(Self.library.template(id))
        let length = try #require(template.length)
        // Strands divide the people; a handful is no conference.
        let fewest = template.blocks.contains { !$0.strands.isEmpty } ? 14 : 6
        for minutes in [length.least, length.ideal, length.most] {
            for people in minutes == length.ideal ? [fewest, 14, 30] : [14] {
                let situation = AgendaSituation(
                    minutes: minutes, people: people, mode: mode, start: .startOfDay)
                do {
                    let agenda = try AgendaFitter(library: Self.library).fit(template, situation)
                    #expect(agenda.blocks.map(\.minutes).reduce(0, +) == minutes)
                    #expect(agenda.longestSitting <= AgendaFitter.longestSitting(mode))
                    for block in agenda.blocks where block.strands.isEmpty {
                        #expect(block.steps.map(\.minutes).reduce(0, +) == block.minutes)
                    }
                    for strand in agenda.blocks.flatMap(\.strands) {
                        #expect(!strand.blocks.isEmpty)
                    }
                } catch {
                    Issue.record("\(minutes) minutes, \(people) people: \(error)")
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
