/// Rounds in which nobody meets twice, for equal groups: as many as are known, made by algebra.
///
/// People are numbered from 0; every round has `groups` groups of `size` people.
struct GolferDesign {
    /// For each round its groups.
    let rounds: [[[Int]]]

    /// The design with the most rounds that we can make; at least one round.
    init(groups: Int, size: Int) {
        self = GolferDesign.all(groups: groups, size: size)[0]
    }

    private init(rounds: [[[Int]]]) {
        self.rounds = rounds
    }

    /// All designs that we can make, at least one, those with more rounds first.
    ///
    /// One with fewer rounds can be of use where places are to be left empty.
    static func all(groups: Int, size: Int) -> [GolferDesign] {
        [
            rows(groups: groups, size: size),
            tournament(groups: groups, size: size),
            lines(groups: groups, size: size),
            eightFours(groups: groups, size: size),
            DevelopedDesign.known(groups: groups, size: size)?.rounds,
        ]
        .compactMap { $0 }
        .sorted { $0.count > $1.count }
        .map(GolferDesign.init(rounds:))
    }

    /// Everybody with everybody, in pairs: one stays, the others go round (Kirkman's circle).
    private static func tournament(groups: Int, size: Int) -> [[[Int]]]? {
        guard size == 2 else { return nil }
        let circle = 2 * groups - 1
        return (0..<circle).map { round in
            [[circle, round]]
                + (1..<groups).map { step in
                    [(round + step) % circle, (round + circle - step) % circle]
                }
        }
    }

    /// The lines of a plane over a field with as many elements as there are groups.
    ///
    /// Person `(row, x)` is in round `m` on the line `x = c + m·row`: two of different rows are on one line once. Two of
    /// one row never are, so the rows themselves can meet at the end.
    private static func lines(groups: Int, size: Int) -> [[[Int]]]? {
        guard size <= groups, let field = FiniteField(order: groups) else { return nil }
        let rounds = (0..<groups).map { slope in
            (0..<groups).map { start in
                (0..<size).map { row in
                    row * groups + field.sum(start, field.product(slope, row))
                }
            }
        }
        return rounds + withinRows(groups: groups, size: size)
    }

    private static func eightFours(groups: Int, size: Int) -> [[[Int]]]? {
        guard groups == 8, size == 4 else { return nil }
        return FiniteField(order: groups).flatMap(EightFours.init(over:))?.rounds
    }

    /// What any number of groups allows: the columns of a table, its diagonals, and its rows.
    ///
    /// Slopes `m` and `n` take two rows that are `d` apart past each other twice when `(m - n)·d` is a multiple of the
    /// number of groups: never for two slopes in a row, nor for any where rows are fewer than its smallest prime.
    private static func rows(groups: Int, size: Int) -> [[[Int]]] {
        guard groups > 1, size <= groups else {
            return [(0..<groups).map { group in (0..<size).map { group * size + $0 } }]
        }
        let prime = (2...groups).first { groups % $0 == 0 } ?? groups
        let rounds = (0..<(size <= prime ? groups : 2)).map { slope in
            (0..<groups).map { start in
                (0..<size).map { row in row * groups + (start + slope * row) % groups }
            }
        }
        return rounds + withinRows(groups: groups, size: size)
    }

    /// Rounds among the people of each row, where a row makes whole groups.
    private static func withinRows(groups: Int, size: Int) -> [[[Int]]] {
        guard groups % size == 0 else { return [] }
        return GolferDesign(groups: groups / size, size: size).rounds.map { round in
            (0..<size).flatMap { row in round.map { $0.map { row * groups + $0 } } }
        }
    }
}
