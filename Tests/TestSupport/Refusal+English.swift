import Communities
package import Workplace

/// What an English reader is told.
extension Refusal {
    package var message: String { words(.en).message }
    package var details: [String] { words(.en).details }
    package var advice: String? { words(.en).advice }
}
