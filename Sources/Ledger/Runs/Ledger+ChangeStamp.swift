import GRDB

extension Ledger {
    /// A text that differs when anything did that people decided, answered, chose, wrote down or
    /// published.
    package func changeStamp() throws(LedgerFault) -> String {
        try read { db in
            let parts = [
                "max(id) || '' FROM session_history", "max(number) || '' FROM plan",
                "count(*) || ' ' || coalesce(max(at), 0) FROM answer",
                "max(id) || '' FROM harvest_history", "count(*) || '' FROM harvest",
                "count(*) || ' ' || coalesce(max(at), 0) FROM role_turn",
                "count(*) || ' ' || coalesce(max(at), 0) FROM choice",
                "count(*) || ' ' || coalesce(max(at), 0) FROM group_seat",
                "count(*) || ' ' || coalesce(max(at), 0) FROM method_time",
                "count(*) || ' ' || coalesce(max(at), 0) FROM membership",
                "count(*) || ' ' || coalesce(sum(history), 0) FROM told",
                "count(*) || ' ' || count(revoked_at) FROM feed_address",
                "max(at) || '' FROM note WHERE key = '\(Ledger.addressNamesKey)'",
            ]
            return try parts.map { part in
                try db.value("SELECT \(part)") ?? ""
            }.joined(separator: "|")
        }
    }
}
