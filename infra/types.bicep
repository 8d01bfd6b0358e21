@export()
@description('How the app reads the sheet. The names are those of the settings GoogleSheets__*.')
type googleAccess = {
  @description('Federated: the managed identity is exchanged for a short-lived Google token. ServiceAccountKey: a key in a vault.')
  credential: 'Federated' | 'ServiceAccountKey'

  @description('//iam.googleapis.com/projects/…/locations/global/workloadIdentityPools/…/providers/…')
  workloadIdentityProvider: string

  serviceAccountEmail: string

  @description('Application ID URI that the provider expects as the audience.')
  entraApplicationIdUri: string
}

@export()
@description('The mail server for reminders. The names are those of the settings Mail__*. Without a host there is no mail.')
type mailServer = {
  host: string
  port: int
  security: 'StartTls' | 'Tls'

  @description('Empty: the server asks for none. Otherwise its password is in the vault.')
  userName: string

  from: string
  operatorAddress: string

  @description('https address at which schools open the app.')
  publicAddress: string
}

@export()
@description('Sign-in of the staff with Entra; off by default. Who has the app role Operator is let in.')
type signIn = {
  enabled: bool

  @description('Client id of the app registration. It trusts the managed identity by a federated credential, so there is no secret.')
  clientId: string
}

@export()
@description('Who hears of trouble. Without an address no alert is made: each alert rule costs about half a dollar a month.')
type watch = {
  email: string

  @description('A second address; empty: none.')
  secondEmail: string

  @minValue(1)
  @description('Monthly, in the currency of the subscription.')
  budget: int

  @description('yyyy-MM-01 of the month in which the budget is made. It cannot be changed later, so it is not computed. Empty: none.')
  budgetStart: string
}

@export()
type storageEndpoints = {
  blob: string
  queue: string
  table: string
}
