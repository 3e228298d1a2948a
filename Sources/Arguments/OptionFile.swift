import JSON

/// A file of options: a JSON object whose members have the options' names.
///
/// A flag's value is a truth value, a number may stand without quotes, a list gives an option that can be repeated several
/// times.
struct OptionFile {
    private(set) var values: [String: [GivenValue]] = [:]
    private let name: String

    init(
        _ text: [UInt8],
        of name: String,
        _ usage: ProgramUsage<some Sendable>
    ) throws(ArgumentError) {
        self.name = name
        let json = try Self.parse(text, of: name)
        guard case .object(let members) = json.value else {
            throw ArgumentError("\(name):\(json.line): An object with options as its members is expected.", .badData)
        }
        for member in members {
            do throws(ArgumentError) {
                let option = try usage.option(named: member.name, writtenAs: "\"\(member.name)\"")
                guard option.name != usage.fileOption else {
                    throw ArgumentError("A file of options cannot name another.")
                }
                guard values[option.name] == nil else { throw ArgumentError("\"\(option.name)\" is given twice.") }
                let texts = try Self.texts(of: member.value, option)
                values[option.name] = texts.map { GivenValue(text: $0, place: .file(name, line: member.line)) }
            } catch { throw error.found(at: "\(name):\(member.line)", .badData) }
        }
    }

    private static func parse(_ text: [UInt8], of name: String) throws(ArgumentError) -> JSON {
        do throws(JSONFault) {
            return try JSONParser.parse(text)
        } catch {
            throw ArgumentError("\(name):\(error.line ?? 1): This is no JSON: \(error.sentence).", .badData)
        }
    }

    private static func texts(of json: JSON, _ option: Option<some Sendable>) throws(ArgumentError) -> [String] {
        switch json.value {
        case .array(let items) where option.isRepeatable:
            var texts: [String] = []
            for item in items { texts.append(try text(of: item, option)) }
            return texts
        default: return [try text(of: json, option)]
        }
    }

    private static func text(of json: JSON, _ option: Option<some Sendable>) throws(ArgumentError) -> String {
        switch (json.value, option.value) {
        case (.bool(let isSet), nil): return isSet ? "1" : "0"
        case (.string(let text), .some), (.number(let text), .some): return text
        case (_, nil): throw ArgumentError("\"\(option.name)\" takes true or false.")
        case (_, .some): throw ArgumentError("\"\(option.name)\" takes a text or a number: \(option.help).")
        }
    }
}
