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

@Suite("The reminder")
struct ReminderMailTests {
    private func mail(_ language: Language) -> ReminderMail {
        ReminderMail(
            language: language, name: "Noor", title: "Toetsen & <leren>", day: "di 4 mei",
            time: "15:00", when: "dinsdag 4 mei 2027, 15:00–16:30", place: "R3, 2.14",
            join: "https://meet.example.org/a?b=1&c=2", role: "Begeleiding: Sem de Wit",
            agenda: ["15:00  Inchecken", "15:10  Intervisie"], bring: nil,
            page: "https://kring.example.org/s", community: "Eigentijds toetsen",
            stop: "https://kring.example.org/stop",
            stopWords: language == .nl ? "Geen herinneringen meer" : "No more reminders")
    }

    @Test(arguments: ["txt", "html"], Language.allCases)
    func `a reminder looks as it was agreed`(format: String, language: Language) throws {
        let renderer = LayoutRenderer(
            folder: Repository.templates.appending(path: "layouts").path)
        let rendered = try renderer.render("mail/reminder.\(format)", mail(language).context)

        #expect(
            rendered
                == (try GoldenFile("Golden/reminder.\(language).\(format)").text(
                    recording: rendered)))
    }

    @Test func `the subject starts with the day and stays on one line`() {
        var mail = mail(.nl)
        mail.title = "Toetsen\r\nBcc: iedereen"

        #expect(mail.subject == "di 4 mei 15:00: Toetsen Bcc: iedereen")
    }
}
