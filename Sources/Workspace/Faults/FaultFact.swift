/// What can be wrong with the files of a workspace, in no language.
///
/// Each group has its facts in a file of this folder, and its sentences in two files of `Words/`.
package enum FaultFact: Hashable, Sendable {
    /// A file as a whole.
    case file(FileFact)
    /// The form of a YAML file.
    case yaml(YamlFact)
    /// A table of people.
    case table(TableFact)
    /// One value of a YAML file.
    case value(ValueFact)
    /// What values of one file say together.
    case content(ContentFact)
    /// Names of one file that another should have.
    case name(NameFact)
    /// What the wishes of the files come to together.
    case wish(WishFact)
    /// A busy calendar.
    case calendar(CalendarFact)
    /// A text of a harvest.
    case harvest(HarvestFact)
    /// A layout of one's own.
    case layout(LayoutFact)

    /// Which rule it breaks.
    package var rule: FaultRule {
        switch self {
        case .file(let fact): fact.rule
        case .yaml(let fact): fact.rule
        case .table(let fact): fact.rule
        case .value(let fact): fact.rule
        case .content(let fact): fact.rule
        case .name(let fact): fact.rule
        case .wish(let fact): fact.rule
        case .calendar(let fact): fact.rule
        case .harvest(let fact): fact.rule
        case .layout(let fact): fact.rule
        }
    }

    /// How bad it is.
    package var severity: Fault.Severity {
        switch self {
        case .table(.furtherRows(_, .sharedAddress)), .table(.addressShared): .warning
        case .table(.unknownColumn), .wish(.holidayOutsideSeason), .wish(.seasonGone),
            .wish(.noSessionOn), .wish(.noSuchSession),
            .calendar(.event), .calendar(.oddity), .calendar(.more), .layout, .file(.notRead),
            .name(.peopleGone), .name(.coordinatorsGone), .name(.weaveWithEnded):
            .warning
        default: .error
        }
    }
}
