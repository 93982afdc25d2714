package import ArgumentParser
package import CivilTime
package import Communities
package import Facilitation
package import Feeds
package import KringKit

// Values of the house that stand on the command line as their own texts.

extension Language: ExpressibleByArgument {}
extension GroupFavour: ExpressibleByArgument {}
extension Mode: ExpressibleByArgument {}
extension SessionRole: ExpressibleByArgument {}
extension MessageChoice.Amount: ExpressibleByArgument {}
extension MessageChoice.CalendarWay: ExpressibleByArgument {}
extension AgendaFormat: ExpressibleByArgument {}
extension AgendaPage.Copy: ExpressibleByArgument {}
extension Feed.Style: ExpressibleByArgument {}
extension Feed.Format: ExpressibleByArgument {}

extension HarvestKind: ExpressibleByArgument {
    /// Reads `action`, `actie` and the other words of a harvest.
    package init?(argument: String) { self.init(word: argument) }
}

extension CivilDate: ExpressibleByArgument {
    /// Reads `2027-02-01`.
    package init?(argument: String) { self.init(argument) }
}

extension ClockTime: ExpressibleByArgument {
    /// Reads `15:00`.
    package init?(argument: String) { self.init(argument) }
}
