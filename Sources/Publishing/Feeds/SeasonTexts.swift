import Communities
import Facilitation
import Meeting
import Workplace

/// What people read about the sessions of a season, each made when it is asked for first.
///
/// With a memory, what stays as its inputs do is not made again, neither a digest nor an agenda: to fit all agendas of a large
/// organisation takes longer than everything else about a publishing.
final class SeasonTexts {
    let agendas: SessionAgenda
    /// What each text is made from; `nil` where that cannot be told.
    let inputs: SessionInputs?
    private let workspace: OpenWorkspace
    private(set) lazy var texts = SessionTexts(workspace: workspace, agendas: agendas) {
        [inputs, known] session, language in
        inputs.flatMap { known.known($0.of(session))?.agenda[language] }
    }
    private let known: PublishedMemory.Wordings

    /// - Parameters:
    ///   - agendas: those of the sessions that are held.
    ///   - known: what was remembered when this began.
    init(
        _ workspace: OpenWorkspace, _ agendas: SessionAgenda, _ inputs: WorkspaceInputs?,
        known: PublishedMemory.Wordings
    ) {
        self.known = known
        self.workspace = workspace
        self.agendas = agendas
        self.inputs = inputs.map { SessionInputs($0, agendas) }
    }

    /// A digest of all that people read about a session.
    func digest(_ session: Session, _ memory: inout PublishedMemory.Wordings) -> String {
        guard let key = inputs?.of(session) else { return texts.digest(session) }
        var wording = memory.of(key)
        if let digest = wording.digest { return digest }
        let digest = texts.digest(session)
        wording.digest = digest
        memory.keep(wording, for: key)
        return digest
    }

    /// Why a session's template does not fit it; `nil` where it fits.
    func misfit(
        _ session: Session, _ memory: inout PublishedMemory.Wordings
    ) -> AgendaFault? {
        guard let key = inputs?.of(session) else { return misfit(session) }
        var wording = memory.of(key)
        if wording.fits { return nil }
        let misfit = misfit(session)
        wording.fits = misfit == nil
        memory.keep(wording, for: key)
        return misfit
    }

    /// Remembers the agendas that were asked for.
    func remember(in memory: inout PublishedMemory.Wordings) {
        guard let inputs else { return }
        for (session, language, lines) in texts.agendasAsked {
            let key = inputs.of(session)
            var wording = memory.of(key)
            guard wording.agenda[language] != lines else { continue }
            wording.agenda[language] = lines
            memory.keep(wording, for: key)
        }
    }

    /// The roles that the methods of a session ask for.
    func roles(
        _ session: Session, _ memory: inout PublishedMemory.Wordings
    ) -> Set<SessionRole> {
        guard let key = inputs?.of(session) else {
            return agendas.roles(session, workspace.library)
        }
        var wording = memory.of(key)
        if let known = wording.roles { return Set(known.compactMap(SessionRole.init(rawValue:))) }
        let roles = agendas.roles(session, workspace.library)
        wording.roles = roles.map(\.rawValue).sorted()
        memory.keep(wording, for: key)
        return roles
    }

    private func misfit(_ session: Session) -> AgendaFault? {
        do throws(AgendaFault) {
            _ = try agendas.agenda(session)
            return nil
        } catch {
            return error
        }
    }
}
