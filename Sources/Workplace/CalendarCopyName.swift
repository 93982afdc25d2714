import Platform

/// The name under which the copy of a web address is kept in `state/calendars`: the address may be a secret.
package func calendarCopyName(of address: String) -> String { "\(hex(sha256(address))).ics" }
