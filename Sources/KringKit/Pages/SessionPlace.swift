import Communities

/// Where a session is, in words.
struct SessionPlace {
    let intent: Intent
    let language: Language

    /// `R10 1.24, Rachelsmolen`, with `en online` when it is hybrid; `online` when all are.
    func text(_ session: Session) -> String {
        guard let room = session.room.flatMap({ intent.room($0) }) else { return "online" }
        let site = intent.site(room.site)?.name ?? room.site.rawValue
        let online = language == .nl ? " en online" : " and online"
        return "\(room.name), \(site)" + (session.mode.needsLink ? online : "")
    }

    /// The postal address behind it, where one is known.
    func address(_ session: Session) -> String? {
        session.room.flatMap { intent.room($0) }.flatMap { intent.site($0.site)?.address }
    }
}
