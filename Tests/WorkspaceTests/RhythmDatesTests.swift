import CivilTime
import Communities
import Testing
import Workspace

@Suite("Laying out a rhythm")
struct RhythmDatesTests {
    private func small() throws -> (Community, Organisation) {
        let intent = try #require(try TestWorkspace().read().intent)
        return (try #require(intent.community("alpha")), intent.organisation)
    }

    @Test func `a date on a holiday moves a week and the rhythm goes on from there`() throws {
        var (community, organisation) = try small()
        community.rhythm.cadence = .weeks(2, on: .tuesday)
        community.keep = 4

        let patterns = RhythmDates.patterns(of: community, in: organisation) { _, _, _ in nil }

        #expect(
            patterns.first?.days.map(\.description) == [
                "2027-02-02", "2027-02-23", "2027-03-09", "2027-03-23",
            ])
    }

    @Test func `without keep a holiday is lost`() throws {
        var (community, organisation) = try small()
        community.rhythm.cadence = .monthly(ordinal: 3, weekday: .tuesday)
        community.keep = nil

        let patterns = RhythmDates.patterns(of: community, in: organisation) { _, _, _ in nil }

        #expect(
            patterns.map { $0.days.map(\.description) } == [
                ["2027-03-16", "2027-04-20", "2027-05-18", "2027-06-15"]
            ])
    }

    @Test(arguments: 1...6, [nil, 1, 3, 5] as [Int?])
    func `every pattern keeps the rhythm's promises`(weeks: Int, keep: Int?) throws {
        var (community, organisation) = try small()
        community.rhythm.cadence = .weeks(weeks, on: nil)
        community.keep = keep
        if let noon = CivilDate("2027-03-02") { community.blackout = [noon] }

        let patterns = RhythmDates.patterns(of: community, in: organisation) { _, _, _ in nil }

        #expect(Set(patterns.map(\.days.count)).count <= 1)
        for pattern in patterns {
            #expect(keep == nil || pattern.days.count == keep)
            #expect(pattern.days.allSatisfy { $0.weekday == pattern.weekday })
            #expect(pattern.days.allSatisfy { organisation.holiday(on: $0) == nil })
            #expect(Set(pattern.days).isDisjoint(with: community.blackout))
            for (day, next) in zip(pattern.days, pattern.days.dropFirst()) {
                #expect(day.days(until: next) >= 7 * weeks)
            }
        }
    }
}
