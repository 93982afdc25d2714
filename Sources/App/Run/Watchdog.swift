import Communities
import Transfer
import Workplace

/// Tells a watchdog on the web how runs go, so that somebody hears when none does: healthchecks.io and what speaks like it.
///
/// What goes wrong here is no fault of the run: a watchdog that hears nothing raises the alarm by itself.
struct Watchdog {
    private let address: String?
    private let workplace: Workplace
    private let own: OwnHosts

    init(_ organisation: Organisation, _ workplace: Workplace) {
        self.workplace = workplace
        own = OwnHosts(organisation.calendars.ownHosts)
        address = organisation.run.ping.flatMap {
            // A watchdog that cannot be told makes itself heard: that is what it is for.
            try? Secrets(workplace: workplace).address($0, .watchdogAddress)
        }
    }

    /// A run begins.
    func start() { tell("/start") }

    /// A run ended.
    func end(_ status: EndStatus) { tell(status == .done ? "" : "/\(status.rawValue)") }

    private func tell(_ what: String) {
        // As above: no run may fail for it.
        guard let address, let target = try? HTTPAddress(address + what, own: own) else { return }
        // Nor for a watchdog that does not answer.
        _ = try? workplace.fetching.fetch(
            HTTPRequest(
                target, accept: "*/*", own: own,
                limits: HTTPRequest.Limits(bytes: 10_000, seconds: 10)))
    }
}
