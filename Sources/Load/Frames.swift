/// The frames of a run.
struct Frames: Sendable {
    let login: FrameTemplate
    let logout: FrameTemplate
    /// What is sent over and over; none if the workload is the session itself.
    let work: FrameTemplate?

    /// The run's mark keeps the names of two runs apart.
    init(_ options: Options, mark: String) {
        login = FrameTemplate(Documents.login(client: options.client, password: options.password))
        logout = FrameTemplate(Documents.logout)
        work = Documents.work(options, mark: mark).map(FrameTemplate.init)
    }

    /// Six letters and digits by chance.
    static func mark() -> String {
        String((0..<6).compactMap { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement() })
    }
}
