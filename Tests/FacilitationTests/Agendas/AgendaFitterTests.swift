import CivilTime
import Communities
import Facilitation
import Testing

@Suite("The agenda fitter")
struct AgendaFitterTests {
    private func method(
        _ id: MethodID, _ least: Int, _ ideal: Int, _ most: Int, arc: Arc = .explore,
        people: PeopleRange = PeopleRange(), need: StepNeed? = nil
    ) -> Facilitation.Method {
        Method(
            id: id, name: LocalizedText(id.rawValue), purpose: LocalizedText(""), arc: arc,
            people: people, minutes: MinutesRange(least: least, ideal: ideal, most: most),
            steps: [
                MethodStep(
                    text: LocalizedText("do"), need: need ?? StepNeed(fixed: ideal * 60))
            ],
            source: "", credit: "")
    }

    private func fit(
        _ methods: [Facilitation.Method], _ blocks: [TemplateBlock], minutes: Int, people: Int = 8,
        mode: Mode = .physical
    ) throws(AgendaFault) -> Agenda {
        let rest = method("break", 5, 10, 20, arc: .pause)
        let fitter = AgendaFitter(
            library: MethodLibrary(methods: methods + [rest], templates: []))
        return try fitter.fit(
            SessionTemplate(id: "t", name: LocalizedText("t"), blocks: blocks),
            AgendaSituation(
                minutes: minutes, people: people, mode: mode,
                start: ClockTime(hour: 15, minute: 0) ?? .startOfDay))
    }

    private func lines(_ agenda: Agenda) -> [String] {
        agenda.blocks.map { "\($0.start) \($0.id) \($0.minutes)" }
    }

    @Test func `blocks at their best minutes follow each other from the start`() throws {
        let agenda = try fit(
            [method("a", 5, 10, 20), method("b", 10, 40, 60)],
            [TemplateBlock(methods: ["a"]), TemplateBlock(methods: ["b"])], minutes: 50)

        #expect(lines(agenda) == ["15:00 a 10", "15:10 b 40"])
    }

    @Test func `what is missing is shared in proportion to what can give`() throws {
        let agenda = try fit(
            [method("a", 5, 10, 20), method("b", 10, 40, 60)],
            [TemplateBlock(methods: ["a"]), TemplateBlock(methods: ["b"])], minutes: 43)

        #expect(lines(agenda) == ["15:00 a 10", "15:10 b 33"])
    }

    @Test func `the part of the lowest priority goes first`() throws {
        let methods = [method("a", 20, 30, 40), method("b", 10, 10, 10), method("c", 10, 10, 10)]
        let agenda = try fit(
            methods,
            [
                TemplateBlock(methods: ["a"]), TemplateBlock(methods: ["b"], priority: 2),
                TemplateBlock(methods: ["c"], priority: 1),
            ], minutes: 35)

        #expect(lines(agenda) == ["15:00 a 25", "15:25 b 10"])
        #expect(agenda.leftOut == ["c"])
    }

    @Test(arguments: [
        (Mode.physical, 90, 0), (.physical, 95, 1), (.online, 75, 0), (.online, 80, 1),
    ])
    func `nobody sits longer than a mode allows`(mode: Mode, minutes: Int, breaks: Int) throws {
        let agenda = try fit(
            [method("a", 20, 45, 60), method("b", 20, 45, 60)],
            [TemplateBlock(methods: ["a"]), TemplateBlock(methods: ["b"])], minutes: minutes,
            mode: mode)

        #expect(agenda.blocks.count { $0.arc == .pause } == breaks)
        #expect(agenda.longestSitting <= AgendaFitter.longestSitting(mode))
    }

    @Test func `a pinned block starts on its minute`() throws {
        let time = try #require(ClockTime(hour: 15, minute: 20))
        let agenda = try fit(
            [method("a", 5, 10, 30), method("b", 10, 40, 60)],
            [TemplateBlock(methods: ["a"]), TemplateBlock(methods: ["b"], pin: .clock(time))],
            minutes: 50)

        #expect(lines(agenda) == ["15:00 a 20", "15:20 b 30"])
    }

    @Test func `a method that needs more people gives way to the next choice`() throws {
        let agenda = try fit(
            [method("many", 10, 20, 30, people: PeopleRange(least: 9)), method("few", 10, 20, 30)],
            [TemplateBlock(methods: ["many", "few"])], minutes: 20)

        #expect(agenda.blocks.map(\.method) == ["few"])
    }

    @Test func `an optional part goes before a later choice is taken`() throws {
        let agenda = try fit(
            [method("long", 30, 40, 50), method("short", 10, 20, 30), method("extra", 10, 10, 10)],
            [
                TemplateBlock(methods: ["long", "short"]),
                TemplateBlock(methods: ["extra"], priority: 5),
            ],
            minutes: 30)

        #expect(lines(agenda) == ["15:00 long 30"])
    }

    @Test func `more people take more minutes`() {
        let round = method("round", 5, 10, 40, need: StepNeed(fixed: 60, perPerson: 60))

        #expect(
            round.minutes(people: 9, mode: .physical) == MinutesRange(least: 5, ideal: 10, most: 40)
        )
        #expect(
            round.minutes(people: 19, mode: .physical)
                == MinutesRange(least: 10, ideal: 20, most: 40))
    }

    @Test func `what does not fit says the smallest changes that would`() {
        let methods = [method("a", 20, 30, 40), method("b", 10, 10, 10)]
        let misfit = AgendaFault.Misfit(
            minutes: 22, unsuitable: [],
            fixes: [[.lengthen(minutes: 8)], [.leaveOut(block: "b")]], count: 2)

        #expect(throws: AgendaFault.doesNotFit(misfit)) {
            try fit(
                methods, [TemplateBlock(methods: ["a"]), TemplateBlock(methods: ["b"])],
                minutes: 22)
        }
    }
}
