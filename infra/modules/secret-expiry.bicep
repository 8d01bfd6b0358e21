// A secret ends where nobody looks. Key Vault says so thirty days before, and again when it has ended; the letter goes where those of
// the other rules go. Only a secret that was stored with a day of its own (--expires) ends.

param location string
param tags object
param vaultName string

@description('Who gets the letters.')
param actionGroupId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'secrets-${vaultName}'
  location: location
  tags: tags
  properties: {
    source: vault.id
    topicType: 'Microsoft.KeyVault.vaults'
  }
}

resource letters 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'secret-ends'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: [
        'Microsoft.KeyVault.SecretNearExpiry'
        'Microsoft.KeyVault.SecretExpired'
      ]
    }
    destination: {
      endpointType: 'MonitorAlert'
      properties: {
        severity: 'Sev1'
        actionGroups: [actionGroupId]
        description: 'Секрет в хранилище ключей кончается или кончился: замените его, пока выгрузка и почта работают.'
      }
    }
  }
}
