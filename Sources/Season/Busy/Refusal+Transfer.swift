package import Transfer
import Workplace

extension Refusal {
    /// A web address that did not answer; `shown` is what of it may be printed.
    package init(_ fault: TransferFault, shown: String) {
        let name = "'\(shown)'"
        let ownHosts = "name the host with --own-host, or in kring.yaml under calendars: own-hosts"
        switch fault {
        case .address(.malformed):
            self.init(.usage, "\(name) is no whole web address")
        case .address(.scheme(let scheme)):
            self.init(.usage, "\(name) has the scheme '\(scheme)'; only https is asked")
        case .address(.credentials):
            self.init(
                .usage, "\(name) has a name or a password in it",
                advice: "use the secret address that the calendar's owner can give")
        case .address(.insecure(let host)):
            self.init(
                .noPermission, "\(name) is not encrypted: '\(host)' is asked by https only",
                advice: "write https; for a host of your own network, \(ownHosts)")
        case .privateNetwork(let host):
            self.init(
                .noPermission, "\(name) leads into a private network ('\(host)')",
                advice: "when that is meant, \(ownHosts)")
        case .unreachable(let words):
            self.init(.tryLater, "\(name) cannot be reached (\(words))")
        case .tooSlow(let seconds):
            self.init(.tryLater, "\(name) did not answer within \(seconds) seconds")
        case .tooLarge(let limit):
            self.init(.badData, "\(name) sends more than the \(limit) bytes allowed")
        case .tooManyRedirects(let count):
            self.init(.unavailable, "\(name) sends us on more than \(count) times")
        case .untrusted(let words):
            self.init(.unavailable, "\(name) cannot be trusted (\(words))")
        case .noLibrary:
            self.init(
                .unavailable, "\(name) cannot be asked: there is no libcurl on this machine",
                advice: "install the package libcurl4")
        case .failed(let words):
            self.init(.unavailable, "\(name) gave no answer (\(words))")
        }
    }

    /// An answer that is no calendar: what its status says, and whether asking again may help.
    package init(status: Int, shown: String) {
        let name = "'\(shown)'"
        switch status {
        case 401, 403, 407:
            self.init(
                .noPermission, "\(name) lets nobody in without a password (HTTP \(status))",
                advice: "use the secret address that the calendar's owner can give")
        case 404, 410:
            self.init(.inputMissing, "\(name) has no such calendar (HTTP \(status))")
        case 408, 425, 429, 500...599:
            self.init(.tryLater, "\(name) is out of order (HTTP \(status))")
        default:
            self.init(.unavailable, "\(name) answers with HTTP \(status)")
        }
    }
}

extension TransferFault {
    /// Whether the host, not the address, is at fault: its other addresses need not be tried.
    var isHostAway: Bool {
        switch self {
        case .unreachable, .tooSlow, .untrusted, .noLibrary, .privateNetwork: true
        case .address, .tooLarge, .tooManyRedirects, .failed: false
        }
    }
}
