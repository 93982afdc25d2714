import Communities

/// What the fitter would do from every state that a session in progress can come to, so that a page without a fitter
/// can fit the rest anew: before each block, by the minutes left and by how long people have sat.
///
/// The methods of the agenda stay as they are, and what was left out stays out: the rest is fitted with the same rules
/// and the same costs. A state without an entry is one from which nothing fits any more.
package struct AgendaPolicy: Hashable, Sendable, Encodable {
    /// A block of the agenda, breaks that were put in aside.
    package struct Block: Hashable, Sendable, Encodable {
        /// Its identifier, that of the agenda's block.
        package var id: String
        /// Whether it may be left out.
        package var optional: Bool
        /// Minutes after the start at which it must begin; `nil`: whenever it comes.
        package var pin: Int?

        private enum CodingKeys: String, CodingKey {
            case id, optional, pin
        }

        /// Writes every key, `pin` also when it is `null`.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(optional, forKey: .optional)
            try container.encode(pin, forKey: .pin)
        }
    }

    /// What is done before a block.
    package enum Decision: Hashable, Sendable, Encodable {
        /// It is held for so many minutes.
        case hold(minutes: Int)
        /// A break of so many minutes comes first.
        case rest(minutes: Int)
        /// It is left out.
        case leave

        /// `["hold", 12]`, `["rest", 10]` or `["leave"]`.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            switch self {
            case .hold(let minutes):
                try container.encode("hold")
                try container.encode(minutes)
            case .rest(let minutes):
                try container.encode("rest")
                try container.encode(minutes)
            case .leave: try container.encode("leave")
            }
        }
    }

    /// A decision for everybody who has sat at most so long, and longer than the run before.
    package struct Run: Hashable, Sendable, Encodable {
        /// Minutes.
        package var sittingUpTo: Int
        /// What is done; `nil`: nothing fits.
        package var decision: Decision?

        /// `[30, ["hold", 12]]`.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            try container.encode(sittingUpTo)
            try container.encode(decision)
        }
    }

    /// In order.
    package var blocks: [Block]
    /// By the identifier of the block that comes next, then by the minutes left.
    package var states: [String: [Int: [Run]]]

    private enum CodingKeys: String, CodingKey {
        case blocks, states
    }

    /// The keys of `states` are written as texts, as JSON has it.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(blocks, forKey: .blocks)
        let texts = states.mapValues { byMinute in
            Dictionary(uniqueKeysWithValues: byMinute.map { (String($0), $1) })
        }
        try container.encode(texts, forKey: .states)
    }

    /// What is done before a block with so many minutes left after having sat so long; `nil`: nothing fits.
    package func decision(before block: String, minutesLeft: Int, sitting: Int) -> Decision? {
        states[block]?[minutesLeft]?.first { sitting <= $0.sittingUpTo }?.decision
    }
}

extension AgendaFitter {
    /// The policy for an agenda that was fitted from that template in that situation.
    package func policy(
        of agenda: Agenda, _ template: SessionTemplate, _ situation: AgendaSituation
    ) throws(AgendaFault) -> AgendaPolicy {
        let programme = try AgendaProgramme(template, situation, library)
        let held = Dictionary(
            agenda.blocks.map { ($0.id, $0.method) }, uniquingKeysWith: { first, _ in first })
        let parts = programme.parts.compactMap { part -> AgendaPart? in
            guard let method = held[part.id] else { return nil }
            var kept = part
            kept.choices = part.choices.filter { $0.method == method }.prefix(1).map {
                var choice = $0
                choice.number = 0
                choice.claim = 0
                return choice
            }
            return kept.choices.isEmpty ? nil : kept
        }
        let longest = Self.longestSitting(situation.mode)
        // Every state: sat for any time, at any minute.
        let any = UInt128.max >> UInt128(127 - longest)
        let search = AgendaSearch(
            parts: parts, rest: programme.rest, longestSitting: longest,
            weights: programme.weights, minutes: situation.minutes,
            sat: Array(
                repeating: Array(repeating: any, count: situation.minutes + 1),
                count: parts.count + 1))
        var states: [String: [Int: [AgendaPolicy.Run]]] = [:]
        for (index, part) in parts.enumerated() {
            let before = index > 0 ? parts[index - 1].choices.first : nil
            let tired =
                before.map {
                    AgendaMood.after($0.arc, $0.energy, minutes: $0.timing.least)
                } ?? .fresh
            for time in 0..<situation.minutes {
                let rested = search.rested(index, time, tired)
                let runs = runs(longest) { sitting in
                    search.decision(
                        index, time, sitting, sitting > 0 ? tired : .fresh,
                        rested: sitting > 0 ? rested : nil
                    ).map(AgendaPolicy.Decision.init)
                }
                if runs.contains(where: { $0.decision != nil }) {
                    states[part.id, default: [:]][situation.minutes - time] = runs
                }
            }
        }
        return AgendaPolicy(
            blocks: parts.map {
                AgendaPolicy.Block(id: $0.id, optional: $0.priority != nil, pin: $0.offset)
            }, states: states)
    }

    private func runs(
        _ longest: Int, _ decision: (Int) -> AgendaPolicy.Decision?
    ) -> [AgendaPolicy.Run] {
        var runs: [AgendaPolicy.Run] = []
        for sitting in 0...longest {
            let next = decision(sitting)
            if let last = runs.last, last.decision == next {
                runs[runs.count - 1].sittingUpTo = sitting
            } else {
                runs.append(AgendaPolicy.Run(sittingUpTo: sitting, decision: next))
            }
        }
        return runs
    }
}

extension AgendaPolicy.Decision {
    init(_ decision: AgendaSearch.Decision) {
        switch decision {
        case .hold(_, let minutes): self = .hold(minutes: minutes)
        case .rest(let minutes, _, _): self = .rest(minutes: minutes)
        case .leave: self = .leave
        }
    }
}

extension AgendaChoice {
    /// The method an agenda's block has for this choice.
    fileprivate var method: MethodID {
        switch content {
        case .method(let method): method.id
        case .strands: AgendaFitter.strandsMethod
        }
    }
}
