import CivilTime
import Communities

extension WishFact {
    var dutch: FaultSentence {
        switch self {
        case .inSeason(let season, let fact): fact.dutch.after("in periode \(season): ")
        case .seasonGone(let season, let sessions):
            FaultSentence(
                "periode '\(season.id)' staat hier niet meer, en heeft nog \(sessions) bijeenkomst"
                    + (sessions == 1 ? "" : "en") + " te gaan: die blijven staan",
                expected:
                    "ook {id: \(season.id), from: \(season.from), to: \(season.to)} onder 'seasons', om er nog iets aan te plannen"
            )
        case .holidayOutsideSeason(let name, let from, let to):
            FaultSentence("'\(name.cut(60))' valt buiten de periode, \(from) tot en met \(to)")
        case .blockOutsideSeason(let block, let season):
            FaultSentence(
                "\(block.lowerBound) tot en met \(block.upperBound) valt niet binnen de periode",
                expected: "dagen van \(season.lowerBound) tot en met \(season.upperBound)")
        case .noWindow(let minutes):
            FaultSentence(
                "er blijft geen tijd in de week over die lang genoeg is voor \(minutes) minuten",
                expected: "een tijd van minstens \(minutes) minuten buiten 'never'")
        case .noBigWindow(let minutes):
            FaultSentence(
                "geen tijd in de week is lang genoeg voor een grote bijeenkomst van"
                    + " \(minutes) minuten",
                expected: "een tijd van minstens \(minutes) minuten in 'when'")
        case .noWindowOn(let weekday, let minutes):
            FaultSentence(
                "de bijeenkomsten zijn op \(name(weekday)), en geen tijd op \(name(weekday))"
                    + " is lang genoeg voor \(minutes) minuten",
                expected: "een tijd op \(name(weekday)) in 'when'")
        case .noSession:
            FaultSentence(
                "het ritme geeft geen enkele bijeenkomst in de periode",
                expected: "een ritme met dagen tussen de vrije dagen door")
        case .tooManySessions(let wanted, let most):
            FaultSentence(
                "je wilt \(wanted) bijeenkomsten, en het ritme geeft er hoogstens \(most),"
                    + " ook als vrije dagen worden ingehaald",
                expected: "hoogstens \(most), of een sneller ritme")
        case .modesAskForMore(let least, let sessions):
            FaultSentence(
                "de vormen vragen minstens \(least) bijeenkomsten, en de periode heeft er"
                    + " \(sessions)",
                expected: "aantallen die samen hoogstens \(sessions) zijn")
        case .modesAllowFewer(let most, let sessions):
            FaultSentence(
                "de vormen laten \(most) bijeenkomsten toe, en de periode heeft er \(sessions)",
                expected: "aantallen die samen \(sessions) zijn, of één vorm 'vrij'")
        case .noSuchBigSession(let number, let sessions),
            .noSuchTemplateSession(let number, let sessions):
            FaultSentence(
                "er is geen bijeenkomst \(number): de periode heeft er \(sessions)",
                expected: "nummers van 1 tot en met \(sessions)")
        case .noSessionOn(let day, let nearby):
            FaultSentence(
                "op \(day) is er geen bijeenkomst, en die was er ook nooit gepland",
                expected: nearby.isEmpty
                    ? "een dag waarop er een is" : "zoals \(nearby.map(\.description).listed("of"))"
            )
        case .noSuchSession(let session):
            FaultSentence(
                "er is geen bijeenkomst '\(session)' van deze community",
                expected: "een bijeenkomst die kring sessions noemt")
        case .noSuchWovenSession(let every, let sessions):
            FaultSentence(
                "elke \(every)e bijeenkomst is er geen: de periode heeft er \(sessions)",
                expected: "hoogstens elke \(sessions)e bijeenkomst")
        case .noSharedWindow(let one, let other, let minutes):
            FaultSentence(
                "'\(one)' en '\(other)' hebben geen tijd van \(minutes) minuten gemeen",
                expected: "een tijd die in beide bestanden in 'when' staat")
        case .noSharedMode(let one, let other):
            FaultSentence(
                "'\(one)' en '\(other)' hebben geen vorm gemeen",
                expected: "een vorm die in beide bestanden in 'modes' staat")
        case .tooFewResources(let resource, let wanted, let there):
            FaultSentence(
                "een bijeenkomst gebruikt \(wanted) keer '\(resource)', en er \(areThere(there))",
                expected: "hoogstens \(there)")
        case .noOnlineRoom(let mode):
            FaultSentence(
                "een bijeenkomst in de vorm \(mode.rawValue) heeft een link nodig, en spaces.yaml"
                    + " heeft geen online ruimte",
                expected: "een ruimte onder 'online' in spaces.yaml")
        case .noRoomFits(let seats, let features, let largest):
            FaultSentence(
                "geen zaal heeft \(seats) stoelen"
                    + (features.isEmpty ? "" : " met \(features.joined(separator: ", "))"),
                expected: largest.map { "hoogstens \($0) stoelen: de grootste zaal die past" }
                    ?? "voorzieningen die een zaal in spaces.yaml heeft")
        }
    }
}

private func name(_ weekday: Weekday) -> String { DateWords(.nl).weekday(weekday) }

private func areThere(_ count: Int) -> String { count == 1 ? "is er 1" : "zijn er \(count)" }
