import HTTP
import Hosting
import JSON
import Scorecards
import Session

/// People who learn together, each in a registry of their own.
extension ControlAPI {
    var classRoutes: [Route] { [classList, classOpened, classShown, classTold, classEnded, handOuts, classArchive] }

    private static let answer = Route.Answer(200, "The students by steps", schema: "Class")
    private static let missing = Route.Answer(404, "There is no such class", schema: "Problem")
    private static let named = ["class": "The class's name"]

    private var classList: Route {
        Route(
            "GET",
            "/classes",
            "Lists the classes",
            tags: ["classes"],
            answers: [.init(200, "The classes, by name", schema: "Classes")],
            handler: { _, _ throws(HTTPProblem) in
                .json(try host.allClasses.map(ClassView.init))
            }
        )
    }

    private var classOpened: Route {
        Route(
            "POST",
            "/classes",
            "Opens a class: a registry for each student, with an account, a password and a token of its own",
            tags: ["classes"],
            request: "NewClass",
            answers: [.init(201, "The registries take connections", schema: "Class")],
            isLong: true,
            handler: { request, _ throws(HTTPProblem) in
                let (host, plan) = (try host, try request.decoded(ClassPlan.self))
                do throws(JSONFault) {
                    let lesson = try host.open(plan)
                    return .json(ClassView(lesson), 201, at: "/classes/\(lesson.id)")
                } catch { throw HTTPProblem(error) }
            }
        )
    }

    private var classShown: Route {
        Route(
            "GET",
            "/classes/{class}",
            "Shows who of a class is where",
            tags: ["classes"],
            parameters: Self.named,
            answers: [Self.answer, Self.missing],
            handler: { request, _ throws(HTTPProblem) in
                .json(ClassView(try lesson(request)))
            }
        )
    }

    private var classTold: Route {
        Route(
            "POST",
            "/classes/{class}",
            "Moves or stops everybody's clock or one's, sends a message, or lets them begin anew",
            tags: ["classes"],
            parameters: Self.named,
            request: "ClassTurn",
            answers: [Self.answer, Self.missing],
            isLong: true,
            handler: { request, _ throws(HTTPProblem) in
                let (lesson, turn) = (try lesson(request), try request.decoded(ClassTurn.self))
                for student in try turn.students(of: lesson) { turn.carryOut(in: student.registry) }
                return .json(ClassView(lesson))
            }
        )
    }

    private var classEnded: Route {
        Route(
            "DELETE",
            "/classes/{class}",
            "Ends a class and its registries; the archive is to be fetched before",
            tags: ["classes"],
            parameters: Self.named,
            answers: [.init(204, "It is over"), Self.missing],
            isLong: true,
            handler: { request, _ throws(HTTPProblem) in
                guard try host.endClass(request["class"]) else { throw .unknown("class", request["class"]) }
                return .done
            }
        )
    }

    private var handOuts: Route {
        Route(
            "GET",
            "/classes/{class}/hand-outs",
            "Writes a printable page with a sheet for each student: how to connect, account, story",
            tags: ["classes"],
            parameters: Self.named,
            query: [QueryParameter("registry", "Only the sheet of the student with this registry")],
            answers: [.init(200, "The page, passwords included", types: ["text/html"]), Self.missing],
            handler: { [version, consoleScheme] request, _ throws(HTTPProblem) in
                let (lesson, only) = (try lesson(request), request.query("registry"))
                let students = lesson.students.filter { only == nil || $0.registry.id == only }
                guard !students.isEmpty else { throw .unknown("student's registry", only ?? "") }
                let page = HandOuts(
                    lesson: lesson,
                    students: students,
                    host: try host.reachedAt,
                    console: consoleScheme.flatMap { scheme in
                        request.http.fields["Host"].map { "\(scheme)://\($0)" }
                    },
                    version: version
                )
                let fields: HTTPFields = ["Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"]
                return .now(HTTPResponse(200, fields: fields, body: page.bytes))
            }
        )
    }

    private var classArchive: Route {
        Route(
            "GET",
            "/classes/{class}/archive",
            "Writes everybody's reports, in each form, and the overview, as one tar file",
            tags: ["classes"],
            parameters: Self.named,
            answers: [.init(200, "The archive", types: ["application/x-tar"]), Self.missing],
            isLong: true,
            handler: { request, _ throws(HTTPProblem) in
                let fields: HTTPFields = ["Content-Type": "application/x-tar"]
                return .now(
                    HTTPResponse(200, fields: fields, body: archive(of: try lesson(request)))
                )
            }
        )
    }

    private func lesson(_ request: RoutedRequest) throws(HTTPProblem) -> TrainingClass {
        guard let lesson = try host.trainingClass(named: request["class"]) else {
            throw .unknown("class", request["class"])
        }
        return lesson
    }

    private func archive(of lesson: TrainingClass) -> [UInt8] {
        var archive = TapeArchive()
        archive.add("\(lesson.id)/class.json", JSONValue(of: ClassView(lesson)).bytes)
        for student in lesson.students {
            let registry = student.registry
            guard let judge = registry.watch(by: lesson.exercise.name)?.judge else { continue }
            let report = CardReport(
                card: judge.card,
                progress: [judge.progress(of: Exercise.registrar)],
                registry: "\(registry.id), \(student.name)",
                missed: judge.missed,
                version: version
            )
            for (format, end) in [
                (CardReport.Format.html, "html"), (.json, "json"), (.junit, "xml"), (.markdown, "md"),
            ] {
                archive.add("\(lesson.id)/\(registry.id).\(end)", report.bytes(in: format))
            }
        }
        return archive.finished
    }
}
