public import CivilTime
public import Communities

/// Turns a template into exact clock times.
///
/// Of all agendas that use the length exactly, give each block between its least and its most minutes and
/// let nobody sit for longer than `longestSitting`, it finds one that leaves out least (by priority) and then
/// lies closest to the best minutes of its blocks. The same input always gives the same agenda.
public struct AgendaFitter: Sendable {
    /// The method of the breaks that are put in.
    public static let breakMethod: MethodID = "break"
    /// The method that opens a hybrid or online session.
    public static let techCheckMethod: MethodID = "tech-check"

    /// The methods to draw on.
    public let library: MethodLibrary

    /// Fits with the methods of that library.
    public init(library: MethodLibrary) { self.library = library }

    /// The most minutes without a break: 90 in a room, 75 where anybody is only on screen.
    public static func longestSitting(_ mode: Mode) -> Int { mode == .online ? 75 : 90 }

    /// The best agenda of that template.
    public func fit(
        _ template: SessionTemplate, minutes: Int, people: Int, mode: Mode, start: ClockTime,
        title: LocalizedText? = nil
    ) throws(AgendaFault) -> Agenda {
        guard (1...720).contains(minutes) else { throw .badLength(minutes: minutes) }
        guard (1...10_000).contains(people) else { throw .badPeople(people) }
        guard (1...40).contains(template.blocks.count) else {
            throw .badBlockCount(template.blocks.count)
        }
        let parts = try parts(template, people: people, mode: mode, start: start)
        let rest = library.method(Self.breakMethod)
        let search = AgendaSearch(
            parts: parts, rest: rest?.minutes(people: people, mode: mode),
            longestSitting: Self.longestSitting(mode))
        guard let pieces = search.best(minutes: minutes) else {
            throw .doesNotFit(minutes: minutes, search.waysOut(minutes: minutes))
        }
        return agenda(
            title: title ?? template.name, start: start, minutes: minutes, people: people,
            mode: mode, parts: parts, pieces: pieces)
    }

    private func parts(
        _ template: SessionTemplate, people: Int, mode: Mode, start: ClockTime
    ) throws(AgendaFault) -> [AgendaPart] {
        var parts: [AgendaPart] = []
        let checks = template.blocks.contains { $0.methods.contains(Self.techCheckMethod) }
        if mode != .physical, !checks, let method = library.method(Self.techCheckMethod) {
            let range = method.minutes(people: people, mode: mode)
            parts.append(
                AgendaPart(
                    id: Self.techCheckMethod.rawValue, title: nil,
                    choices: [.init(method: method, minutes: range)], wish: 1, offset: nil,
                    priority: nil))
        }
        for block in template.blocks {
            var choices: [AgendaPart.Choice] = []
            for id in block.methods {
                guard let method = library.method(id) else {
                    throw .unknownMethod(id, block: block.id)
                }
                guard method.suits(people: people, mode: mode) else { continue }
                choices.append(
                    .init(method: method, minutes: minutes(of: block, method, people, mode)))
            }
            if choices.isEmpty {
                guard block.priority == nil else { continue }
                throw .unsuitable(
                    block: block.id, methods: block.methods, people: people, mode: mode)
            }
            let offset: Int? =
                switch block.pin {
                case .clock(let time): (time.minutes - start.minutes + 1440) % 1440
                case .offset(let minutes): minutes
                case nil: nil
                }
            parts.append(
                AgendaPart(
                    id: block.id, title: block.title, choices: choices,
                    wish: block.wish.clamped(1, 9), offset: offset,
                    priority: block.priority?.clamped(1, 5)))
        }
        return parts
    }

    private func minutes(
        of block: TemplateBlock, _ method: Method, _ people: Int, _ mode: Mode
    ) -> MinutesRange {
        guard let own = block.minutes else { return method.minutes(people: people, mode: mode) }
        let extra = (method.variants[mode]?.extraMinutes ?? 0).clamped(0, 240)
        let least = own.least.clamped(1, 720)
        let most = own.most.clamped(least, 720)
        return MinutesRange(
            least: least + extra, ideal: own.ideal.clamped(least, most) + extra,
            most: most + extra)
    }

    private func agenda(
        title: LocalizedText, start: ClockTime, minutes: Int, people: Int, mode: Mode,
        parts: [AgendaPart], pieces: [AgendaSearch.Piece]
    ) -> Agenda {
        var blocks: [AgendaBlock] = []
        var offset = 0
        var breaks = 0
        var leftOut = Set(parts.map(\.id))
        for piece in pieces {
            let chosen: (id: String, title: LocalizedText?, method: Method)?
            switch piece.kind {
            case .rest:
                breaks += 1
                let id = Self.breakMethod.rawValue + (breaks == 1 ? "" : "-\(breaks)")
                chosen = library.method(Self.breakMethod).map { (id, nil, $0) }
            case .part(let index, let choice):
                let part = parts[index]
                leftOut.remove(part.id)
                chosen = (part.id, part.title, part.choices[choice].method)
            }
            guard let (id, ownTitle, method) = chosen else { continue }
            blocks.append(
                AgendaBlock(
                    id: id, method: method.id, arc: method.arc, title: ownTitle ?? method.name,
                    purpose: method.purpose, start: start.later(byMinutes: offset),
                    minutes: piece.minutes, lead: nil,
                    steps: method.timedSteps(
                        minutes: piece.minutes, people: people, mode: mode),
                    rounds: method.roundCount(
                        minutes: piece.minutes, people: people, mode: mode),
                    groups: method.groups(of: people).count,
                    materials: method.materials(people: people, mode: mode),
                    modeNote: method.variants[mode]?.text, late: method.late,
                    access: method.access, energy: method.energy))
            offset += piece.minutes
        }
        return Agenda(
            title: title, start: start, minutes: minutes, people: people, mode: mode,
            blocks: blocks, leftOut: parts.map(\.id).filter(leftOut.contains))
    }
}
