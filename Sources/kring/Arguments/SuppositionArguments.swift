import ArgumentParser
import Communities
import Season

/// What is supposed, to see what would follow from it.
struct SuppositionArguments: ParsableArguments {
    @Option(
        name: .customLong("without-room"),
        help: .say(
            "Wat als een zaal er niet was? Mag vaker.",
            "What if a room were gone? May be repeated.", valueName: "room"))
    var withoutRooms: [String] = []

    @Option(
        name: .customLong("without-person"),
        help: .say(
            "Wat als iemand niet meedeed?", "What if somebody took no part?", valueName: "person"))
    var withoutPeople: [String] = []

    @Option(
        name: .customLong("without"),
        help: .say(
            "Wat als een community niet bijeenkwam?", "What if a community did not meet?",
            valueName: "community"))
    var withoutCommunities: [String] = []

    @Option(
        name: .customLong("room-closed"),
        help: .say(
            "Wat als een zaal dicht was?", "What if a room were closed?", valueName: "room:from..to"
        ))
    var closed: [String] = []

    @Option(
        help: .say(
            "Wat als iemand niet kon? Dagen, of tijden zoals 2027-03-01T13:00.",
            "What if somebody could not come? Days, or times such as 2027-03-01T13:00.",
            valueName: "person:from..to"))
    var busy: [String] = []

    func validate() throws {
        for text in closed { _ = try stretch(text, "--room-closed") }
        for text in busy { _ = try stretch(text, "--busy") }
    }

    func hypotheses() throws -> [Hypothesis] {
        var hypotheses = withoutRooms.map { Hypothesis.withoutRoom(SpaceID(rawValue: $0)) }
        hypotheses += withoutPeople.map { .withoutPerson(PersonID(rawValue: $0)) }
        hypotheses += withoutCommunities.map { .withoutCommunity(CommunityID(rawValue: $0)) }
        for text in closed {
            let (id, stretch) = try stretch(text, "--room-closed")
            hypotheses.append(.roomClosed(SpaceID(rawValue: id), stretch))
        }
        for text in busy {
            let (id, stretch) = try stretch(text, "--busy")
            hypotheses.append(.busy(PersonID(rawValue: id), stretch))
        }
        return hypotheses
    }

    private func stretch(_ text: String, _ option: String) throws -> (String, Hypothesis.Stretch) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let stretch = Hypothesis.Stretch(parts[1]) else {
            throw ValidationError(
                say(
                    "\(option) wil een naam, een dubbele punt en dagen, zoals r3.41:2027-03-01..2027-03-05; niet '\(text)'.",
                    "\(option) takes a name, a colon and days, such as r3.41:2027-03-01..2027-03-05; not '\(text)'."
                ))
        }
        return (parts[0], stretch)
    }
}
