targetScope = 'subscription'

import { googleAccess, mailServer, signIn, watch } from 'types.bicep'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment; every resource carries it as a tag.')
param environmentName string

@minLength(1)
@description('A region that has Flex Consumption: az functionapp list-flexconsumption-locations.')
param location string

param google googleAccess

param mail mailServer

@allowed([5, 10, 15, 20, 30, 60, 120])
@description('Minutes between two syncs. The schedule and the windows of the alerts follow from it.')
param syncEveryMinutes int = 10

@allowed([512, 2048, 4096])
@description('512 MB is enough for some thousands of schools: docs/scale.md.')
param instanceMemoryMB int = 512

@minValue(1)
@maxValue(1000)
@description('Instances of one group of functions (HTTP is one, each timer is one). Some regions refuse fewer than 40.')
param maximumInstances int = 10

@description('SHA-256, in hexadecimal, of the key that the operator signs in with; empty: only Entra. The key itself is nowhere in Azure.')
@maxLength(64)
param staffKeySha256 string

param alerting watch

param authentication signIn

@description('Storage behind three private endpoints. Each costs about 7 USD a month while idle.')
param privateNetworking bool = false

@description('The app and its storage in several zones; the storage only when the account is first made.')
param zoneRedundant bool = false

@minValue(1)
@maxValue(146000)
@description('Days for which files of an edition can be neither changed nor deleted.')
param editionsKeptDays int = 365

@description('The policy on editions was locked by hand: it is left alone from then on.')
param editionsLocked bool = false

@minValue(1)
@maxValue(7)
@description('Days for which a backup can be neither changed nor deleted. More than a week would be longer than an erasure may take.')
param backupsKeptDays int = 7

@description('The policy on backups was locked by hand: it is left alone from then on.')
param backupsLocked bool = false

@description('Microsoft Defender looks at every call of the storage: about 10 USD a month (docs/cost.md).')
param defenderForStorage bool = false

@description('Purge protection of the vault: Azure never takes it back.')
param purgeProtected bool = false

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))
var usesKey = google.credential == 'ServiceAccountKey'
// The vault exists only for a secret that must be kept.
var keepsPassword = !empty(mail.host) && !empty(mail.userName)
var usesVault = usesKey || keepsPassword
var watched = !empty(alerting.email)
// NCRONTAB in UTC: Flex Consumption knows no other zone.
var syncSchedule = syncEveryMinutes < 60 ? '0 */${syncEveryMinutes} * * * *' : '0 0 */${syncEveryMinutes / 60} * * *'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${token}'
    componentName: 'appi-${token}'
    location: location
    tags: tags
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    reachablePublicly: !privateNetworking
    zoneRedundant: zoneRedundant
    editionsKeptDays: editionsKeptDays
    editionsLocked: editionsLocked
    backupsKeptDays: backupsKeptDays
    backupsLocked: backupsLocked
    defended: defenderForStorage
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
    storageName: storage.outputs.name
  }
}

module vault 'modules/vault.bicep' = if (usesVault) {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    purgeProtected: purgeProtected
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    componentName: monitoring.outputs.componentName
    vaultName: usesVault ? vault!.outputs.name : ''
  }
}

module app 'modules/app.bicep' = {
  scope: group
  // The host reads its storage and its settings as soon as it exists, so it comes after the rights to do so.
  dependsOn: [roles]
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storage: storage.outputs.endpoints
    deploymentContainer: storage.outputs.deploymentContainer
    insightsConnectionString: monitoring.outputs.connectionString
    google: google
    googleKeyUri: usesKey ? vault!.outputs.googleKeyUri : ''
    mail: mail
    mailCredentialUri: keepsPassword ? vault!.outputs.mailCredentialUri : ''
    syncSchedule: syncSchedule
    staffKeySha256: staffKeySha256
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    zoneRedundant: zoneRedundant
    subnetId: privateNetworking ? network!.outputs.appSubnetId : ''
    authentication: authentication
  }
}

module diagnostics 'modules/diagnostics.bicep' = {
  scope: group
  params: {
    workspaceId: monitoring.outputs.workspaceId
    storageName: storage.outputs.name
    vaultName: usesVault ? vault!.outputs.name : ''
    appName: app.outputs.name
  }
}

module alerts 'modules/alerts.bicep' = if (watched) {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    storageName: storage.outputs.name
    emails: empty(alerting.secondEmail) ? [alerting.email] : [alerting.email, alerting.secondEmail]
    syncEveryMinutes: syncEveryMinutes
  }
}

module secretExpiry 'modules/secret-expiry.bicep' = if (watched && usesVault) {
  scope: group
  params: {
    location: location
    tags: tags
    vaultName: vault!.outputs.name
    actionGroupId: alerts!.outputs.actionGroupId
  }
}

module availability 'modules/availability.bicep' = if (watched) {
  scope: group
  params: {
    location: location
    tags: tags
    componentId: monitoring.outputs.componentId
    uri: app.outputs.uri
  }
}

module budget 'modules/budget.bicep' = if (watched && !empty(alerting.budgetStart)) {
  scope: group
  params: {
    name: 'budget-${environmentName}'
    amount: alerting.budget
    start: alerting.budgetStart
    email: alerting.email
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_KEY_VAULT_NAME string = usesVault ? vault!.outputs.name : ''
output AZURE_APPLICATION_INSIGHTS_NAME string = monitoring.outputs.componentName
@description('The subject that Google has to trust: infra/google/federate.sh asks for it.')
output MANAGED_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output SERVICE_APP_URI string = app.outputs.uri
