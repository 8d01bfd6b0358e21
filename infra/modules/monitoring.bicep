param workspaceName string
param componentName string
param location string
param tags object

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    features: { disableLocalAuth: true }
    // A fault that repeats in a loop must not become a bill; a day's normal log is a few megabytes.
    workspaceCapping: { dailyQuotaGb: 1 }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

// These tables keep 90 days unless told otherwise, whatever the workspace says; docs/personal-data.md promises 30.
var retentionDays = 30
var tablesOfApp = [
  'AppAvailabilityResults'
  'AppBrowserTimings'
  'AppDependencies'
  'AppEvents'
  'AppExceptions'
  'AppMetrics'
  'AppPageViews'
  'AppPerformanceCounters'
  'AppRequests'
  'AppSystemEvents'
  'AppTraces'
]

@batchSize(1) // a workspace takes one change of a table at a time
resource tables 'Microsoft.OperationalInsights/workspaces/tables@2023-09-01' = [
  for table in tablesOfApp: {
    parent: workspace
    name: table
    properties: {
      retentionInDays: retentionDays
      totalRetentionInDays: retentionDays
    }
  }
]

output workspaceId string = workspace.id
output componentId string = component.id
output componentName string = component.name
output connectionString string = component.properties.ConnectionString
