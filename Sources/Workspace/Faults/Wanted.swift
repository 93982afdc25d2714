/// What would be right where something stands in a YAML file.
package enum Wanted: Hashable, Sendable {
    // Forms that are the same in every language.
    case form(String)
    case example(String)
    case identifierSuchAs(String)
    case lengthSuchAs(String)
    case listSuchAs(String)
    case listOf(String)
    case listOfSome(String)
    case textOr(String)
    case numberOr(String)
    case oneOf([String])
    case map(keys: [String])
    // Kinds of values.
    case anyMap, text, textOrTexts, date, minutes, webAddress, host, innerPath
    case wholeNumber(ClosedRange<Int>)
    // kring.yaml
    case organisationName, twoSites, twoDifferentSites, firstDay, lastDay, holidayName
    case firstDayOrOn, lastDayOrOn, mailProgram, variableName
    // spaces.yaml
    case siteOfOrganisation, seats, link, howMany
    // communities/
    case communityName, rhythm, recurrenceRule, modes, sessionName, sessionNumbers, template
    case bigLength, community, everySession, daysBefore, oneSession
    // methods/
    case least, best, most, purpose, source, credit, whatIsDone
    // sessions/
    case blocks(most: Int)
    case methodArcOrStrands, noInnerStrands, strands, strandTitle, noFixedTime, timeOrOffset

    /// `{env: NAME}` or `{file: PATH}`.
    static let secret = Wanted.oneOf(["{env: NAME}", "{file: PATH}"])
}
