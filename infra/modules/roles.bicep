// Every right of the app, and no other.

param principalId string
param storageName string
param componentName string
param vaultName string

var builtIn = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
}

var blobRights = [
  { container: 'azure-webjobs-hosts', role: builtIn.blobDataOwner } // leases, timer states
  { container: 'azure-webjobs-secrets', role: builtIn.blobDataOwner }
  { container: 'app-package', role: builtIn.blobDataOwner }
  { container: 'campaigns', role: builtIn.blobDataContributor }
  { container: 'drafts', role: builtIn.blobDataContributor }
  { container: 'own-words', role: builtIn.blobDataContributor }
  { container: 'letterheads', role: builtIn.blobDataContributor }
  { container: 'sync-index', role: builtIn.blobDataContributor }
  { container: 'backups', role: builtIn.blobDataContributor } // old backups are let go
]

// The host puts a message out of sight while it is worked at, and back when that fails: more than reading and adding.
var queueRights = ['roadmap-work', 'roadmap-work-poison']

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource containers 'containers' existing = [
      for right in blobRights: {
        name: right.container
      }
    ]

    resource editions 'containers' existing = {
      name: 'editions'
    }
  }

  resource queues 'queueServices' existing = {
    name: 'default'

    resource work 'queues' existing = [
      for name in queueRights: {
        name: name
      }
    ]
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = if (!empty(vaultName)) {
  name: vaultName
}

resource editionWriter 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'edition-writer')
  properties: {
    roleName: 'Roadmap edition writer (${storageName})'
    description: 'Reads and creates files of editions; cannot delete them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read']
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
        notDataActions: []
      }
    ]
  }
}

// The backup asks which containers there are, so that no new one is forgotten.
resource containerLister 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'container-lister')
  properties: {
    roleName: 'Roadmap container lister (${storageName})'
    description: 'Lists containers; sees nothing that is in them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read']
        notActions: []
        dataActions: []
        notDataActions: []
      }
    ]
  }
}

resource blobRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (right, i) in blobRights: {
    scope: storage::blobs::containers[i]
    name: guid(storage.id, right.container, principalId, right.role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', right.role)
    }
  }
]

resource editions 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage::blobs::editions
  name: guid(storage.id, 'editions', principalId, editionWriter.id)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: editionWriter.id
  }
}

resource list 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage
  name: guid(storage.id, principalId, containerLister.id)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: containerLister.id
  }
}

resource queueRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in queueRights: {
    scope: storage::queues::work[i]
    name: guid(storage.id, name, principalId, builtIn.queueDataContributor)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.queueDataContributor)
    }
  }
]

resource tables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage
  name: guid(storage.id, principalId, builtIn.tableDataContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.tableDataContributor)
  }
}

// Local authentication of telemetry is off.
resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, principalId, builtIn.monitoringMetricsPublisher)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtIn.monitoringMetricsPublisher
    )
  }
}

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(vaultName)) {
  scope: vault
  name: guid(vault.id, principalId, builtIn.keyVaultSecretsUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.keyVaultSecretsUser)
  }
}
