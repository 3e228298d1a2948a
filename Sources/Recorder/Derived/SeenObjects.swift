import EPP
import XML

/// The objects that info answers have told of, each as it was seen.
struct SeenObjects {
    /// Which of several sights of an object counts.
    enum Moment {
        /// As it was before the recording changed anything: what it has made itself is left out.
        case first
        /// As it was in the end: what it has deleted is left out.
        case last
    }

    /// An object as an info answer tells of it.
    struct Sight {
        /// `<domain:infData>` and its like.
        var data: Element
        /// What extensions say of it.
        var extensions: [Element]
        /// Whether its sponsor has asked: others are told less.
        let isComplete: Bool
        let time: Instant
    }

    /// By namespace and then by name or identifier, in the order of the names.
    private(set) var sights: [String: [String: Sight]] = [:]
    /// The last transfers that were told of, by namespace and name.
    private(set) var transfers: [String: [String: Element]] = [:]

    private static let mappings = [Namespace.domain, Namespace.host, Namespace.contact]

    init(_ exchanges: [Exchange], at moment: Moment) {
        var made: Set<String> = []
        for exchange in exchanges where exchange.isSuccess {
            guard let key = exchange.key, Self.mappings.contains(key.namespace) else { continue }
            switch key.verb {
            case .create where moment == .first:
                made.formUnion(exchange.objects.map { "\(key.namespace) \($0)" })
            case .delete where moment == .last && exchange.code == 1000:
                for name in exchange.objects { sights[key.namespace]?[name] = nil }
            case .info:
                if let name = exchange.objects.first, !made.contains("\(key.namespace) \(name)") {
                    see(exchange, key.namespace, name, moment)
                }
            case .transfer:
                if let data = exchange.data.first, data.name == "trnData", let name = exchange.objects.first {
                    transfers[key.namespace, default: [:]][name] = data
                }
            default: break
            }
        }
    }

    private mutating func see(_ exchange: Exchange, _ namespace: String, _ name: String, _ moment: Moment) {
        guard let data = exchange.data.first, data.name == "infData" else { return }
        let sponsor = data.first("clID")?.text.collapsed
        var sight = Sight(
            data: data,
            extensions: exchange.extensions,
            isComplete: sponsor != nil && sponsor == exchange.client,
            time: exchange.time
        )
        if let known = sights[namespace]?[name] {
            if moment == .first, known.isComplete || !sight.isComplete { return }
            // What others are not told is taken from what the sponsor was told before.
            if known.isComplete, !sight.isComplete { sight.complete(from: known) }
        }
        sights[namespace, default: [:]][name] = sight
    }
}

extension SeenObjects.Sight {
    fileprivate mutating func complete(from known: SeenObjects.Sight) {
        let names = Set(data.children.map(\.name))
        data.children += known.data.children.filter { !names.contains($0.name) }
        let namespaces = Set(extensions.map(\.namespace))
        extensions += known.extensions.filter { !namespaces.contains($0.namespace) }
    }

    /// The text of a child; nil where there is none.
    func text(_ name: String) -> String? {
        data.first(name).map(\.text.collapsed).flatMap { $0.isEmpty ? nil : $0 }
    }

    var statuses: [Element] { data.all("status") }

    func has(status name: String) -> Bool { statuses.contains { $0[attribute: "s"]?.collapsed == name } }
}
