import Communities
import Messages
import TestSupport
import Testing
import Workplace

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("The invitation")
struct InvitationMailTests {
    private func mail(
        _ language: Language, _ occasion: InvitationMail.Occasion
    ) -> InvitationMail {
        let isOff = occasion == .cancelled
        return InvitationMail(
            language: language, name: "Noor", occasion: occasion, moment: "di 4 mei 15:00",
            title: "Toetsen & <leren>",
            sessions: [
                InvitationMail.Line(
                    title: "Toetsen & <leren>", when: "dinsdag 4 mei 2027, 15:00–16:30",
                    place: isOff ? nil : "R3, 2.14",
                    reason: isOff ? "Het gebouw is dicht" : nil)
            ], join: isOff ? nil : "https://meet.example.org/a?b=1&c=2",
            page: "https://kring.example.org/s", community: "Eigentijds toetsen")
    }

    @Test(arguments: [
        ("invited", "nl", "txt"), ("invited", "nl", "html"), ("changed", "en", "txt"),
        ("cancelled", "nl", "txt"), ("cancelled", "en", "html"), ("declined", "en", "txt"),
    ])
    func `it looks as it was agreed`(name: String, code: String, format: String) throws {
        let occasions: [String: InvitationMail.Occasion] = [
            "invited": .invited, "changed": .changed, "cancelled": .cancelled,
            "declined": .declined,
        ]
        let language = try #require(Language(rawValue: code))
        let renderer = LayoutRenderer(
            folder: Repository.templates.appending(path: "layouts").path)
        let rendered = try renderer.render(
            "mail/invitation.\(format)", mail(language, try #require(occasions[name])).context)

        #expect(
            rendered
                == (try GoldenFile("Golden/invitation-\(name).\(code).\(format)").text(
                    recording: rendered)))
    }

    @Test func `the subject says at once what happened, on one line`() {
        var mail = mail(.en, .cancelled)
        mail.title = "Toetsen\r\nBcc: iedereen"

        #expect(mail.subject == "Cancelled: di 4 mei 15:00 Toetsen Bcc: iedereen")
    }
}
