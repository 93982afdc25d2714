package import Communities

/// The templates a season follows where a community's file leaves them open: by the stage of its life and the length
/// of its sessions. The frame stays, the middle changes: no two sessions in a row follow the same template when the
/// library has another that fits.
package struct SeasonArc: Sendable {
    private let library: MethodLibrary

    /// Of the templates of that library.
    package init(_ library: MethodLibrary) { self.library = library }

    /// The community's own templates, with its stage's where it leaves them open.
    package func completed(_ community: Community) -> TemplateArc {
        var arc = community.templates
        guard arc.isByStage else { return arc }
        let usual = UsualArc(community.stage)
        let minutes = community.rhythm.minutes
        if arc.cycle.isEmpty {
            arc.cycle = fitting(usual.cycle + UsualArc.regular, minutes)
            // Regular ones only where nothing else fits, or to change with the one that does.
            let own = arc.cycle.filter { usual.cycle.contains($0) }
            if own.count > 1 { arc.cycle = own }
            if arc.cycle.isEmpty { arc.cycle = nearest(UsualArc.regular, minutes) }
        }
        arc.first = arc.first ?? fitting(usual.first, minutes).first
        arc.last = arc.last ?? fitting(usual.last, minutes).first
        if let big = community.big?.minutes {
            arc.big = arc.big ?? fitting(UsualArc.big, big).first
        }
        arc.joint = arc.joint ?? fitting(UsualArc.joint, minutes).first
        return arc
    }

    /// Those of the library whose usual length has room for so many minutes, in the order given.
    private func fitting(_ ids: [TemplateID], _ minutes: Int) -> [TemplateID] {
        ids.filter { id in
            guard let template = library.template(id) else { return false }
            guard let length = template.length else { return true }
            return (length.least...max(length.least, length.most)).contains(minutes)
        }
    }

    /// The one whose best length is nearest.
    private func nearest(_ ids: [TemplateID], _ minutes: Int) -> [TemplateID] {
        let known = ids.compactMap { library.template($0) }
        func distance(_ template: SessionTemplate) -> Int {
            abs((template.length?.ideal ?? 90) - minutes)
        }
        return known.min { distance($0) < distance($1) }.map { [$0.id] } ?? []
    }
}

/// What suits a stage (Wenger, McDermott, Snyder 2002), the most fitting first.
private struct UsualArc {
    var first: [TemplateID]
    var cycle: [TemplateID]
    var last: [TemplateID]

    static let regular: [TemplateID] = ["online-45", "regular-60", "regular-90", "regular-120"]
    static let big: [TemplateID] = ["open-space-half-day", "world-cafe", "conference-day"]
    static let joint: [TemplateID] = ["joint-session", "world-cafe", "show-and-tell"]

    init(_ stage: Stage) {
        switch stage {
        case .potential:
            // People find each other: low threshold, much meeting.
            first = ["founding", "kick-off"]
            cycle = ["walk-and-talk", "show-and-tell"]
            last = ["experiment-review"]
        case .coalescing:
            // Something of use in every session, and roles for all.
            first = ["kick-off"]
            cycle = ["show-and-tell", "intervision-five-steps", "practice-challenge"]
            last = ["experiment-review"]
        case .maturing:
            // Depth, and experiments in practice.
            first = []
            cycle = ["intervision", "practice-challenge", "show-and-tell"]
            last = ["experiment-review"]
        case .stewardship:
            // Kept fresh from outside.
            first = []
            cycle = ["show-and-tell", "intervision", "expert-talk", "world-cafe"]
            last = ["harvest-and-celebrate"]
        case .transformation:
            // Begin again, or part well.
            first = ["renewal"]
            cycle = ["experiment-review", "show-and-tell"]
            last = ["farewell"]
        }
    }
}
