@maxLength(24)
param name string
param location string
param tags object

// The key itself is put in by hand (docs/google-access.md): a parameter would leave it in the history of deployments.
var googleKeyName = 'google-service-account-key'

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
    // No purge protection: the only content is a key that Google replaces at any time, and azd down should be able to clean up.
    softDeleteRetentionInDays: 7
    publicNetworkAccess: 'Enabled'
  }
}

output name string = vault.name
output googleKeyUri string = '${vault.properties.vaultUri}secrets/${googleKeyName}'
