import Ledger
import Workplace

extension Workplace {
    /// How long the parts of sessions took so far.
    ///
    /// A ledger of an older version holds no times, and the command at hand may be the one that brings it up to date.
    func pastTimes() throws(Refusal) -> PastTimes {
        do throws(LedgerFault) {
            guard let ledger = try Ledger.read(path: ledgerPath) else { return PastTimes() }
            return try PastTimes(ledger)
        } catch .olderThanThisProgram {
            return PastTimes()
        } catch {
            throw Refusal(error)
        }
    }
}
