package import Communities
package import Facilitation
package import Ledger
package import Workplace

/// Who may read what a session is about, and what it left: the one place that decides.
///
/// The communities that meet say it, the one with the fewest readers for all; a session about somebody's case is for who was
/// there, whatever they say. What was said stays with those it was said to: a file that is changed later closes it and never
/// opens it. Who said it can open one line, but nothing of a session about a case.
package struct SessionVisibility: Sendable {
    private let intent: Intent
    private let library: MethodLibrary

    /// As these communities and templates say.
    package init(_ intent: Intent, _ library: MethodLibrary) {
        self.intent = intent
        self.library = library
    }

    /// What a session is about.
    package func of(_ session: Session) -> Visibility {
        kind(session) == .ordinary ? mark(session) : .present
    }

    /// What a session left.
    package func of(_ record: HarvestRecord, in session: Session) -> Visibility {
        let kind = kind(session)
        if kind == .intervision || record.isAboutCase { return .present }
        if record.item.isPublic { return .everybody }
        // Of what nobody kept the audience of, the session must say it; where it cannot, it may have been a case.
        return min(mark(session), record.audience ?? (kind == .ordinary ? .everybody : .present))
    }

    /// Whether it is about somebody's case, so that not even a line of it can be opened.
    ///
    /// - Parameter methods: those of its agenda; a template with an open choice can have come to a case as well.
    package func isAboutCase(_ session: Session, methods: [MethodID]) -> Bool {
        kind(session) == .intervision || methods.contains { library.isAboutCase($0) }
    }

    /// The communities with which it stays what a session left: those that met, and what they are called since.
    func keepers(of session: Session) -> [CommunityID] {
        session.communities + session.communities.flatMap(intent.laterNames)
    }

    private enum Kind {
        case ordinary, intervision
        /// Its template is gone.
        case unknown
    }

    private func kind(_ session: Session) -> Kind {
        guard let id = session.template else { return .ordinary }
        guard let template = library.template(id) else { return .unknown }
        return library.isIntervision(template) ? .intervision : .ordinary
    }

    private func mark(_ session: Session) -> Visibility {
        session.communities.map { intent.community($0)?.visible ?? .members }.min() ?? .members
    }
}

extension OpenWorkspace {
    /// Who may read what its sessions are about and left.
    package var visibility: SessionVisibility { SessionVisibility(intent, library) }
}
