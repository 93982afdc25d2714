import CivilTime
import Communities
import Feeds
import Foundation
import ICalendar
import TestSupport
import Testing

@Suite("A season of changes")
struct ScenarioTests {
    /// A named change of the season; publishing follows it.
    private typealias Step = (name: String, change: @Sendable (inout PaperSeason) -> Void)

    private static let steps: [Step] = [
        ("first publication", { _ in }),
        (
            "a session moves in time",
            { $0.change("intervisie-4") { $0.date = $0.date.advanced(by: 1) } }
        ),
        ("it moves again", { $0.change("intervisie-4") { $0.start = clock(9, 15) } }),
        (
            "a session moves to another room",
            { $0.change("intervisie-5") { $0.place = .room("r2") } }
        ),
        ("only the agenda changes", { $0.agendas["toetsen-3"] = "Wereldcafé, met \\ en ;" }),
        ("a session is cancelled", { $0.plan.removeAll { $0.id == "intervisie-7" } }),
        ("another facilitator", { $0.change("intervisie-2") { $0.facilitator = "daan" } }),
        ("the grace of the cancelled is over", { $0.wait(days: 15) }),
        (
            "it is restored",
            {
                $0.plan.append(
                    PaperSeason.session("intervisie", 7, on: Cast.day(2027, 2, 9), every: 14))
            }
        ),
        ("a session is skipped", { $0.plan.removeAll { $0.id == "toetsen-4" } }),
        ("a joint session is woven", { $0.change("intervisie-8") { $0.with = ["toetsen"] } }),
        ("a session lasts longer", { $0.change("intervisie-6") { $0.minutes = 180 } }),
        (
            "it is renamed after it began",
            { season in
                season.wait(days: 10)
                season.communities[0].name = LocalizedText([.nl: "Intervisie, nieuw", .en: "Peers"])
            }
        ),
        (
            "the rhythm turns to another weekday half way",
            { season in
                for index in 6...9 {
                    season.change(SessionID(rawValue: "intervisie-\(index)")) {
                        $0.date = $0.date.advanced(by: 2)
                        $0.start = clock(13, 30)
                    }
                }
            }
        ),
        (
            "a community is new",
            { season in
                season.communities.append(PaperSeason.community("lectoraten", "Lectoraten", "eva"))
                for index in 1...5 {
                    season.plan.append(
                        PaperSeason.session(
                            "lectoraten", index, on: Cast.day(2027, 3, 15), every: 7))
                }
            }
        ),
        (
            "a session is added",
            {
                $0.plan.append(
                    PaperSeason.session("lectoraten", 6, on: Cast.day(2027, 3, 15), every: 7))
            }
        ),
        (
            "two sessions change places",
            { season in
                season.change("lectoraten-3") { $0.date = Cast.day(2027, 4, 5) }
                season.change("lectoraten-4") { $0.date = Cast.day(2027, 3, 29) }
            }
        ),
        ("the joint session is single again", { $0.change("intervisie-8") { $0.with = [] } }),
        ("the colour changes", { $0.communities[1].color = "olive" }),
        (
            "all of one community are cancelled",
            { $0.plan.removeAll { $0.community == "lectoraten" } }
        ),
        ("months go by", { $0.wait(days: 60) }),
    ]

    private static func clock(_ hour: Int, _ minute: Int) -> ClockTime {
        ClockTime(hour: hour, minute: minute) ?? .startOfDay
    }

    @Test(.slow, arguments: ["Europe/Amsterdam", "Africa/Casablanca"])
    func `every feed keeps its promises through a season of changes`(zone: String) throws {
        var season = try PaperSeason(zone: zone)
        var promises = FeedPromises()
        for step in ScenarioTests.steps {
            season.wait(days: 1)
            step.change(&season)
            season.publish(because: step.name)
            let feeds = Feed.Style.allCases.flatMap { season.feeds($0) }
            for broken in try promises.broken(by: season, of: feeds) {
                Issue.record("\(step.name): \(broken)")
            }
        }
    }

    /// How many seasons of chance are played; KRING_SEASONS asks for more than the few of every day.
    private var seasons: Int {
        ProcessInfo.processInfo.environment["KRING_SEASONS"].flatMap(Int.init) ?? 30
    }

    private let zones = [
        "Europe/Amsterdam", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe",
        "America/Nuuk", "Asia/Tokyo",
    ]

    @Test(.slow) func `seasons of chance keep their promises`() throws {
        for seed in 0..<seasons {
            var random = SplitMix(state: UInt64(seed))
            var season = try PaperSeason(zone: zones[seed % zones.count])
            var promises = FeedPromises()
            let subjects = season.feeds(.flat).map(\.subject).shuffled(using: &random).prefix(1)
            var story = ["first publication"]
            season.publish()
            for _ in 0..<15 {
                let feeds = Feed.Style.allCases.flatMap { style in
                    season.feeds(style, isRich: seed % 2 == 1)
                }
                .filter {
                    subjects.contains($0.subject)
                }
                for broken in try promises.broken(by: season, of: feeds) {
                    Issue.record("seed \(seed), \(story.suffix(3)): \(broken)")
                }
                season.wait(
                    days: Int.random(in: 0...9, using: &random),
                    seconds: Int.random(in: 1...80_000, using: &random))
                story.append(season.changeSomething(using: &random))
                season.publish(because: story.last)
            }
        }
    }
}
