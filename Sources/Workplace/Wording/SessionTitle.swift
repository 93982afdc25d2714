package import Communities
package import Facilitation

/// The title of a session: its community's name and its template's.
package struct SessionTitle: Sendable {
    private let intent: Intent
    private let library: MethodLibrary

    /// Titles with the names of these communities and templates.
    package init(intent: Intent, library: MethodLibrary) {
        self.intent = intent
        self.library = library
    }

    /// `Eigentijds toetsen + Blended learning: Wereldcafé`.
    package func text(_ session: Session, _ language: Language) -> String {
        let names = session.communities.map { id in
            intent.community(id)?.name.text(language) ?? id.rawValue
        }
        let community = names.joined(separator: " + ")
        guard let template = session.template.flatMap({ library.template($0) }) else {
            return community
        }
        return "\(community): \(template.name.text(language))"
    }
}
