package import CivilTime
import Communities
import FoundationEssentials
import ICalendar
import Ledger
import Messages
import Platform
import Publishing
import Season
package import Workplace
import Workspace

/// Whether this machine and this workspace are fit to run.
package struct HealthReport: Sendable, Encodable {
    /// One thing that was looked at.
    package struct Finding: Sendable, Encodable {
        /// What was looked at.
        package var subject: String
        /// Whether it is as it should be.
        package var isWell: Bool
        /// What was seen.
        package var words: String
        /// How to mend it.
        package var advice: String?
    }

    /// In the order of looking.
    package var findings: [Finding]
    /// What was mended before looking; `nil`: nothing was asked for.
    package var mended: [RepairWorkspace.Mending]?
    /// Whether all is well.
    package var isWell: Bool { findings.allSatisfy(\.isWell) }
}

/// Looks at the machine and the workspace: `kring doctor`.
package struct Diagnose: Sendable {
    private let place: Workplace
    private let now: Instant
    private let files: WorkspaceFiles

    /// Of that workspace, at that moment.
    package init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
        files = WorkspaceFiles(place)
    }

    /// Looks; changes nothing but the copies of calendars on the web.
    package func run() -> HealthReport {
        var findings = [zones(), workspaceFiles(), library()]
        findings += ledger()
        findings.append(writable("state", place.state))
        findings.append(privateFiles())
        if let intent = files.intent {
            findings.append(writable("public", place.path(intent.organisation.web.folder)))
            findings.append(publishedFiles(place.path(intent.organisation.web.folder)))
            if intent.organisation.mail.transport == .outbox {
                findings.append(
                    writable("outbox", place.path(intent.organisation.mail.outbox)))
            }
            findings.append(mail(intent.organisation))
            findings += intent.organisation.channels.map { channel($0, intent.organisation) }
            findings.append(calendars(intent))
        }
        return HealthReport(findings: findings)
    }

    private func zones() -> HealthReport.Finding {
        let count = ZoneDatabase.system.identifiers().count
        return HealthReport.Finding(
            subject: "time zones", isWell: ZoneDatabase.system.zone("Europe/Amsterdam") != nil,
            words: "\(count) zones on this machine",
            advice: count == 0 ? "install the package tzdata" : nil)
    }

    private func workspaceFiles() -> HealthReport.Finding {
        let errors = files.faults.filter { $0.severity == .error }.count
        return HealthReport.Finding(
            subject: "workspace files", isWell: errors == 0,
            words: errors == 0 ? "\(place.folder) reads without an error" : "\(errors) errors",
            advice: errors == 0 ? nil : "kring check shows them")
    }

    private func library() -> HealthReport.Finding {
        HealthReport.Finding(
            subject: "method library", isWell: files.library != nil, words: place.templates,
            advice: files.library == nil ? "kring check shows what is wrong" : nil)
    }

    private func ledger() -> [HealthReport.Finding] {
        do throws(LedgerFault) {
            guard let ledger = try Ledger.read(path: place.ledgerPath) else {
                // The secret is made with the ledger: where it is, there was one.
                if FileManager.default.fileExists(atPath: place.secretPath) {
                    throw LedgerFault.missing(path: place.ledgerPath)
                }
                return [
                    HealthReport.Finding(
                        subject: "ledger", isWell: true, words: "none yet; the first plan makes it")
                ]
            }
            let wrong = try ledger.checkIntegrity()
            let version = try ledger.version()
            return [
                HealthReport.Finding(
                    subject: "ledger", isWell: wrong.isEmpty,
                    words: wrong.first?.split(separator: "\n").last.map(String.init)
                        ?? "whole, version \(version)",
                    advice: wrong.isEmpty ? nil : Diagnose.mendLedger),
                secret(ledger), lastRun(try ledger.runs(last: 1).first),
            ]
        } catch {
            return [
                HealthReport.Finding(
                    subject: "ledger", isWell: false, words: error.description)
            ]
        }
    }

    private static let mendLedger =
        "kring restore FILE puts back a backup; kring doctor --repair saves what can be read"

    private func secret(_ ledger: Ledger) -> HealthReport.Finding {
        do throws(Refusal) {
            try InstanceSecret.check(place.secretPath, ledger: ledger)
            return HealthReport.Finding(
                subject: "feed addresses", isWell: true, words: "their secret is there")
        } catch {
            return HealthReport.Finding(
                subject: "feed addresses", isWell: false, words: error.message,
                advice: error.advice)
        }
    }

    private func privateFiles() -> HealthReport.Finding {
        let open: [String]
        do throws(FileFault) {
            open = try PrivateFiles(place: place).open().map(\.path)
        } catch {
            return HealthReport.Finding(
                subject: "private files", isWell: false, words: error.description)
        }
        return HealthReport.Finding(
            subject: "private files", isWell: open.isEmpty,
            words: open.isEmpty
                ? "nobody else may read them"
                : "others may open \(open.joined(separator: ", "))",
            advice: open.isEmpty ? nil : "kring doctor --repair")
    }

    private func publishedFiles(_ folder: String) -> HealthReport.Finding {
        let all = PublicFolder(path: folder, manifest: place.publicListPath)
        let (count, amiss): (Int, [String])
        do throws(Refusal) {
            (count, amiss) = (try all.listed().count, try all.amiss())
        } catch {
            return HealthReport.Finding(
                subject: "published files", isWell: false, words: error.message,
                advice: error.advice)
        }
        let first = amiss.first.map { ", such as \($0)" } ?? ""
        return HealthReport.Finding(
            subject: "published files", isWell: amiss.isEmpty,
            words: amiss.isEmpty
                ? "\(count), all there"
                : "\(amiss.count) of \(count) are gone or closed to readers\(first)",
            advice: amiss.isEmpty ? nil : "kring doctor --repair")
    }

    private func lastRun(_ run: RunRecord?) -> HealthReport.Finding {
        guard let run else {
            return HealthReport.Finding(
                subject: "runner", isWell: true, words: "has not run yet",
                advice: "*/5 * * * *  kring run --workspace \(place.folder)")
        }
        let hours = run.startedAt.seconds(until: now) / 3600
        let isWell = hours < 26 && (run.exitCode ?? 1) == 0
        return HealthReport.Finding(
            subject: "runner", isWell: isWell,
            words:
                "last ran \(run.startedAt), exit code \(run.exitCode.map(String.init) ?? "none")",
            advice: isWell ? nil : "see kring status, and whether cron calls kring run")
    }

    private func writable(_ name: String, _ path: String) -> HealthReport.Finding {
        let exists = FileManager.default.fileExists(atPath: path)
        let folder = exists ? path : URL(filePath: path).deletingLastPathComponent().path
        let isWell = FileManager.default.isWritableFile(atPath: folder)
        return HealthReport.Finding(
            subject: "\(name) folder", isWell: isWell,
            words: exists ? path : "\(path), not made yet",
            advice: isWell ? nil : "this user may not write there")
    }

    /// Speaks to the mail server as for a message, but sends none.
    private func mail(_ organisation: Organisation) -> HealthReport.Finding {
        do {
            let way = try MailWay(organisation.mail, place, ownName: organisation.web.host)
            return HealthReport.Finding(
                subject: "mail", isWell: true,
                words: try way.greet().map { "\(way.words): \($0)" } ?? way.words)
        } catch let fault as DeliveryFault {
            return HealthReport.Finding(
                subject: "mail", isWell: false, words: fault.detail,
                advice: "see docs/running.md; kring mail test ADDRESS sends one message")
        } catch {
            let refusal = Refusal(from: error)
            return HealthReport.Finding(
                subject: "mail", isWell: false, words: refusal?.message ?? "\(error)",
                advice: refusal?.advice)
        }
    }

    /// Whether a channel's secrets are where they should be; nothing is posted.
    private func channel(
        _ channel: Channel, _ organisation: Organisation
    ) -> HealthReport.Finding {
        do throws(Refusal) {
            _ = try ChannelWay.courier(channel, organisation, place)
            return HealthReport.Finding(
                subject: "channel \(channel.id)", isWell: true,
                words: "its address is known; nothing was posted")
        } catch {
            return HealthReport.Finding(
                subject: "channel \(channel.id)", isWell: false, words: error.message,
                advice: error.advice)
        }
    }

    private func calendars(_ intent: Intent) -> HealthReport.Finding {
        do throws(Refusal) {
            let calendars = try BusyCalendars(of: intent, place: place, now: now)
            let skipped = calendars.notes.filter { $0.finding.severity == .error }.count
            return HealthReport.Finding(
                subject: "busy calendars", isWell: true,
                words:
                    "\(calendars.busy.rooms.count) of rooms, \(calendars.busy.people.count) of people"
                    + (skipped > 0 ? "; \(skipped) events could not be read" : ""),
                advice: skipped > 0 ? "kring busy FILE names them" : nil)
        } catch {
            return HealthReport.Finding(
                subject: "busy calendars", isWell: false, words: error.message,
                advice: error.advice)
        }
    }
}
