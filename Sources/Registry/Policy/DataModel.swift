import EPP

/// Whether the registry keeps registrants and contacts of a registrar's domains.
package enum DataModel: String, Sendable, Codable {
    /// It does, so far as the policy and the registrar want it.
    case thick
    /// The registrar keeps them; it tells the registry none.
    case thin
}

/// A registrar whose contract has another data model than those of the rest.
package struct RegistrarDataModel: Sendable, Equatable, Codable {
    package var registrar: ClientID
    package var model: DataModel

    package init(registrar: ClientID, model: DataModel) {
        self.registrar = registrar
        self.model = model
    }
}

extension DomainPolicy {
    /// Whether any registrar names contacts; otherwise the registry has none, and contact-1.0 is not served.
    package var hasContacts: Bool { dataModel == .thick || dataModels.contains { $0.model == .thick } }
}

extension PolicyInForce {
    /// The model that holds for a registrar.
    package func dataModel(of registrar: ClientID) -> DataModel {
        guard !domain.dataModels.isEmpty else { return domain.dataModel }
        return domain.dataModels.first { $0.registrar == registrar }?.model ?? domain.dataModel
    }

    /// Whether a domain of this registrar must have a registrant.
    package func needsRegistrant(of registrar: ClientID) -> Bool {
        domain.needsRegistrant && dataModel(of: registrar) == .thick
    }

    /// The roles in which a domain of this registrar must name a contact.
    package func requiredContacts(of registrar: ClientID) -> [DomainContact.Role] {
        dataModel(of: registrar) == .thick ? domain.requiredContacts : []
    }
}
