package import Communities

/// Where a session is, in words.
package struct SessionPlace {
    package let intent: Intent
    package let language: Language

    package init(intent: Intent, language: Language) {
        self.intent = intent
        self.language = language
    }

    /// `R10 1.24, Rachelsmolen`, with `en online` when it is hybrid; `online` when all are.
    package func text(_ session: Session) -> String {
        guard let room = session.room.flatMap({ intent.room($0) }) else { return "online" }
        let site = intent.site(room.site)?.name ?? room.site.rawValue
        let online = language == .nl ? " en online" : " and online"
        return "\(room.name), \(site)" + (session.mode.needsLink ? online : "")
    }

    /// The postal address behind it, where one is known.
    package func address(_ session: Session) -> String? {
        session.room.flatMap { intent.room($0) }.flatMap { intent.site($0.site)?.address }
    }
}
