public import Communities

/// Turns a template into exact clock times.
///
/// Of all agendas that use the length exactly, give each block between its least and its most minutes, begin pinned
/// blocks on their minute and let nobody sit for longer than `longestSitting`, it finds one of the least `AgendaCost`.
/// The same input always gives the same agenda.
public struct AgendaFitter: Sendable {
    /// The method of the breaks that are put in.
    public static let breakMethod: MethodID = "break"
    /// The method that opens a hybrid or online session.
    public static let techCheckMethod: MethodID = "tech-check"
    /// The opening of a session whose template has none.
    public static let openingMethod: MethodID = "check-in"
    /// The close of a session whose template has none.
    public static let closingMethod: MethodID = "check-out"
    /// The method for what earlier sessions left open, one round for each thread.
    public static let lookBackMethod: MethodID = "look-back"
    /// A method that does for open threads as well.
    public static let standUpMethod: MethodID = "experiment-stand-up"
    /// The method of a block whose strands run side by side.
    public static let strandsMethod: MethodID = "strands"

    /// The methods to draw on.
    public let library: MethodLibrary

    /// Fits with the methods of that library.
    public init(library: MethodLibrary) { self.library = library }

    /// The most minutes without a break: 90, or 75 where everybody is on screen.
    public static func longestSitting(_ mode: Mode) -> Int { mode == .online ? 75 : 90 }

    /// The best agenda of that template.
    public func fit(
        _ template: SessionTemplate, _ situation: AgendaSituation, title: LocalizedText? = nil
    ) throws(AgendaFault) -> Agenda {
        guard (1...720).contains(situation.minutes) else {
            throw .badLength(minutes: situation.minutes)
        }
        guard (1...10_000).contains(situation.people) else { throw .badPeople(situation.people) }
        let programme = try AgendaProgramme(template, situation, library)
        let parts = programme.parts
        let longest = Self.longestSitting(situation.mode)
        let reach = AgendaReach(
            parts, rest: programme.rest, longestSitting: longest, horizon: situation.minutes)
        let search = AgendaSearch(
            parts: parts, rest: programme.rest, longestSitting: longest,
            weights: programme.weights, minutes: situation.minutes, sat: reach.sat)
        guard let best = search.best else {
            let misfit = AgendaMisfit(
                parts: parts, rest: programme.rest, longestSitting: longest,
                weights: programme.weights, minutes: situation.minutes)
            let fixes = misfit.fixes()
            throw .doesNotFit(
                AgendaFault.Misfit(
                    minutes: situation.minutes, unsuitable: programme.unsuitable,
                    fixes: fixes.named, count: fixes.count))
        }
        var agenda = programme.agenda(best.pieces, title: title ?? template.name)
        agenda.cost = programme.weights.cost(best.weight)
        return agenda
    }
}
