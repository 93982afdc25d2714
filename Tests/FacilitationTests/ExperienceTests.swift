import Communities
import Facilitation
import Testing

@Suite("What sessions teach about minutes")
struct ExperienceTests {
    private func experience(_ taken: [Int]) -> Int? {
        Experience(taken.map { .init(method: "check-in", planned: 10, taken: $0) })
            .percent["check-in"]
    }

    @Test(arguments: [
        ([10, 10, 10], 100), ([15], 116), ([15, 15, 15], 130), ([15, 15, 15, 1, 15], 135),
        ([40, 40, 40, 40], 150), ([1, 1, 1, 1, 1, 1], 75), ([12, 16], 120),
    ])
    func `a median counts, drawn to the plan and within bounds`(taken: [Int], percent: Int) {
        #expect(experience(taken) == percent)
    }

    @Test func `a method aims at what it takes, within what it can do`() throws {
        let library = BuiltInLibrary.library
        let method = try #require(library.methods.first { $0.minutes.ideal * 2 < $0.minutes.most })
        let slow = Array(
            repeating: Experience.Time(method: method.id, planned: 10, taken: 15), count: 8)
        let learned = try #require(library.learned(from: Experience(slow)).method(method.id))

        #expect(learned.minutes.ideal == (method.minutes.ideal * 140 + 50) / 100)
        #expect(learned.minutes.least == method.minutes.least)
        let (before, after) = (
            method.minutes(people: 12, mode: .physical),
            learned.minutes(people: 12, mode: .physical)
        )
        #expect(after.ideal > before.ideal && after.most == before.most)
        #expect(learned.minutes.most == method.minutes.most)
        #expect(library.learned(from: Experience([])).methods == library.methods)
    }
}
