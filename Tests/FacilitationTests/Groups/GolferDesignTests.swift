import Testing

@testable import Facilitation

@Suite("Rounds in which nobody meets twice")
struct GolferDesignTests {
    /// The most rounds known for so many groups, for groups of 2, 3 … up to as many people as there are groups (OEIS
    /// A107431 and the constructions of Miller, Valkov and Abel 2026).
    static let known: [Int: [Int]] = [
        2: [3], 3: [5, 4], 4: [7, 4, 5], 5: [9, 7, 5, 6], 6: [11, 8, 7, 6, 3],
        7: [13, 10, 9, 7, 7, 8], 8: [15, 11, 10, 8, 8, 8, 9], 9: [17, 13, 11, 9, 9, 9, 9, 10],
        10: [19, 14, 13, 9, 7, 7, 5, 5, 4],
    ]

    @Test(arguments: 2...10)
    func `every size has as many rounds as are known`(groups: Int) throws {
        for (index, rounds) in try #require(Self.known[groups]).enumerated() {
            let size = index + 2
            let design = GolferDesign(groups: groups, size: size)

            // From nine groups on one round less is allowed.
            #expect(
                design.rounds.count >= (groups <= 8 ? rounds : rounds - 1), "groups of \(size)")
            var met: Set<PersonPair> = []
            for round in design.rounds {
                #expect(round.count == groups && round.allSatisfy { $0.count == size })
                #expect(round.joined().sorted() == Array(0..<groups * size))
                for pair in round.flatMap(PersonPair.all) {
                    #expect(met.insert(pair).inserted, "\(pair) of \(groups) groups of \(size)")
                }
            }
        }
    }

    @Test
    func `in eight groups of four everybody meets all but one`() {
        let design = GolferDesign(groups: 8, size: 4)
        let met = Set(design.rounds.joined().flatMap(PersonPair.all))

        let strangers = (0..<32).map { one in
            (0..<32).filter { $0 != one && !met.contains(PersonPair(one, $0)) }
        }

        #expect(strangers.allSatisfy { $0.count == 1 })
        #expect(design.rounds.count == 10)
    }

    @Test(arguments: [(3, 40), (11, 5), (12, 4), (15, 6), (16, 16), (1, 7), (2, 9)])
    func `sizes that nobody lists have designs too`(groups: Int, size: Int) {
        let design = GolferDesign(groups: groups, size: size)
        let pairs = design.rounds.joined().flatMap(PersonPair.all)

        #expect(!design.rounds.isEmpty)
        #expect(Set(pairs).count == pairs.count)
        #expect(design.rounds.allSatisfy { $0.joined().sorted() == Array(0..<groups * size) })
    }

    @Test(arguments: [2, 3, 4, 5, 7, 8, 9, 11, 13, 16])
    func `a field has a neutral element and an inverse for each but nothing`(order: Int) throws {
        let field = try #require(FiniteField(order: order))
        let elements = 0..<order

        for one in elements {
            #expect(field.product(1, one) == one && field.product(one, 0) == 0)
            #expect(Set(elements.map { field.sum(one, $0) }).count == order)
            if one > 0 { #expect(Set(elements.map { field.product(one, $0) }).count == order) }
            for other in elements {
                #expect(field.product(one, other) == field.product(other, one))
                #expect(
                    field.product(one, field.sum(other, 1))
                        == field.sum(field.product(one, other), one))
            }
        }
    }

    @Test(arguments: [0, 1, 6, 10, 12, 15])
    func `there is no field of another order`(order: Int) {
        #expect(FiniteField(order: order) == nil)
    }
}
