/// Every command of the base protocol: adding one is a file and a line here.
package let standardCommands: [any Command.Type] = [
    Login.self, Logout.self,
    DomainCheck.self, DomainCreate.self, DomainInfo.self,
]
