/// An organization that an object names, in a role (RFC 8544 §4.2.5).
package struct OrganizationLink: Sendable, Hashable, Codable {
    package let role: String
    package let id: String

    package init(role: String, id: String) { (self.role, self.id) = (role, id) }

    /// Where an object keeps them: in no role more than one.
    package enum Key: ExtensionDataKey {
        package typealias Value = [OrganizationLink]
        package static var name: String { "organizations" }

        package static func flaw(in links: [OrganizationLink]) -> String? {
            Set(links.map(\.role)).count == links.count
                ? nil : "in one role an object names one organization (RFC 8544 §4.2.5)"
        }
    }
}

/// An object that can name organizations.
package protocol OrganizationBearer: Sendable {
    /// Those that it names, each in a role of its own.
    var organizations: [OrganizationLink] { get set }
}

extension ExtensionData {
    fileprivate var organizations: [OrganizationLink] {
        get { self[OrganizationLink.Key.self] ?? [] }
        set { self[OrganizationLink.Key.self] = newValue.isEmpty ? nil : newValue }
    }
}

extension Domain: OrganizationBearer {
    package var organizations: [OrganizationLink] {
        get { self.extensionData.organizations }
        set { self.extensionData.organizations = newValue }
    }
}

extension Host: OrganizationBearer {
    package var organizations: [OrganizationLink] {
        get { self.extensionData.organizations }
        set { self.extensionData.organizations = newValue }
    }
}

extension Contact: OrganizationBearer {
    package var organizations: [OrganizationLink] {
        get { self.extensionData.organizations }
        set { self.extensionData.organizations = newValue }
    }
}

extension OrganizationBearer {
    /// The object as it goes to another registrar: what the former one has named stays where the policy has it so.
    mutating func leaveOrganizations(by policy: OrganizationPolicy) {
        if !policy.stayAtTransfer, !organizations.isEmpty { organizations = [] }
    }
}
