import CivilTime
import Communities
package import Planning
package import Workplace
import Workspace

/// Reads what `--why-not` asks for: a day, a time, a room, a mode, or several of them.
///
/// `Thu 10:00`, `do 10.00`, `2027-03-04`, `10:00`, `vrijdag`, `Thu 10:00 in r3.41`, `online`. What is
/// left out is the session's own day; time, room and mode may then be the best there are.
package struct WhyNotPlace {
    private let compiler: PlanCompiler
    private let current: Plan.Occurrence

    package init(compiler: PlanCompiler, near current: Plan.Occurrence) {
        self.compiler = compiler
        self.current = current
    }

    package func read(_ text: String) throws(Refusal) -> Explanation.Wanted {
        var day: Int?
        var wanted = Explanation.Wanted(day: current.day)
        var words = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        words.removeAll { ["in", "at", "on", "om", "op", "te"].contains($0) }
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            if let date = CivilDate(word) {
                try once(&day, compiler.grid.day(date), text)
            } else if let weekday = WeekdayText.weekday(word) {
                let date = compiler.grid.date(current.day).inWeek(weekday)
                try once(&day, compiler.grid.day(date), text)
            } else if let time = ClockTime(word.replacing(".", with: ":")) {
                guard let start = compiler.grid.slot(time) else {
                    throw Refusal(
                        WhyNotRefusal.noStart(
                            time, minutes: compiler.grid.slotMinutes, from: compiler.grid.time(0),
                            to: compiler.grid.time(compiler.grid.slotsPerDay)))
                }
                try once(&wanted.start, start, text)
            } else if let mode = WhyNotPlace.modes[word] {
                try once(&wanted.mode, mode, text)
            } else if let (room, length) = room(words[(index - 1)...]) {
                try once(&wanted.room, room, text)
                index += length - 1
            } else {
                throw unknown(word)
            }
        }
        guard day != nil || wanted.start != nil || wanted.room != nil || wanted.mode != nil else {
            throw Refusal(WhyNotRefusal.nothing)
        }
        if let day { wanted.day = day }
        // A mode or a room alone is asked for at the session's own time.
        if day == nil, wanted.start == nil { wanted.start = current.start }
        return wanted
    }

    private func once<Value>(
        _ place: inout Value?, _ value: Value, _ text: String
    ) throws(Refusal) {
        guard place == nil else { throw Refusal(WhyNotRefusal.twice(text)) }
        place = value
    }

    /// The room that the words begin with, by identifier or name, and how many words that takes.
    private func room(_ words: ArraySlice<String>) -> (room: Int, length: Int)? {
        for length in [3, 2, 1] where length <= words.count {
            let asked = WhyNotPlace.bare(words.prefix(length).joined())
            let found = compiler.intent.rooms.firstIndex {
                WhyNotPlace.bare($0.id.rawValue) == asked || WhyNotPlace.bare($0.name) == asked
            }
            if let found { return (found, length) }
        }
        return nil
    }

    private func unknown(_ word: String) -> Refusal {
        let names =
            compiler.intent.rooms.map(\.id.rawValue) + WhyNotPlace.modes.keys.sorted()
            + WeekdayText.all
        return Refusal(WhyNotRefusal.unknown(word, nearest: didYouMean(word, among: names)))
    }

    private static func bare(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static let modes: [String: Instance.Mode] = [
        "physical": .physical, "fysiek": .physical, "hybrid": .hybrid, "hybride": .hybrid,
        "online": .online,
    ]
}
