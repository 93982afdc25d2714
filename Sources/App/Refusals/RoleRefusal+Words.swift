package import Communities
import Meeting
package import Workplace

extension RoleRefusal {
    package func words(_ language: Language) -> RefusalWords {
        func say(_ dutch: String, _ english: String) -> String { language.say(dutch, english) }
        switch self {
        case .nothingPublished(let community):
            return RefusalWords(
                say(
                    "er zijn nog geen rollen bij '\(community)': er is nog niets gepubliceerd",
                    "there are no roles in '\(community)': nothing is published yet"),
                advice: say("kring plan, dan kring publish", "kring plan, then kring publish"))
        case .swapWithOneself:
            return RefusalWords(
                say("niemand kan met zichzelf ruilen", "somebody cannot swap with themselves"))
        case .noTurn(let name, let role, let session, let community):
            let english = role.map { "turn as \($0.rawValue)" } ?? "role"
            let dutch = role.map { "geen \(dutchName($0))" } ?? "geen rol"
            return RefusalWords(
                say(
                    role == nil
                        ? "\(name) heeft \(dutch) in \(session)"
                        : "\(name) is \(dutch) in \(session)",
                    "\(name) has no \(english) in \(session)"),
                advice: "kring roles \(community)")
        case .severalTurns(let name, let roles, let session):
            return RefusalWords(
                say(
                    "\(name) heeft meer dan één rol in \(session)",
                    "\(name) has several roles in \(session)"),
                advice: "--role "
                    + roles.map(\.rawValue).joined(separator: say(" of --role ", " or --role ")))
        case .noQuestion(let session):
            return RefusalWords(
                say(
                    "in \(session) is geen onderdeel waarin iemand een vraag inbrengt",
                    "no part of \(session) works on a question that somebody brings"),
                advice: say(
                    "geef de bijeenkomst een sjabloon met intervisie, zoals intervision",
                    "give it a template with intervision, such as intervision"))
        case .facilitatesAlready(let person, let name, let session):
            return RefusalWords(
                say(
                    "\(name) begeleidt \(session), en kan niet allebei goed doen",
                    "\(name) facilitates \(session), and cannot do both well"),
                advice: say(
                    "kring roles swap \(person) IEMAND \(session)",
                    "kring roles swap \(person) SOMEBODY \(session)"))
        case .cancelled(let session):
            return RefusalWords(
                say(
                    "\(session) gaat niet door: niemand heeft er een rol",
                    "\(session) is cancelled: nobody has a role in it"))
        case .begun(let session):
            return RefusalWords(
                say(
                    "\(session) is al begonnen: de rollen blijven wat ze waren",
                    "\(session) has begun: its roles are what they were"))
        case .noCommunity(let session):
            return RefusalWords(
                say(
                    "de community van \(session) heeft geen bestand meer",
                    "the community of \(session) has no file any more"))
        case .unwilling(let person, let name, let community):
            return RefusalWords(
                say(
                    "\(name) hoort niet bij wie \(community) begeleidt",
                    "\(name) is not among those who facilitate \(community)"),
                advice: say(
                    "zet \(person) bij roles: facilitator in communities/\(community).yaml",
                    "add \(person) to roles: facilitator in communities/\(community).yaml"))
        }
    }

    private func dutchName(_ role: SessionRole) -> String {
        SessionRoleWords(role, .nl).name.lowercased()
    }
}
