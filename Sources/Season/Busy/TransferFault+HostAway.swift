import Transfer

extension TransferFault {
    /// Whether the host, not the address, is at fault: its other addresses need not be tried.
    var isHostAway: Bool {
        switch self {
        case .unreachable, .tooSlow, .untrusted, .noLibrary, .privateNetwork: true
        case .address, .tooLarge, .tooManyRedirects, .failed: false
        }
    }
}
