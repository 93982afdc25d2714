package import Communities

/// What a next season would be, and what somebody must decide for it.
package struct NextSeasonReport: Sendable, Encodable {
    /// Something that the files say of earlier seasons alone, or that the next one cannot give.
    package enum Decision: Hashable, Sendable {
        case noHolidays
        case blockElsewhere(CommunityID)
        case noSession(CommunityID)
        case keepsMore(CommunityID, keep: Int, most: Int)
        case bigBeyond(CommunityID, number: Int, sessions: Int)

        /// The sentence, with what to write.
        package func words(_ season: SeasonID, _ language: Language) -> String {
            switch self {
            case .noHolidays:
                language.say(
                    "er staan nog geen vrije dagen in deze periode: holidays",
                    "no holidays lie in this season yet: holidays")
            case .blockElsewhere(let id):
                language.say(
                    "\(id): 'from' en 'to' gelden voor een eerdere periode; nu komt de community de hele periode bijeen, of zeg"
                        + " seasons: {\(season): {from: …, to: …}}",
                    "\(id): 'from' and 'to' are of an earlier season; it would meet all through this one, or say"
                        + " seasons: {\(season): {from: …, to: …}}")
            case .noSession(let id):
                language.say(
                    "\(id): het ritme geeft geen enkele bijeenkomst",
                    "\(id): the rhythm gives no session")
            case .keepsMore(let id, let keep, let most):
                language.say(
                    "\(id): keep \(keep), maar de periode geeft er hoogstens \(most): seasons: {\(season): {keep: \(most)}}",
                    "\(id): keep \(keep), but the season gives \(most) at most: seasons: {\(season): {keep: \(most)}}"
                )
            case .bigBeyond(let id, let number, let sessions):
                language.say(
                    "\(id): grote bijeenkomst \(number), maar de periode heeft er \(sessions): big: {sessions: last, …}",
                    "\(id): big session \(number), but the season has \(sessions): big: {sessions: last, …}"
                )
            }
        }
    }

    /// The season.
    package var season: SeasonRecord
    /// The line that adds it to `seasons` in `kring.yaml`.
    package var line: String
    /// What somebody must decide, in words.
    package var decisions: [String]
    /// Whether `kring.yaml` has it now.
    package var isWritten: Bool
}
