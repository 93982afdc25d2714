package import Workplace

extension OutboxMessage {
    /// The whole message, as it is handed over.
    package func bytes() throws(Refusal) -> [UInt8] {
        do throws(MIMEFault) {
            return try MIMEMessage(self).bytes
        } catch {
            throw Refusal(
                MailRefusal.unwritable(asksCalendar: calendar?.method != nil, error))
        }
    }
}
