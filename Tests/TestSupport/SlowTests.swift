import Foundation
package import Testing

extension Trait where Self == ConditionTrait {
    /// Left out of `make test-fast`: it searches or simulates for longer than a second or two, or starts processes.
    package static var slow: Self {
        .disabled(if: ProcessInfo.processInfo.environment["KRING_FAST"] == "1", "slow")
    }
}
