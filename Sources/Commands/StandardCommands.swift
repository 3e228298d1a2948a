/// Every command of the base protocol: adding one is a file and a line here.
package let standardCommands: [any Command.Type] = [
    Login.self, Logout.self,
    DomainCheck.self, DomainCreate.self, DomainInfo.self,
    ContactCheck.self, ContactInfo.self, ContactCreate.self, ContactUpdate.self, ContactDelete.self,
    ContactTransferRequest.self, ContactTransferQuery.self, ContactTransferApprove.self, ContactTransferReject.self,
    ContactTransferCancel.self,
    HostCheck.self, HostInfo.self, HostCreate.self, HostUpdate.self, HostDelete.self,
]
