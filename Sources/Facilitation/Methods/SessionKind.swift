package import Communities

/// What the sessions of a template are, where that decides who may read what they leave.
public enum SessionKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// People look at a case that one of them brings: what is said stays with who was there.
    case intervision
}

extension MethodLibrary {
    /// Whether sessions of a template are about somebody's case: it says so, or names a method for which somebody brings
    /// one, so that a template of one's own need not say what its methods say already.
    package func isIntervision(_ template: SessionTemplate) -> Bool {
        let blocks = template.blocks + template.blocks.flatMap { $0.strands.flatMap(\.blocks) }
        return template.kind == .intervision
            || blocks.contains { $0.methods.contains { isAboutCase($0) } }
    }

    /// Whether somebody brings a case to it.
    package func isAboutCase(_ id: MethodID) -> Bool {
        method(id)?.roles.contains(.caseGiver) ?? false
    }
}
