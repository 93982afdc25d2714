package import Communities

extension [PublishedSession] {
    /// Those that are held.
    package var held: [Session] { filter { $0.status != .cancelled }.map(\.session) }

    /// Those that are held, but for some.
    package func held(besides others: [PublishedSession]) -> [Session] {
        let left = Set(others.map(\.uid))
        return filter { !left.contains($0.uid) }.held
    }

    /// All of them, with these in the place of what they were.
    package func updated(by others: [PublishedSession]) -> [PublishedSession] {
        let new = Set(others.map(\.uid))
        return (filter { !new.contains($0.uid) } + others).sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
    }

    /// Those that are not as they were.
    package func differing(from known: [PublishedSession]) -> [PublishedSession] {
        let before = Dictionary(
            known.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        return filter { before[$0.session.id] != $0 }
    }
}
