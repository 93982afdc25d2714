import Planning

extension Plan.Series {
    /// What the sessions of a series mostly do: the announced rhythm of a plan that people changed by hand.
    init(usualOf sessions: [Plan.Occurrence?], in community: Instance.Community) {
        let held = sessions.compactMap(\.self).filter { community.modes[$0.mode] != nil }
        func agreement(_ pattern: Instance.Pattern) -> Int {
            zip(pattern.days, sessions).count { $0 == $1?.day }
        }
        let pattern =
            community.patterns.indices.max {
                (agreement(community.patterns[$0]), $1) < (agreement(community.patterns[$1]), $0)
            } ?? 0
        func alike(_ one: Plan.Occurrence) -> Int {
            held.count { ($0.start, $0.room, $0.mode) == (one.start, one.room, one.mode) }
        }
        if let most = held.enumerated().max(by: {
            (alike($0.element), $1.offset) < (alike($1.element), $0.offset)
        })?.element {
            self.init(pattern: pattern, start: most.start, room: most.room, mode: most.mode)
            return
        }
        // Nothing is held: any well-formed rhythm does.
        let mode =
            community.modes[.online] != nil
            ? Instance.Mode.online : community.modes.keys.min { $0.rawValue < $1.rawValue }
        self.init(
            pattern: pattern, start: 0, room: mode == .online ? nil : 0, mode: mode ?? .online)
    }
}
