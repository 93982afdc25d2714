package import CivilTime
package import Communities
import Facilitation
import Meeting
import Publishing
package import Workplace

/// What was learned, as Markdown: `kring harvest export`.
package struct ExportKnowledge: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// - Parameter now: names the day of the export.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// A community's knowledge, or the organisation's; without anybody's name.
    ///
    /// - Parameter audience: who will read it; `nil`: a community's members, or the whole organisation.
    package func markdown(
        of community: CommunityID?, language: Language?, for audience: Visibility? = nil
    ) throws(Refusal) -> String {
        let workspace = try OpenWorkspace(workplace)
        let language = language ?? workspace.intent.organisation.language
        let pages = KnowledgePages(
            intent: workspace.intent,
            book: try HarvestBook(
                workspace, for: audience ?? HarvestFilter(community: community).exportedFor),
            language: language,
            published: [])
        var context: [String: LayoutValue]
        if let id = community {
            try workspace.mustKnow(id)
            guard let community = workspace.intent.community(id) else { return "" }
            context = pages.page(of: community)
        } else {
            context = pages.overview(isWhole: true)
        }
        context["date"] = .text(
            DateWords(language).long(workspace.zone.local(at: now).date))
        return try workspace.layouts.render("knowledge.md", context)
    }
}
