import CivilTime
import Communities
import Facilitation
import Testing

@Suite("The templates of a season")
struct SeasonArcTests {
    private let library = BuiltInLibrary.library

    private func community(
        _ stage: Stage, minutes: Int, templates: TemplateArc? = nil
    ) -> Community {
        Community(
            id: "c", name: LocalizedText("c"), purpose: LocalizedText(""), stage: stage,
            rhythm: Rhythm(cadence: .weeks(2, on: nil), minutes: minutes), block: nil, keep: nil,
            maxSkips: 0, maxShiftDays: 0, windows: [], blackout: [], modes: [:], members: [],
            roles: [:],
            templates: templates
                ?? TemplateArc(
                    first: nil, cycle: [], last: nil, big: nil, joint: nil, isByStage: true),
            big: BigSessions(numbers: [3], minutes: 240), woven: [], reminders: [], color: nil)
    }

    @Test(arguments: Stage.allCases, [45, 60, 75, 90, 120, 150])
    func `every stage has a cycle whose templates fit its sessions`(stage: Stage, minutes: Int)
        throws
    {
        let arc = SeasonArc(library).completed(community(stage, minutes: minutes))

        #expect(!arc.cycle.isEmpty)
        for id in arc.cycle + [arc.first, arc.last, arc.joint].compactMap({ $0 }) {
            let template = try #require(library.template(id))
            let situation = AgendaSituation(
                minutes: minutes, people: 12, mode: .physical, start: .startOfDay)
            #expect(throws: Never.self, "\(id) in \(minutes) minutes") {
                try AgendaFitter(library: library).fit(template, situation)
            }
        }
    }

    @Test(arguments: Stage.allCases)
    func `sessions in a row differ at the usual lengths`(stage: Stage) {
        for minutes in [90, 120] {
            let cycle = SeasonArc(library).completed(community(stage, minutes: minutes)).cycle
            #expect(Set(cycle).count == cycle.count && cycle.count > 1, "\(minutes): \(cycle)")
        }
    }

    @Test func `what the community says stays`() {
        var own = TemplateArc(
            first: nil, cycle: ["world-cafe"], last: nil, big: nil, joint: nil, isByStage: true)
        let arc = SeasonArc(library).completed(community(.coalescing, minutes: 90, templates: own))
        #expect(arc.cycle == ["world-cafe"])
        #expect(arc.first == "kick-off")

        own.isByStage = false
        let closed = SeasonArc(library).completed(
            community(.coalescing, minutes: 90, templates: own))
        #expect(closed == own)
    }
}
