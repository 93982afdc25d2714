extension Rules {
    /// Two sessions of different communities that nobody can attend both in full.
    struct Clash {
        let other: Held
        /// Slots of travel between them; 0 where they overlap.
        let travel: Int
        /// Who belongs to both, each with the lesser of the two levels.
        let people: [Member]
    }

    /// The clash of two sessions of one day, as the first of them sees it.
    func clash(_ one: Held, _ other: Held) -> Clash? {
        guard one.community != other.community else { return nil }
        let travel = travel(one, other)
        guard meets(one.start, one.end + travel, other.start, other.end + travel) else {
            return nil
        }
        let people = shared(one.community, other.community)
        guard !people.isEmpty else { return nil }
        let overlaps = meets(one.start, one.end, other.start, other.end)
        return Clash(other: other, travel: overlaps ? 0 : travel, people: people)
    }

    /// Slots between the rooms of two sessions; none where either is online. Travel may differ by
    /// direction: the format takes it from the community that is listed first.
    private func travel(_ one: Held, _ other: Held) -> Int {
        let (first, second) = one.community < other.community ? (one, other) : (other, one)
        guard let from = first.session.room, let to = second.session.room else { return 0 }
        return instance.travel[instance.rooms[from].site][instance.rooms[to].site]
    }

    private func shared(_ a: Int, _ b: Int) -> [Member] {
        let (small, large) = members[a].count < members[b].count ? (a, b) : (b, a)
        return members[small].compactMap { member in
            levels[large][member.person].map { level in
                Member(
                    person: member.person,
                    level: level.rawValue > member.level.rawValue ? level : member.level)
            }
        }
    }
}
