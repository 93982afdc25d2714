import Ledger
import Platform

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
