// The file is what the portal shows under «Advanced editor»: change it there, paste it here.

param location string
param tags object
param workspaceId string

var content = loadJsonContent('../workbook/operations.json')

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  name: guid(workspaceId, 'operations')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Дорожная карта: ход работы приложения'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: string(union(content, { fallbackResourceIds: [workspaceId] }))
  }
}
