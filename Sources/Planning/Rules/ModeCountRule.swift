extension Rule {
    /// Too few or too many sessions of a community in a mode.
    public enum ModeCount: Sendable, Hashable, RuleFact {
        /// Fewer than the community asks for.
        case tooFew(Instance.Mode, held: Int, least: Int)
        /// More than it allows.
        case tooMany(Instance.Mode, held: Int, most: Int)

        static var rule: Rule { .modeCount }
        var breach: Rule.Breach { .modeCount(self) }

        var key: String {
            switch self {
            case .tooFew: "modeCount.tooFew"
            case .tooMany: "modeCount.tooMany"
            }
        }

        var violations: Int {
            switch self {
            case .tooFew(_, let held, let least): least - held
            case .tooMany(_, let held, let most): held - most
            }
        }
    }
}

extension Rules {
    func modeCount(_ c: Int, _ entries: [Entry], _ found: inout some Findings) {
        for mode in Instance.Mode.allCases {
            guard let option = instance.communities[c].modes[mode] else { continue }
            let held = entries.count { $0.session.mode == mode }
            if held < option.min {
                found.add(Rule.ModeCount.tooFew(mode, held: held, least: option.min))
            }
            if let most = option.max, held > most {
                found.add(Rule.ModeCount.tooMany(mode, held: held, most: most))
            }
        }
    }
}
