import CivilTime
import Communities
import TestSupport

extension PaperSeason {
    /// Something that happens in a season, chosen by chance; told in a few words.
    mutating func changeSomething(using random: inout SplitMix) -> String {
        guard let session = plan.randomElement(using: &random) else { return addOne() }
        let chosen = session.id
        let days = Int.random(in: -20...20, using: &random)
        switch Int.random(in: 0..<17, using: &random) {
        case 0, 1:
            change(chosen) { $0.date = $0.date.advanced(by: days) }
            return "\(chosen) moves by \(days) days"
        case 2:
            let start = ClockTime(minutes: Int.random(in: 32...72, using: &random) * 15)
            change(chosen) { $0.start = start ?? .startOfDay }
            return "\(chosen) starts at \(start ?? .startOfDay)"
        case 3:
            change(chosen) { $0.place = .room($0.room == "r1" ? "r2" : "r1") }
            return "\(chosen) gets another room"
        case 4:
            makeOnline(chosen)
            return "\(chosen) goes online"
        case 5:
            change(chosen) { $0.minutes = $0.minutes == 90 ? 150 : 90 }
            return "\(chosen) gets another length"
        case 6:
            agendas[chosen] = "Werkvorm \(days)"
            return "\(chosen) gets another agenda"
        case 7:
            let facilitator = Cast.people.randomElement(using: &random)?.id
            change(chosen) { $0.facilitator = facilitator }
            return "\(chosen) is facilitated by \(facilitator?.rawValue ?? "nobody")"
        case 8, 9:
            plan.removeAll { $0.id == chosen }
            return "\(chosen) is cancelled"
        case 10, 11:
            let held = Set(plan.map(\.id))
            guard
                let entry = known.filter({ !held.contains($0.session.id) }).randomElement(
                    using: &random)
            else { return "nothing" }
            plan.append(entry.session)
            return "\(entry.session.id) is restored"
        case 12: return addOne()
        case 13:
            change(chosen) {
                $0.with = $0.with.isEmpty && $0.community == "intervisie" ? ["toetsen"] : []
            }
            return "\(chosen) is woven, or single again"
        case 14:
            communities[0].name = LocalizedText("Intervisie \(days)")
            return "Intervisie is renamed"
        case 15:
            let from = Int.random(in: 2...6, using: &random)
            for one in plan where one.community == session.community && one.index >= from {
                change(one.id) { $0.date = $0.date.advanced(by: days % 4) }
            }
            return "the rhythm of \(session.community) turns by \(days % 4) from \(from) on"
        default: return "nothing"
        }
    }

    private mutating func addOne() -> String {
        let index =
            (known.map(\.session) + plan).filter { $0.community == "toetsen" }
            .map(\.index).max() ?? 0
        let session = PaperSeason.session(
            "toetsen", index + 1, on: Cast.day(2027, 2, 11), every: 21)
        plan.append(session)
        return "\(session.id) is added"
    }
}
