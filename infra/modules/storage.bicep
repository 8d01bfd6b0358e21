import { storageEndpoints } from '../types.bicep'

@maxLength(24)
param name string
param location string
param tags object
param reachablePublicly bool

@description('Three copies in three zones instead of one. Cannot be changed by deploying again.')
param zoneRedundant bool

@description('Days for which nobody can change or delete a file of an edition. The policy stays unlocked: docs/azure.md.')
param editionsKeptDays int

@description('The policy was locked by hand: Azure refuses to write it again.')
param editionsLocked bool

@description('Days for which nobody can change or delete a backup; older ones are let go by the app: docs/backup.md.')
param backupsKeptDays int

@description('The policy on backups was locked by hand.')
param backupsLocked bool

@description('Microsoft Defender for Storage, which costs by the account and by the call.')
param defended bool

var deploymentContainerName = 'app-package'
var editionsContainerName = 'editions'
var backupsContainerName = 'backups'

// What was erased must be gone within ten working days, that is at least fourteen days: an old version or a backup for seven, a day or
// two until a lifecycle rule has run, and what was deleted for five more (docs/personal-data.md).
var oldVersionDays = 7
var deletedDays = 5
// The host makes its own containers when they are absent; made here, the app needs no right to make any.
var containerNames = [
  deploymentContainerName
  'azure-webjobs-hosts'
  'azure-webjobs-secrets'
  'campaigns'
  'drafts'
  'own-words'
  'letterheads'
  'sync-index'
]

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: reachablePublicly ? 'Enabled' : 'Disabled'
    networkAcls: {
      defaultAction: reachablePublicly ? 'Allow' : 'Deny'
      bypass: 'None'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      // A deletion by mistake can be taken back.
      deleteRetentionPolicy: {
        enabled: true
        days: deletedDays
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: deletedDays
      }
    }

    resource containers 'containers' = [
      for container in containerNames: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]

    resource editions 'containers' = {
      name: editionsContainerName
      properties: { publicAccess: 'None' }

      // Write once: the app has no right to delete here, and this holds everybody else, administrators too.
      resource immutability 'immutabilityPolicies' = if (!editionsLocked) {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: editionsKeptDays
          allowProtectedAppendWrites: false
        }
      }
    }

    resource backups 'containers' = {
      name: backupsContainerName
      properties: { publicAccess: 'None' }

      // A backup has to outlive whoever spoils the data, with the app's own rights too.
      resource immutability 'immutabilityPolicies' = if (!backupsLocked) {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: backupsKeptDays
          allowProtectedAppendWrites: false
        }
      }
    }
  }

  resource queues 'queueServices' = {
    name: 'default'

    // Work, and what the host gives up.
    resource work 'queues' = [
      for queue in ['roadmap-work', 'roadmap-work-poison']: {
        name: queue
      }
    ]
  }

  // The host and the app rewrite these blobs all day long, and each writing leaves a version.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'old-versions'
            type: 'Lifecycle'
            enabled: true
            definition: {
              filters: {
                blobTypes: ['blockBlob']
                prefixMatch: [
                  'azure-webjobs-hosts'
                  'azure-webjobs-secrets'
                  deploymentContainerName
                  'drafts'
                  'own-words'
                  'sync-index'
                  backupsContainerName
                ]
              }
              actions: { version: { delete: { daysAfterCreationGreaterThan: oldVersionDays } } }
            }
          }
        ]
      }
    }
    dependsOn: [blobs]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: account
  name: 'keep-the-record'
  properties: {
    level: 'CanNotDelete'
    notes: 'The record of who answered in time is here. docs/azure.md says how to take it down on purpose.'
  }
}

// The subscription may have a plan of its own; for this account this one counts. Set back to false, it is not switched off by itself.
resource defender 'Microsoft.Security/defenderForStorageSettings@2022-12-01-preview' = if (defended) {
  scope: account
  name: 'current'
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: {
      onUpload: { isEnabled: false }
    }
    sensitiveDataDiscovery: { isEnabled: false }
  }
}

output name string = account.name
output deploymentContainer string = deploymentContainerName
output endpoints storageEndpoints = {
  blob: account.properties.primaryEndpoints.blob
  queue: account.properties.primaryEndpoints.queue
  table: account.properties.primaryEndpoints.table
}
