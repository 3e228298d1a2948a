import Arguments

/// What the options say that belong to a command.
package struct CommandFields: Sendable, Equatable {
    var hosts: String?
    /// The code; an empty one takes the code off in an update.
    var authInfo: String?
    /// The file that the code stands in, and the one of the number that goes with it.
    var authInfoFile: String?
    var processNumberFile: String?
    var period: PeriodText?
    var until: String?
    var registrant: String?
    /// `ROLE=ID`.
    var contacts: [String] = []
    var contactsToRemove: [String] = []
    /// A host, or a host and its addresses: `ns1.example=192.0.2.1`.
    var nameservers: [String] = []
    var nameserversToRemove: [String] = []
    var statuses: [String] = []
    var statusesToRemove: [String] = []
    var addresses: [String] = []
    var addressesToRemove: [String] = []
    var newName: String?
    var person = PersonFields()
    var organization = OrganizationFields()
    var extensions = ExtensionFields()
    var clTRID: String?
}

/// What the options say of a person or an organisation.
struct PersonFields: Sendable, Equatable {
    var form: String?
    var name: String?
    var organization: String?
    var street: [String] = []
    var city: String?
    var state: String?
    var postalCode: String?
    var country: String?
    var voice: String?
    var fax: String?
    var email: String?
    var disclosed: [String] = []
    var withheld: [String] = []
}

/// What the options say of extensions.
struct ExtensionFields: Sendable, Equatable {
    var delegationSigners: [String] = []
    var delegationSignersToRemove: [String] = []
    var keys: [String] = []
    var keysToRemove: [String] = []
    var removesAllSigners = false
    var maxSigLife: Int?
    var fee: String?
    var feeCommands: [String] = []
    var currency: String?
    var token: String?
    /// `NS=3600`.
    var lifetimes: [String] = []
    var asksForLifetimes = false
    /// What is done with a code that the registry makes.
    var codeWish: CodeWish?
    var processNumber: String?
    var subProduct: String?
    /// The number of a domain of .pt.
    var domainNumber: String?
    var reason: String?
    var deleted: String?
    var restored: String?
}

/// What an info asks of a registry that makes the codes itself.
enum CodeWish: Sendable { case request, new, cancel }

/// A period as it is typed: `2y`, `18m`, or a number of years.
package struct PeriodText: Sendable, Equatable {
    let count: Int
    let unit: String

    init?(_ text: String) {
        let unit = text.last.map(String.init) ?? ""
        let digits = ["y", "m"].contains(unit) ? String(text.dropLast()) : text
        guard let count = Int(digits), (1...99).contains(count), !digits.hasPrefix("+") else { return nil }
        self.count = count
        self.unit = unit == "m" ? "m" : "y"
    }

    func markup(_ name: String) -> Markup { Markup(name, ["unit": unit], text: String(count)) }
}
