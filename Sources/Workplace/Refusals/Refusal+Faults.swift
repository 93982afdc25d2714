package import Ledger
package import Platform

extension Refusal {
    /// A file that could not be read or written.
    package init(_ fault: FileFault) {
        self.init(EndStatus(rawValue: fault.exitCode) ?? .ioError, fault.description)
    }

    /// A ledger that could not be opened or changed.
    package init(_ fault: LedgerFault) {
        self.init(EndStatus(rawValue: fault.exitCode) ?? .ioError, fault.description)
    }
}

extension Refusal {
    /// What a use case threw, as a refusal; `nil` for what no room of the house throws.
    package init?(from error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let fault as LedgerFault: self.init(fault)
        case let fault as FileFault: self.init(fault)
        default: return nil
        }
    }
}

/// Does something to files, a fault of which is a refusal.
package func refusingFileFaults<Value>(
    _ body: () throws(FileFault) -> Value
) throws(Refusal) -> Value {
    do { return try body() } catch { throw Refusal(error) }
}

/// Does something with the ledger, a fault of which is a refusal.
package func refusingLedgerFaults<Value>(
    _ body: () throws(LedgerFault) -> Value
) throws(Refusal) -> Value {
    do { return try body() } catch { throw Refusal(error) }
}
