import CivilTime
import FoundationEssentials
import Platform
import Workplace

/// What the last run did, for programs that watch: `state/status.json`, whole at every moment.
struct StatusFile: Encodable {
    /// When the run started.
    var started: Instant
    /// When it ended.
    var finished: Instant
    /// Its exit code.
    var exit: Int32
    /// What it did.
    var counts: [String: Int]
    /// What somebody should look at; no addresses.
    var problems: [String]
    /// When the next message falls due.
    var nextDue: Instant?
    /// Messages that wait for another try.
    var waiting: Int
    /// Messages that failed for good and that nobody has looked after.
    var failed: Int

    func write(_ workplace: Workplace) throws(FileFault) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Numbers, texts and moments always have a JSON form.
        guard let text = try? encoder.encode(self) else { return }
        try DurableFile.write(Array(text) + [10], to: workplace.statusPath, mode: 0o644)
    }
}
