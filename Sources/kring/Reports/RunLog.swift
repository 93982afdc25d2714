import ArgumentParser
import CivilTime
import Communities
import FoundationEssentials
import Messages
import Workplace

/// What a run says on stderr: nothing when all is well, a line per problem, as text or as JSON lines.
struct RunLog {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    let format: Format
    let isVerbose: Bool

    private struct Line: Encodable {
        var time: Instant
        var level: String
        var event: String
        var message: String
        var person: String?
        var kind: String?
        var counts: [String: Int]?
        var exit: Int32?
    }

    /// The problems; with `--verbose` also what went out, and a summary.
    func outcome(_ outcome: RunOutcome) {
        for problem in outcome.problems {
            say(
                Line(
                    time: Moment.current, level: "error", event: "problem",
                    message: problem.words(Reader.language), person: problem.person?.rawValue,
                    exit: problem.status.rawValue))
        }
        guard isVerbose else { return }
        if format == .json {
            for handed in outcome.handed {
                say(
                    Line(
                        time: Moment.current, level: "info", event: handed.result.rawValue,
                        message: "\(handed.kind.rawValue) \(handed.result.rawValue)",
                        person: handed.person.rawValue, kind: handed.kind.rawValue))
            }
        }
        say(
            Line(
                time: Moment.current, level: "info", event: "run",
                message: outcome.summary(Reader.language), counts: outcome.counts.named,
                exit: outcome.status.rawValue))
    }

    /// Why a run could not be.
    func refusal(_ refusal: Refusal) {
        guard format == .json else { return Talk.refusal(refusal) }
        let words = refusal.words(Reader.language)
        say(
            Line(
                time: Moment.current, level: "error", event: "refusal",
                message: ([words.message] + words.details).joined(separator: "\n"),
                exit: refusal.status.rawValue))
    }

    private func say(_ line: Line) {
        switch format {
        case .text: Talk.say(line.level == "error" ? "kring: \(line.message)" : line.message)
        // A line of texts and numbers always is JSON.
        case .json: Talk.say((try? jsonLine(line)) ?? line.message)
        }
    }
}
