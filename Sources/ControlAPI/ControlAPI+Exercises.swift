import HTTP
import Hosting
import JSON
import Scorecards
import TLS

/// Tasks for those who learn, and how far somebody is with one.
extension ControlAPI {
    var exercises: [Route] {
        [exerciseList, exerciseShown, exerciseOfRegistry, nextHint, certificateShown, certificateRenewed]
    }

    private var exerciseList: Route {
        Route(
            "GET",
            "/exercises",
            "Lists the exercises; a registry for one is created with its name",
            tags: ["scorecards"],
            answers: [.init(200, "The exercises, by name", schema: "Exercises")],
            handler: { _, _ throws(HTTPProblem) in .json(Exercise.builtIn.map(ExerciseSummary.init)) }
        )
    }

    private var exerciseShown: Route {
        Route(
            "GET",
            "/exercises/{exercise}",
            "Shows all of an exercise, the hints and the solution included: for trainers",
            tags: ["scorecards"],
            parameters: ["exercise": "The exercise's name"],
            answers: [
                .init(200, "The exercise", schema: "Exercise"),
                .init(404, "There is no such exercise", schema: "Problem"),
            ],
            handler: { request, _ throws(HTTPProblem) in
                guard let exercise = Exercise.named(request["exercise"]) else {
                    throw .unknown("exercise", request["exercise"])
                }
                return .json(ExerciseView(exercise))
            }
        )
    }

    private var exerciseOfRegistry: Route {
        route(
            "GET",
            "/exercise",
            "Tells what is to be done in a registry, with which account, and the hints so far",
            "scorecards",
            answers: [.init(200, "The exercise as its student sees it", schema: "ExerciseSheet")]
        ) { registry, _ throws(HTTPProblem) in .json(try ExerciseSheet(registry, host.reachedAt)) }
    }

    private var nextHint: Route {
        route(
            "POST",
            "/exercise/hints",
            "Tells the next hint",
            "scorecards",
            answers: [
                .init(200, "The exercise with one hint more", schema: "ExerciseSheet"),
                .init(409, "There is none left", schema: "Problem"),
            ]
        ) { registry, _ throws(HTTPProblem) in
            guard registry.exercise == nil || registry.tellHint() else { throw .conflict("There is no hint left.") }
            return .json(try ExerciseSheet(registry, host.reachedAt))
        }
    }
}

/// With what a student comes.
extension ControlAPI {
    private static let pem = "application/x-pem-file"

    private var certificateShown: Route {
        route(
            "GET",
            "/exercise/certificate",
            "Tells the student's certificate and private key, in one file",
            "scorecards",
            answers: [.init(200, "Both, as \(Self.pem)", types: [Self.pem])]
        ) { registry, _ throws(HTTPProblem) in
            guard let identity = registry.studentCertificate else {
                throw HTTPProblem(
                    404,
                    "There is none, or it was told before the server was started: POST makes another."
                )
            }
            return Self.answer(identity)
        }
    }

    private var certificateRenewed: Route {
        route(
            "POST",
            "/exercise/certificate",
            "Makes the student's certificate and private key anew; those of before no longer open the account",
            "scorecards",
            answers: [
                .init(200, "Both, as \(Self.pem)", types: [Self.pem]),
                .init(409, "The registry is for no exercise, or the authority's key is not there", schema: "Problem"),
            ]
        ) { registry, _ throws(HTTPProblem) in
            guard registry.exercise != nil else { throw .conflict("The registry is for no exercise.") }
            let host = try host
            do throws(JSONFault) { return Self.answer(try host.renewCertificate(in: registry)) } catch {
                throw .conflict("\(error.sentence).")
            }
        }
    }

    private static func answer(_ identity: TLSIdentity) -> HTTPReply {
        let fields: HTTPFields = ["Content-Type": pem, "Cache-Control": "no-store"]
        return .now(HTTPResponse(200, fields: fields, body: Array((identity.chain.text + identity.key.text).utf8)))
    }
}

/// An exercise in a list, as JSON.
private struct ExerciseSummary: Encodable {
    let name: String
    let title: String
    let proves: String
    let steps: Int
    let hints: Int

    init(_ exercise: Exercise) {
        (name, title, proves) = (exercise.name, exercise.card.title, exercise.card.proves)
        (steps, hints) = (exercise.card.steps.count, exercise.hints.count)
    }
}

/// All of an exercise, as JSON.
private struct ExerciseView: Encodable {
    let name: String
    let title: String
    let proves: String
    let story: String
    let hints: [String]
    let solution: [String]

    init(_ exercise: Exercise) {
        (name, title, proves) = (exercise.name, exercise.card.title, exercise.card.proves)
        (story, hints) = (exercise.story, exercise.hints)
        solution = exercise.solution.split(separator: "\n").filter { !$0.contains("! ") }.map(String.init)
    }
}

/// An exercise as its student sees it, as JSON.
struct ExerciseSheet: Encodable {
    let name: String
    let title: String
    let story: String
    let host: String
    let port: Int
    let serverName: String?
    let suffix: String?
    let registrar: String
    let password: String?
    /// Where the certificate is told, if there is one.
    let certificate: String?
    let hints: [String]
    let hintsLeft: Int

    init(_ registry: RegistryInstance, _ host: String) throws(HTTPProblem) {
        guard let exercise = registry.exercise else { throw HTTPProblem(404, "The registry is for no exercise.") }
        (name, title, story) = (exercise.name, exercise.card.title, exercise.story)
        (self.host, port) = (host, registry.port)
        switch registry.endpoint {
        case .port: (serverName, suffix) = (nil, nil)
        case .serverName(let name): (serverName, suffix) = (name, nil)
        case .suffix(let text): (serverName, suffix) = (nil, text)
        }
        (registrar, password) = (registry.studentAccount, registry.studentPassword)
        certificate = registry.studentCertificate.map { _ in "/registries/\(registry.id)/exercise/certificate" }
        hints = registry.hints
        hintsLeft = exercise.hints.count - hints.count
    }
}
