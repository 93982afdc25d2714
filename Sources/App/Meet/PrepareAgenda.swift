package import CivilTime
package import Communities
package import Facilitation
import Ledger
package import Meeting
package import Workplace

/// How an agenda is written.
package enum AgendaFormat: String, CaseIterable, Sendable {
    case html, md, txt, json
    /// One page that runs the session: now, next, a timer, and the rest fitted anew.
    case live
}

/// A timed agenda, exact to the minute: `kring agenda`.
package struct PrepareAgenda: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace.
    ///
    /// - Parameter now: in what has begun no roles are dealt any more.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// The agenda as text in the format.
    package func run(
        _ brief: AgendaBrief, format: AgendaFormat, language: Language?, copy: AgendaPage.Copy,
        encoding encode: (AgendaJSON) throws -> String
    ) throws -> String {
        let workspace = try OpenWorkspace(workplace)
        let language = language ?? workspace.intent.organisation.language
        let sheet = try SessionSheet(brief, in: workspace, language, now: now)
        var agenda = sheet.agenda
        if format == .json {
            // A page has the community's name above the title; the JSON has nothing else to say it with.
            if let session = sheet.session {
                let titles = SessionTitle(intent: workspace.intent, library: workspace.library)
                agenda.title = LocalizedText(titles.text(session, language))
            }
            return try encode(AgendaJSON(agenda, language: language))
        }
        let page = AgendaPage(
            agenda: agenda, facts: sheet.facts, language: language, copy: copy)
        if format == .live {
            let policy = try AgendaFitter(library: workspace.library).policy(
                of: agenda, sheet.template, sheet.situation)
            var context = page.context
            context["live"] = .text(
                try LiveAgenda(agenda, policy, session: sheet.session, language).text())
            return try workspace.layouts.render("agenda-live.html", context)
        }
        return try page.rendered(format.rawValue, by: workspace.layouts.render)
    }
}
