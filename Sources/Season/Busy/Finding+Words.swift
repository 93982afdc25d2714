package import Communities
import FeedDoctor
package import ICalendar

extension Finding {
    /// What was noticed of a calendar, in one sentence.
    package func words(_ language: Language) -> String {
        DoctorWords(language == .nl ? .dutch : .english).message(of: self)
    }
}
