import Hosting
import Scorecards
import XML

/// What the students of a class are given: a printable page with a sheet for each, on paper of its own.
package struct HandOuts {
    private let lesson: TrainingClass
    private let students: [TrainingClass.Student]
    private let host: String
    private let console: String?
    private let version: String

    /// `host` is where clients connect to, and `console` how the address of the console begins, if there is one.
    package init(
        lesson: TrainingClass,
        students: [TrainingClass.Student],
        host: String,
        console: String?,
        version: String
    ) {
        (self.lesson, self.students, self.host) = (lesson, students, host)
        (self.console, self.version) = (console, version)
    }

    /// Of HTML, with passwords and tokens in it.
    package var bytes: [UInt8] {
        HTMLReport.page(lesson.exercise.card.title, version: version) { page in
            for student in students {
                page.open("section", ["style": "break-after: page"])
                page.element("h2", text: student.name.printable)
                connect(student, &page)
                story(&page)
                page.close("section")
            }
        }
    }

    private func connect(_ student: TrainingClass.Student, _ page: inout XMLWriter) {
        let registry = student.registry
        var rows = [
            ("server", "\(host):\(registry.port)"), ("account", registry.studentAccount),
            ("password", student.password), ("registry", registry.id),
        ]
        if let console {
            rows.append(("certificate authority", "\(console)/ca.pem"))
            rows.append(("your page", "\(console)/r/\(registry.id)/exercise"))
        }
        if registry.studentCertificate != nil {
            rows.append(("certificate and key", "\(console ?? "")/registries/\(registry.id)/exercise/certificate"))
        }
        if let token = student.token { rows.append(("token for your page and the control API", token)) }
        HTMLReport.table(["how to connect", ""], &page) { page in
            for (name, value) in rows {
                page.element("tr") { page in
                    page.element("td", text: name)
                    page.element("td") { $0.element("code", text: value.printable) }
                }
            }
        }
    }

    /// Headings, paragraphs, and lines to be copied, which are indented.
    private func story(_ page: inout XMLWriter) {
        for block in lesson.exercise.story.split(separator: "\n\n") {
            let text = String(block).printableLines
            if text.hasPrefix("#") {
                page.element("h3", text: String(text.drop { $0 == "#" || $0 == " " }))
            } else if text.hasPrefix("    ") {
                page.element("pre", text: text)
            } else {
                page.element("p") { page in
                    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
                        if index % 2 == 0 { page.text(String(part)) } else { page.element("code", text: String(part)) }
                    }
                }
            }
        }
    }
}
