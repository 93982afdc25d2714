import CivilTime
import Communities

/// A template laid beside a situation: its blocks as parts with all they can be, and the parts that are put in.
struct AgendaProgramme {
    let situation: AgendaSituation
    let library: MethodLibrary
    /// In order.
    private(set) var parts: [AgendaPart] = []
    /// The break that can be put in.
    let rest: BlockTiming?
    /// The blocks that must be held and that nothing suits.
    private(set) var unsuitable: [AgendaFault.Unsuitable] = []
    let weights: AgendaWeights

    /// How many of the methods of a list are looked at.
    private static let listed = 8
    /// A method that never takes so long is too small for an open choice.
    private static let openMinutes = 15
    /// How many blocks may leave the choice among the methods of one arc.
    private static let openChoices = 3

    init(
        _ template: SessionTemplate, _ situation: AgendaSituation, _ known: MethodLibrary
    ) throws(AgendaFault) {
        let library = known.learned(from: situation.experience)
        self.situation = situation
        self.library = library
        let blocks = Self.completed(template.blocks, situation, library)
        let all = blocks + blocks.flatMap { $0.strands.flatMap(\.blocks) }
        guard !template.blocks.isEmpty, all.count <= 60 else {
            throw .badBlockCount(template.blocks.isEmpty ? 0 : all.count)
        }
        for arc in Arc.allCases where blocks.count(where: { $0.arc == arc }) > Self.openChoices {
            throw .tooManyOpenChoices(arc)
        }
        for block in all {
            for id in block.methods where library.method(id) == nil {
                throw .unknownMethod(id, block: block.id)
            }
        }
        rest = library.method(AgendaFitter.breakMethod).flatMap {
            BlockTiming(
                $0, in: TemplateBlock(methods: [$0.id]), people: situation.people,
                mode: situation.mode)
        }
        weights = AgendaWeights(
            parts: all.count,
            optional: (1...5).map { priority in
                all.count { $0.priority?.clamped(1, 5) == priority }
            },
            laterChoices: all.reduce(0) { $0 + max(0, min($1.methods.count, Self.listed) - 1) },
            canBeSatThrough: situation.minutes <= AgendaFitter.longestSitting(situation.mode))
        let named = Set(all.flatMap(\.methods))
        for block in blocks {
            let part = part(block, people: situation.people, named: named)
            if part.choices.isEmpty {
                guard part.priority == nil else { continue }
                unsuitable.append(.init(block: block.id, methods: block.methods))
            }
            parts.append(part)
        }
        claim()
    }

    /// The blocks with the tech check, the look back, the opening and the close that are missing.
    private static func completed(
        _ blocks: [TemplateBlock], _ situation: AgendaSituation, _ library: MethodLibrary
    ) -> [TemplateBlock] {
        var blocks = blocks
        func has(_ id: MethodID) -> Bool {
            blocks.contains { $0.id == id.rawValue || $0.methods.contains(id) }
        }
        func arcs(_ block: TemplateBlock) -> Set<Arc> {
            Set(
                block.methods.compactMap { library.method($0)?.arc } + [block.arc].compactMap { $0 }
            )
        }
        func put(_ id: MethodID, at index: Int, rounds: RoundsRange? = nil, priority: Int? = nil) {
            guard library.method(id) != nil, !has(id) else { return }
            blocks.insert(
                TemplateBlock(
                    id: id.rawValue, methods: [id], rounds: rounds, priority: priority),
                at: index)
        }
        let checks: Set = [AgendaFitter.techCheckMethod]
        if !blocks.contains(where: {
            arcs($0).contains(.open) && !checks.isSuperset(of: $0.methods)
        }) {
            put(AgendaFitter.openingMethod, at: 0)
        }
        if !blocks.contains(where: { arcs($0).contains(.close) }) {
            put(AgendaFitter.closingMethod, at: blocks.count)
        }
        let threads = situation.openThreads.count
        if threads > 0, let method = library.method(AgendaFitter.lookBackMethod) {
            let most = method.rounds.clamped.most
            let count = threads.clamped(1, most)
            let rounds = RoundsRange(least: min(count, 2), ideal: count, most: count)
            if let index = blocks.firstIndex(where: { $0.methods.contains(method.id) }) {
                blocks[index].rounds = blocks[index].rounds ?? rounds
            } else if !has(AgendaFitter.standUpMethod) {
                let opening = blocks.firstIndex { arcs($0) != [.open] } ?? blocks.count
                put(method.id, at: opening, rounds: rounds, priority: 5)
            }
        }
        if situation.mode != .physical { put(AgendaFitter.techCheckMethod, at: 0) }
        return blocks
    }

    private func part(_ block: TemplateBlock, people: Int, named: Set<MethodID>) -> AgendaPart {
        let offset: Int? =
            switch block.pin {
            case .clock(let time): (time.minutes - situation.start.minutes + 1440) % 1440
            case .offset(let minutes): minutes
            case nil: nil
            }
        let choices =
            if !block.strands.isEmpty {
                strands(block, people: people, named: named)
            } else if let arc = block.arc {
                openChoices(arc, block, people: people, named: named)
            } else {
                listed(block, people: people)
            }
        return AgendaPart(
            id: block.id, title: block.title, choices: choices, isOpen: block.arc != nil,
            offset: offset, priority: block.priority?.clamped(1, 5))
    }

    /// The methods of a list that suit: those that fit the room first, those met too recently only when there are no others.
    private func listed(_ block: TemplateBlock, people: Int) -> [AgendaChoice] {
        let suitable = block.methods.compactMap { library.method($0) }
            .filter { $0.suits(people: people, mode: situation.mode) }
        let due = suitable.filter { !isTooRecent($0) }
        let chosen = (due.isEmpty ? suitable : due).prefix(Self.listed)
        let ordered =
            chosen.filter { lacks($0).isEmpty } + chosen.filter { !lacks($0).isEmpty }
        return ordered.enumerated().compactMap { number, method in
            choice(method, in: block, people: people, number: number, isRepeat: due.isEmpty)
        }
    }

    /// All methods of an arc that suit, are not named elsewhere in the template, and ask no more trust than there is.
    private func openChoices(
        _ arc: Arc, _ block: TemplateBlock, people: Int, named: Set<MethodID>
    ) -> [AgendaChoice] {
        let suitable = library.methods.filter { method in
            method.arc == arc && method.minutes.most >= Self.openMinutes
                && !named.contains(method.id) && method.trust <= situation.trust
                && method.suits(people: people, mode: situation.mode) && lacks(method).isEmpty
                && BlockTiming(method, in: block, people: people, mode: situation.mode) != nil
        }
        let due = suitable.filter { !isTooRecent($0) }
        return (due.isEmpty ? suitable : due).compactMap { method in
            var points = 0
            if let met = situation.earlier.firstIndex(where: { $0.contains(method.id) }) {
                points = max(0, AgendaPoints.met - AgendaPoints.fading * met)
            }
            return choice(
                method, in: block, people: people, number: 0, points: points,
                isRepeat: due.isEmpty)
        }
    }

    private func choice(
        _ method: Method, in block: TemplateBlock, people: Int, number: Int, points: Int = 0,
        isRepeat: Bool
    ) -> AgendaChoice? {
        let timing = BlockTiming(method, in: block, people: people, mode: situation.mode)
        guard let timing else { return nil }
        return AgendaChoice(
            content: .method(method), timing: timing, number: number, points: points,
            arc: method.arc, energy: method.energy,
            isRepeat: isRepeat)
    }

    /// The strands as one choice that costs what the best way to fill each costs together; none where one cannot be filled.
    private func strands(
        _ block: TemplateBlock, people: Int, named: Set<MethodID>
    ) -> [AgendaChoice] {
        let longest = AgendaFitter.longestSitting(situation.mode)
        let count = block.strands.count
        let strands = block.strands.enumerated().map { number, strand in
            // The first strands take one person more where they do not come out even.
            let share = max(1, people / count + (number < people % count ? 1 : 0))
            let parts = strand.blocks.map { inner in
                var part = part(inner, people: share, named: named)
                part.choices.removeAll { $0.arc == .pause }
                part.offset = nil
                return part
            }
            return AgendaStrandPart(
                title: strand.title, people: share,
                search: StrandSearch(parts: parts, weights: weights, most: longest))
        }
        let own = block.minutes
        let wish = block.wish.clamped(1, 9)
        let costs = (1...longest).map { minutes -> Int? in
            var sum = 0
            if let own {
                guard (own.least...max(own.least, own.most)).contains(minutes) else { return nil }
                sum =
                    wish
                    * AgendaPoints.length(
                        minutes, least: own.least, ideal: own.ideal.clamped(own.least, own.most),
                        most: own.most)
            }
            for strand in strands {
                guard let cost = strand.search.cost(minutes: minutes) else { return nil }
                sum += cost
            }
            return sum
        }
        guard costs.contains(where: { $0 != nil }) else { return [] }
        return [
            AgendaChoice(
                content: .strands(strands), timing: BlockTiming(least: 1, costs: costs), number: 0,
                points: 0, arc: .explore, energy: .steady)
        ]
    }

    private func isTooRecent(_ method: Method) -> Bool {
        situation.earlier.prefix(max(0, method.againAfter)).contains { $0.contains(method.id) }
    }

    private func lacks(_ method: Method) -> [String] {
        method.room.intersection(situation.roomLacks).sorted()
    }

    /// Gives each method that several open choices could take a bit that only one of them may.
    private mutating func claim() {
        func id(_ choice: AgendaChoice) -> MethodID? {
            if case .method(let method) = choice.content { method.id } else { nil }
        }
        let open = parts.indices.filter { parts[$0].isOpen }
        var users: [MethodID: Int] = [:]
        for method in open.flatMap({ parts[$0].choices.compactMap(id) }) {
            users[method, default: 0] += 1
        }
        let contested = users.filter { $0.value > 1 }.keys.sorted().prefix(UInt64.bitWidth)
        let bits = Dictionary(
            uniqueKeysWithValues: contested.enumerated().map { ($1, UInt64(1) << UInt64($0)) })
        for index in open {
            for number in parts[index].choices.indices {
                let claim = id(parts[index].choices[number]).flatMap { bits[$0] }
                parts[index].choices[number].claim = claim ?? 0
            }
            let rivals = open.count { parts[$0].arc == parts[index].arc }
            parts[index].keepCheapest(rivals)
        }
    }
}

extension AgendaPart {
    fileprivate var arc: Arc? { choices.first?.arc }

    /// Of choices that leave the same mood only so many for each length: when all rivals but this part have taken
    /// theirs, one of so many is still free, and no other is cheaper.
    fileprivate mutating func keepCheapest(_ count: Int) {
        for energy in Energy.allCases {
            let alike = choices.indices.filter { choices[$0].energy == energy }
            let lengths = Set(
                alike.flatMap { number in
                    let timing = choices[number].timing
                    return Array(timing.least...timing.most)
                })
            for minutes in lengths {
                let cheapest = alike.compactMap { number -> (cost: Int, number: Int)? in
                    choices[number].cost(minutes: minutes).map { ($0, number) }
                }.sorted { ($0.cost, $0.number) < ($1.cost, $1.number) }
                for (_, number) in cheapest.dropFirst(count) {
                    choices[number].timing.remove(minutes)
                }
            }
        }
        choices.removeAll { $0.timing.costs.allSatisfy { $0 == nil } }
    }
}

extension AgendaChoice {
    /// The points of so many minutes; `nil`: it cannot take so long.
    fileprivate func cost(minutes: Int) -> Int? {
        guard (timing.least...timing.most).contains(minutes) else { return nil }
        return timing.costs[minutes - timing.least].map { $0 + points }
    }
}
