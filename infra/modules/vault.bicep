@maxLength(24)
param name string
param location string
param tags object

// The secrets themselves are put in by hand (docs/google-access.md, docs/reminders.md): a parameter would leave them in the history of deployments.
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
    // No purge protection: its secrets can be replaced at any time, and azd down should be able to clean up.
    softDeleteRetentionInDays: 7
    publicNetworkAccess: 'Enabled'
  }
}

output name string = vault.name
output googleKeyUri string = '${vault.properties.vaultUri}secrets/${googleKeyName}'
output mailCredentialUri string = '${vault.properties.vaultUri}secrets/${mailCredentialName}'
