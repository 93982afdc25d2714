package import Communities

/// What went wrong with a delivery: a fact that people read in their language; no address, no secret.
///
/// Each courier has its own.
package protocol DeliveryReason: Sendable {
    func words(_ language: Language) -> String
}

/// Why a courier did not take a message.
package struct DeliveryFault: Error, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// It may be taken later.
        case temporary
        /// It will never be taken.
        case permanent
        /// Nothing will be taken until a person mends the settings or the machine.
        case configuration
        /// Nobody knows whether it was taken.
        case uncertain
    }

    package var kind: Kind
    /// Whether no other message would be taken either: the run need not try them.
    package var isForAll: Bool
    package var reason: any DeliveryReason
    /// The code of `sysexits.h` that the run ends with if nothing worse happens.
    package var exitCode: Int32

    /// - Parameter isForAll: `nil`: settings that refuse one message refuse them all.
    package init(
        _ kind: Kind, isForAll: Bool? = nil, _ reason: any DeliveryReason, exitCode: Int32
    ) {
        self.kind = kind
        self.isForAll = isForAll ?? (kind == .configuration)
        self.reason = reason
        self.exitCode = exitCode
    }
}

extension DeliveryFault: Equatable {
    /// What reads the same and means the same is the same.
    package static func == (one: DeliveryFault, other: DeliveryFault) -> Bool {
        (one.kind, one.isForAll, one.exitCode) == (other.kind, other.isForAll, other.exitCode)
            && one.reason.words(.en) == other.reason.words(.en)
    }
}
