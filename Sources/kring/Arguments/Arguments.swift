package import App
public import ArgumentParser
public import CivilTime
public import Communities
public import Facilitation
public import Feeds
package import Meeting

// Values of the house that stand on the command line as their own texts.

extension Language: ExpressibleByArgument {}
extension GroupFavour: ExpressibleByArgument {}
extension Mode: ExpressibleByArgument {}
extension Visibility: ExpressibleByArgument {}
extension SessionRole: ExpressibleByArgument {}
extension MessageChoice.Amount: ExpressibleByArgument {}
extension MessageChoice.CalendarWay: ExpressibleByArgument {}
extension AgendaFormat: ExpressibleByArgument {}
extension AgendaPage.Copy: ExpressibleByArgument {}
extension Feed.Style: ExpressibleByArgument {}
extension Feed.Format: ExpressibleByArgument {}

extension HarvestKind: ExpressibleByArgument {
    /// Reads `action`, `actie` and the other words of a harvest.
    public init?(argument: String) { self.init(word: argument) }
}

extension CivilDate: ExpressibleByArgument {
    /// Reads `2027-02-01`.
    public init?(argument: String) { self.init(argument) }
}

extension ClockTime: ExpressibleByArgument {
    /// Reads `15:00`.
    public init?(argument: String) { self.init(argument) }
}
