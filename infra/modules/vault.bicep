@maxLength(24)
param name string
param location string
param tags object

@description('A deleted vault cannot be emptied before its seven days are over. Azure never takes this back.')
param purgeProtected bool

// The secrets are put in by hand (docs/google-access.md, docs/reminders.md): a parameter would stay in the history of deployments.
var googleKeyName = 'google-service-account-key'
var mailCredentialName = 'mail-password'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    enablePurgeProtection: purgeProtected ? true : null // false is refused
    publicNetworkAccess: 'Enabled'
  }
}

output name string = vault.name
output googleKeyUri string = '${vault.properties.vaultUri}secrets/${googleKeyName}'
output mailCredentialUri string = '${vault.properties.vaultUri}secrets/${mailCredentialName}'
