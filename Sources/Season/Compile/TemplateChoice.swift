import Communities

/// Which template each session of a season follows: the first, the cycle, the last, and those of big and joint sessions.
struct TemplateChoice {
    let arc: TemplateArc

    /// The template of a regular session.
    ///
    /// - Parameters:
    ///   - number: its number in the community's season, from 1.
    ///   - count: how many numbers the season has, big and joint sessions included.
    ///   - turn: how many regular sessions of the cycle came before it.
    func regular(number: Int, of count: Int, turn: Int) -> TemplateID? {
        if number == 1, let first = arc.first { return first }
        if number == count, let last = arc.last { return last }
        guard !arc.cycle.isEmpty else { return arc.first ?? arc.last }
        return arc.cycle[turn % arc.cycle.count]
    }

    /// The template of a big session.
    var big: TemplateID? { arc.big ?? arc.cycle.first ?? arc.first }

    /// The template of a session woven with another community.
    var joint: TemplateID? { arc.joint ?? arc.cycle.first ?? arc.first }
}
