// A rule fires when its query returns a row, so the whole condition stands in the query. Event ids are those of the app's log.

param location string
param tags object
param workspaceId string
param email string

type rule = {
  name: string
  title: string
  text: string
  query: string
  window: string

  @description('0 critical, 1 error, 2 warning')
  severity: 0 | 1 | 2
}

// Operators read these in their mail, in Russian.
var rules rule[] = [
  {
    name: 'sync-failed-twice'
    title: 'Выгрузка из таблицы не удалась дважды'
    text: 'За полчаса не удались две выгрузки и больше. Причина — в журнале (9001, 9002) и на /api/health/ready.'
    query: loadTextContent('../alerts/sync-failed-twice.kql')
    window: 'PT30M'
    severity: 1
  }
  {
    name: 'sync-silent'
    title: 'Выгрузка из таблицы молчит'
    text: 'За полчаса нет ни одной удачной выгрузки: таймер не срабатывает или приложение не запускается. Перезапустите приложение.'
    query: loadTextContent('../alerts/sync-silent.kql')
    window: 'PT30M'
    severity: 1
  }
  {
    name: 'edition-overdue'
    title: 'Издание просрочено на час'
    text: 'Срок наступил, а издание целый час не публикуется. Причина — в журнале (9001, 9002) и на /api/health/ready.'
    query: loadTextContent('../alerts/edition-overdue.kql')
    window: 'PT2H'
    severity: 0
  }
  {
    name: 'edition-from-old-data'
    title: 'Издание опубликовано по прежней выгрузке'
    text: 'Перед публикацией таблицу прочитать не удалось; издание называет время данных. Проверьте таблицу и при нужде соберите издание заново.'
    query: loadTextContent('../alerts/edition-from-old-data.kql')
    window: 'PT1H'
    severity: 2
  }
  {
    name: 'quarantine-growing'
    title: 'Карантин растёт'
    text: 'За час в карантине прибавилось строк. Откройте ход сбора кампании: у каждой строки названа причина.'
    query: loadTextContent('../alerts/quarantine-growing.kql')
    window: 'PT1H'
    severity: 2
  }
  {
    name: 'server-errors'
    title: 'Приложение отвечает ошибками 5xx'
    text: 'Ответ 500 или пять ответов 5xx за полчаса. Назовите разработчику traceId из ответа.'
    query: loadTextContent('../alerts/server-errors.kql')
    window: 'PT30M'
    severity: 1
  }
]

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'operators'
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for each in rules: {
    name: each.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: each.title
      description: each.text
      severity: each.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M' // the cheapest that is soon enough
      windowSize: each.window
      criteria: {
        allOf: [
          {
            query: each.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      // The tables of a fresh workspace appear with their first record.
      skipQueryValidation: true
      actions: { actionGroups: [operators.id] }
    }
  }
]
