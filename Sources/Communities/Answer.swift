/// Whether somebody will come to a session.
public enum Answer: String, CaseIterable, Hashable, Sendable, Codable {
    case yes, no, maybe
}
