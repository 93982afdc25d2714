package import Communities
package import Facilitation

/// The rounds of groups that an agenda asks for.
package struct GroupRounds {
    /// One of them.
    package struct Round {
        /// The block it belongs to, as its title; `nil` when asked for by hand.
        package var block: LocalizedText?
        /// The most people of a group.
        package var size: Int
        /// How many people the agenda puts into how many groups; `nil` when asked for by hand.
        package var shape: GroupShape?
    }

    package var rounds: [Round]

    /// So many rounds of that size.
    package init(count: Int, size: Int) {
        rounds = Array(repeating: Round(block: nil, size: size), count: count)
    }

    /// Those of the blocks in which people are in groups: one each, or as many as their method makes anew.
    package init(_ agenda: Agenda) {
        rounds = agenda.blocks.filter { $0.groups > 1 && $0.strands.isEmpty }.flatMap { block in
            Array(
                repeating: Round(
                    block: block.title,
                    size: max(2, (agenda.people + block.groups - 1) / block.groups),
                    shape: GroupShape(people: agenda.people, groups: block.groups)),
                count: block.regroups ? block.rounds ?? 1 : 1)
        }
    }
}
