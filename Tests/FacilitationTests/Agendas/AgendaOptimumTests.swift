import CivilTime
import Communities
import Testing

@testable import Facilitation

@Suite("The best agenda")
struct AgendaOptimumTests {
    /// A template of a few blocks over random methods, with everything that a block can be except strands.
    private struct World {
        var library: MethodLibrary
        var template: SessionTemplate
        var situation: AgendaSituation
        var all: EveryAgenda
    }

    private struct Chance {
        var state: UInt64

        mutating func of(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % range.count
        }

        mutating func isTrue(_ percent: Int) -> Bool { of(1...100) <= percent }
    }

    private func method(_ id: String, _ arc: Arc, _ chance: inout Chance) -> Facilitation.Method {
        let isLong = arc == .pause && chance.isTrue(50)
        let least = isLong ? chance.of(28...30) : chance.of(8...40)
        let ideal = least + chance.of(0...1)
        let most = ideal + chance.of(0...1)
        var rounds = RoundsRange.once
        var need = StepNeed(fixed: ideal * 60)
        if chance.isTrue(30) {
            rounds = RoundsRange(least: 1, ideal: 2, most: 3)
            need = StepNeed(fixed: 120, perRound: max(60, (ideal * 60 - 120) / 2))
        }
        return Method(
            id: MethodID(rawValue: id), name: LocalizedText(id), purpose: LocalizedText(""),
            arc: arc, people: PeopleRange(),
            minutes: MinutesRange(least: least, ideal: ideal, most: most), rounds: rounds,
            steps: [MethodStep(text: LocalizedText("do"), need: need)],
            energy: Energy.allCases[chance.of(0...2)], againAfter: chance.of(0...2), source: "",
            credit: "")
    }

    private func world(_ seed: Int) -> World {
        var chance = Chance(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let arcs: [Arc] = [.diverge, .explore, .explore, .explore, .converge, .pause]
        let methods = (0..<6).map { number in
            method("m\(number)", arcs[number], &chance)
        }
        let opening = method("opening", .open, &chance)
        let closing = method("closing", .close, &chance)
        let rest = Method(
            id: "break", name: LocalizedText("break"), purpose: LocalizedText(""), arc: .pause,
            people: PeopleRange(), minutes: MinutesRange(least: 5, ideal: 6, most: 6),
            steps: [MethodStep(text: LocalizedText("rest"), need: StepNeed(fixed: 360))],
            source: "", credit: "")
        let earlier =
            chance.isTrue(50)
            ? [[methods[chance.of(0...4)].id], [methods[chance.of(0...4)].id]] : []
        var templateBlocks = [TemplateBlock(methods: ["opening"])]
        var blocks = [EveryAgenda.Block(options: [.init(method: opening)])]
        let openCount = chance.of(0...2)
        for number in 0..<3 {
            let wish = chance.of(1...3)
            let priority = chance.isTrue(40) ? chance.of(1...5) : nil
            let offset = chance.isTrue(15) ? chance.of(20...120) : nil
            if number < openCount {
                templateBlocks.append(
                    TemplateBlock(
                        methods: [], arc: .explore, wish: wish,
                        pin: offset.map { .offset($0) }, priority: priority))
                blocks.append(
                    .init(
                        options: [], wish: wish, priority: priority, offset: offset))
                continue
            }
            let ids = chance.isTrue(50) ? [4, 0] : [chance.isTrue(25) ? 5 : 0]
            templateBlocks.append(
                TemplateBlock(
                    methods: ids.map { methods[$0].id }, wish: wish,
                    pin: offset.map { .offset($0) }, priority: priority))
            blocks.append(
                .init(
                    options: notTooRecent(ids.map { methods[$0] }, earlier).enumerated().map {
                        .init(method: $1, number: $0)
                    }, wish: wish, priority: priority, offset: offset))
        }
        for index in blocks.indices where blocks[index].options.isEmpty {
            let named = Set(templateBlocks.flatMap(\.methods))
            let open = methods.filter {
                $0.arc == .explore && !named.contains($0.id) && $0.minutes.most >= 15
            }
            blocks[index].options = notTooRecent(open, earlier).map { method in
                let met = earlier.firstIndex { $0.contains(method.id) }
                return .init(
                    method: method, points: met.map { 2_000 - 250 * $0 } ?? 0,
                    isShared: openCount > 1)
            }
        }
        templateBlocks.append(TemplateBlock(methods: ["closing"]))
        blocks.append(.init(options: [.init(method: closing)]))
        let minutes = chance.of(60...200)
        return World(
            library: MethodLibrary(
                methods: methods + [opening, closing, rest], templates: []),
            template: SessionTemplate(id: "t", name: LocalizedText("t"), blocks: templateBlocks),
            situation: AgendaSituation(
                minutes: minutes, people: 8, mode: .physical,
                start: ClockTime(hour: 9, minute: 0) ?? .startOfDay, earlier: earlier),
            all: EveryAgenda(blocks: blocks, rest: rest, minutes: minutes))
    }

    private func notTooRecent(
        _ methods: [Facilitation.Method], _ earlier: [[MethodID]]
    ) -> [Facilitation.Method] {
        let due = methods.filter { method in
            !earlier.prefix(method.againAfter).contains { $0.contains(method.id) }
        }
        return due.isEmpty ? methods : due
    }

    @Test(arguments: 1...40)
    func `of all agendas there are none costs less`(seed: Int) throws {
        let world = world(seed)
        let best = world.all.best()
        let fitter = AgendaFitter(library: world.library)
        do {
            let agenda = try fitter.fit(world.template, world.situation)
            #expect(agenda.cost == best)
            #expect(agenda.blocks.map(\.minutes).reduce(0, +) == world.situation.minutes)
            #expect(agenda.longestSitting <= 90)
        } catch {
            #expect(best == nil, "\(error)")
        }
    }

    @Test func `the changes named are enough, and no fewer are`() throws {
        // How many worlds do not fit as they are, and how many of those with a single change neither.
        var (misfits, deep) = (0, 0)
        for seed in 1...24 {
            let world = world(seed)
            let fitter = AgendaFitter(library: world.library)
            guard case .doesNotFit(let misfit)? = fault(fitter, world.template, world.situation)
            else { continue }
            misfits += 1
            let size = try #require(misfit.fixes.first, "seed \(seed)").count
            for fix in misfit.fixes {
                #expect(fix.count == size, "seed \(seed)")
                let (template, situation) = changed(world, by: fix)
                #expect(fault(fitter, template, situation) == nil, "seed \(seed), \(fix)")
            }
            guard size > 1 else { continue }
            deep += 1
            expectNoSingleChange(in: world, "seed \(seed)")
        }
        #expect(misfits >= 1 && deep >= 1, "\(misfits) misfits, \(deep) deep ones")
    }

    /// With one change nothing fits: lengths within three hours, blocks and pins.
    private func expectNoSingleChange(in world: World, _ comment: Comment) {
        let blocks = world.template.blocks
        let single: [AgendaFault.Change] =
            blocks.filter { $0.priority == nil }.map { .leaveOut(block: $0.id) }
            + blocks.filter { $0.pin != nil }.map { .unpin(block: $0.id) }
            + (1...180).map { .lengthen(minutes: $0) }
            + (1..<world.situation.minutes).map { .shorten(minutes: $0) }
        for change in single {
            let (template, situation) = changed(world, by: [change])
            #expect(!fits(template, situation, world.library), "\(comment), \(change)")
        }
    }

    /// Whether there is an agenda, without the search for what would help where there is none.
    private func fits(
        _ template: SessionTemplate, _ situation: AgendaSituation, _ library: MethodLibrary
    ) -> Bool {
        guard (1...720).contains(situation.minutes),
            let programme = try? AgendaProgramme(template, situation, library)
        else { return false }
        let longest = AgendaFitter.longestSitting(situation.mode)
        let reach = AgendaReach(
            programme.parts, rest: programme.rest, longestSitting: longest,
            horizon: situation.minutes)
        return AgendaSearch(
            parts: programme.parts, rest: programme.rest, longestSitting: longest,
            weights: programme.weights, minutes: situation.minutes, sat: reach.sat
        ).best != nil
    }

    private func fault(
        _ fitter: AgendaFitter, _ template: SessionTemplate, _ situation: AgendaSituation
    ) -> AgendaFault? {
        do {
            _ = try fitter.fit(template, situation)
            return nil
        } catch {
            return error
        }
    }

    private func changed(
        _ world: World, by fix: [AgendaFault.Change]
    ) -> (SessionTemplate, AgendaSituation) {
        var (template, situation) = (world.template, world.situation)
        for change in fix {
            switch change {
            case .lengthen(let minutes): situation.minutes += minutes
            case .shorten(let minutes): situation.minutes -= minutes
            case .leaveOut(let block):
                // Left out, but its methods stay named: an open choice does not get them back.
                template.blocks.removeAll { $0.id == block }
            case .unpin(let block):
                for index in template.blocks.indices where template.blocks[index].id == block {
                    template.blocks[index].pin = nil
                }
            }
        }
        return (template, situation)
    }

    @Test func `following the policy from the start gives the agenda`() throws {
        var agendas = 0
        for seed in 1...8 {
            let world = world(seed)
            let fitter = AgendaFitter(library: world.library)
            // Worlds in which nothing fits have no policy to follow; enough of them must have one.
            guard let agenda = try? fitter.fit(world.template, world.situation) else { continue }
            agendas += 1
            let policy = try fitter.policy(of: agenda, world.template, world.situation)
            #expect(minutesLeft(after: policy, agenda, world) == 0, "seed \(seed)")
        }
        #expect(agendas >= 1, "only \(agendas) worlds have an agenda")
    }

    private func minutesLeft(after policy: AgendaPolicy, _ agenda: Agenda, _ world: World) -> Int {
        var left = world.situation.minutes
        var sitting = 0
        for block in policy.blocks {
            var next = policy.decision(before: block.id, minutesLeft: left, sitting: sitting)
            if case .rest(let minutes)? = next {
                left -= minutes
                sitting = 0
                next = policy.decision(before: block.id, minutesLeft: left, sitting: 0)
            }
            guard case .hold(let minutes)? = next else { continue }
            left -= minutes
            let rests = agenda.blocks.first { $0.id == block.id }?.arc == .pause
            sitting = rests ? 0 : sitting + minutes
        }
        return left
    }
}
