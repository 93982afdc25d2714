import Communities

/// What a form asks to be changed of the messages that somebody gets.
///
/// A form is taken whole or not at all: of one with a value that there is not, nobody knows what was meant by the rest.
enum ChoiceForm: Equatable {
    /// The one request of a mail program (RFC 8058 §3.2).
    case nothingMore
    /// The form of the page: all it shows.
    case chosen(MessageChoice.Amount, isDigest: Bool, isInvited: Bool)

    /// `nil` when the fields choose nothing. Fields that the form does not have are passed over.
    init?(_ fields: [String: String]) {
        if let value = fields["List-Unsubscribe"] {
            guard value == "One-Click" else { return nil }
            self = .nothingMore
            return
        }
        guard let amount = fields["amount"].flatMap(MessageChoice.Amount.init),
            let isDigest = ChoiceForm.box(fields["digest"]),
            let isInvited = ChoiceForm.box(fields["invitations"])
        else { return nil }
        self = .chosen(amount, isDigest: isDigest, isInvited: isInvited)
    }

    /// A box is ticked, or browsers leave it out.
    private static func box(_ value: String?) -> Bool? {
        switch value {
        case nil: false
        case "on": true
        default: nil
        }
    }

    func apply(to choice: inout MessageChoice) {
        switch self {
        case .nothingMore: choice.amount = .none
        case .chosen(let amount, let isDigest, let isInvited):
            choice.amount = amount
            choice.isDigest = isDigest
            choice.calendar = isInvited ? .invitations : nil
        }
    }
}
