import Foundation
import TestSupport
import Testing

/// Two communities that have little to choose from, so that there is one best plan.
@Suite("Explaining a session", .slow)
struct ExplainSessionTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "kring-\(UUID().uuidString)")
        let files = [
            "kring.yaml": """
            name: Hogeschool
            timezone: Europe/Amsterdam
            languages: [en, nl]
            sites: [{id: main, name: Main building}]
            season: {id: 2027-02, from: 2027-02-01, to: 2027-02-26}
            defaults: {when: {possible: [Mon-Fri 09:00-17:00]}}
            web: {address: https://kring.example.org}
            mail: {from: "Kring <kring@example.org>"}
            """,
            "spaces.yaml": """
            rooms:
              - {id: attic, name: The attic, site: main, capacity: 6, features: [screen], open: [Mon-Fri 08:00-18:00]}
              - {id: salon, name: The salon, site: main, capacity: 14, features: [screen, piano], open: [Mon-Fri 08:00-18:00]}
              - {id: booth, name: The booth, site: main, capacity: 2, open: [Mon-Fri 08:00-18:00]}
            """,
            "people.csv": """
            id,name,email,language,site,disciplines
            noor,Noor Bos,noor@example.org,en,main,ict
            lotte,Lotte Maas,lotte@example.org,en,main,design
            amir,Amir Haddad,amir@example.org,en,main,ict
            wout,Wout Smit,wout@example.org,en,main,care
            """,
            "communities/circle.yaml": """
            name: Circle
            rhythm: every 2 weeks for 60 minutes
            season: {keep: 2 sessions}
            when: {preferred: [Tue 15:00-16:00], possible: [Tue 14:00-16:00, Thu 10:00-12:00]}
            modes: {physical: any}
            needs: {features: [screen]}
            members: {core: [noor], active: [lotte, amir], peripheral: [wout]}
            """,
            "communities/guild.yaml": """
            name: Guild
            rhythm: weekly on Thursday for 60 minutes
            when: {preferred: [Thu 10:00-11:00]}
            shift: 0 days
            modes: {physical: any}
            needs: {features: [piano]}
            members: {core: [wout], active: [lotte, amir]}
            """,
        ]
        try FileManager.default.createDirectory(
            at: folder.appending(path: "communities"), withIntermediateDirectories: true)
        for (name, text) in files {
            try (text + "\n").write(
                to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let plan = try kring("plan", "--steps", "20000")
        try #require(plan.status == 0, "\(plan.talk)\(plan.output)")
    }

    private func kring(_ arguments: String...) throws -> Command.Result {
        try Command.kring(
            arguments + ["--now", "2027-01-12T09:00:00+01:00", "--workspace", folder.path])
    }

    @Test func `the best alternatives, and what each costs`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try kring("explain", "circle-1", "--alternatives", "4")

        #expect(result.status == 0, "\(result.talk)")
        #expect(
            result.output
                == (try GoldenFile("Golden/explain-session.txt").text(
                    recording: result.output)))
    }

    @Test(arguments: [
        ("Thu 10:00", "others-are-elsewhere"), ("Tue 15:00 in booth", "room-does-not-do"),
        ("Wed 10:00", "not-in-when"), ("online", "mode-not-offered"),
    ])
    func `a place that somebody has in mind`(place: String, name: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try kring("explain", "circle-1", "--why-not", place, "--alternatives", "1")

        #expect(result.status == 0, "\(result.talk)")
        #expect(
            result.output
                == (try GoldenFile("Golden/explain-why-not-\(name).txt").text(
                    recording: result.output)))
    }
}
