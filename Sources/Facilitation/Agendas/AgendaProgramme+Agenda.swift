import Communities

extension AgendaProgramme {
    /// The agenda of the pieces that a search laid end to end.
    func agenda(_ pieces: [AgendaSearch.Piece], title: LocalizedText) -> Agenda {
        var blocks: [AgendaBlock] = []
        var offset = 0
        var breaks = 0
        var leftOut = Set(parts.map(\.id))
        var repeated: [MethodID] = []
        for piece in pieces {
            switch piece.kind {
            case .rest:
                guard let method = library.method(AgendaFitter.breakMethod) else { continue }
                breaks += 1
                let id = method.id.rawValue + (breaks == 1 ? "" : "-\(breaks)")
                blocks.append(
                    block(
                        id, nil, method, rounds: nil, minutes: piece.minutes, at: offset,
                        people: situation.people))
            case .part(let index, let number):
                let part = parts[index]
                leftOut.remove(part.id)
                let choice = part.choices[number]
                if choice.isRepeat, case .method(let method) = choice.content {
                    repeated.append(method.id)
                }
                blocks.append(
                    block(
                        part, choice, minutes: piece.minutes, at: offset, people: situation.people)
                )
            }
            offset += piece.minutes
        }
        return Agenda(
            title: title, start: situation.start, minutes: situation.minutes,
            people: situation.people, mode: situation.mode, blocks: blocks,
            leftOut: parts.map(\.id).filter(leftOut.contains), repeated: repeated,
            openThreads: situation.openThreads)
    }

    private func block(
        _ part: AgendaPart, _ choice: AgendaChoice, minutes: Int, at offset: Int, people: Int
    ) -> AgendaBlock {
        switch choice.content {
        case .method(let method):
            return block(
                part.id, part.title, method, rounds: choice.timing.rounds(minutes: minutes),
                minutes: minutes, at: offset, people: people)
        case .strands(let strands):
            let filled = strands.map { strand in
                var time = offset
                let blocks = strand.search.best(minutes: minutes).map { piece in
                    defer { time += piece.minutes }
                    let part = strand.search.parts[piece.part]
                    return block(
                        part, part.choices[piece.choice], minutes: piece.minutes, at: time,
                        people: strand.people)
                }
                return AgendaStrand(title: strand.title, people: strand.people, blocks: blocks)
            }
            return AgendaBlock(
                id: part.id, method: AgendaFitter.strandsMethod, arc: choice.arc,
                title: part.title ?? Self.joined(strands.map(\.title)), purpose: LocalizedText([:]),
                start: situation.start.later(byMinutes: offset), minutes: minutes, steps: [],
                groups: strands.count, energy: choice.energy, strands: filled)
        }
    }

    private func block(
        _ id: String, _ title: LocalizedText?, _ method: Method, rounds: Int?, minutes: Int,
        at offset: Int, people: Int
    ) -> AgendaBlock {
        let mode = situation.mode
        var steps = method.timedSteps(
            minutes: minutes, people: people, mode: mode, rounds: rounds ?? 1)
        for (index, step) in method.steps(in: mode).prefix(steps.count).enumerated()
        where step.need.perRound > 0 {
            steps[index].rounds = rounds
        }
        return AgendaBlock(
            id: id, method: method.id, arc: method.arc, title: title ?? method.name,
            purpose: method.purpose, start: situation.start.later(byMinutes: offset),
            minutes: minutes, steps: steps, rounds: rounds, groups: method.groups(of: people).count,
            regroups: method.regroups,
            materials: method.materials(people: people, mode: mode),
            room: mode.needsRoom ? method.room.sorted() : [],
            roomLacks: mode.needsRoom
                ? method.room.intersection(situation.roomLacks).sorted() : [],
            modeNote: method.variants[mode]?.text, late: method.late, access: method.access,
            energy: method.energy)
    }

    /// `Toetsen / Coachen`, in every language.
    private static func joined(_ titles: [LocalizedText]) -> LocalizedText {
        LocalizedText(
            Dictionary(
                uniqueKeysWithValues: Language.allCases.map { language in
                    (language, titles.map { $0.text(language) }.joined(separator: " / "))
                }))
    }
}
