package import CivilTime
package import Communities
import GRDB

package struct AnswerRecord: Hashable, Sendable, Codable {
    package var person: PersonID
    /// The session's calendar identity.
    package var uid: SessionUID
    package var answer: Answer
    package var at: Instant

    package init(person: PersonID, uid: SessionUID, answer: Answer, at: Instant) {
        self.person = person
        self.uid = uid
        self.answer = answer
        self.at = at
    }
}

extension AnswerRecord: FetchableRecord, PersistableRecord {
    static let databaseTableName = "answer"
}
