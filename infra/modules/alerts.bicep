// A rule fires when its query returns a row, so the whole condition stands in the query. Event ids are those of the app's log.

param location string
param tags object
param workspaceId string
param storageName string

@description('Who gets the letters: one address or two.')
param emails string[]

@description('Minutes between two syncs.')
param syncEveryMinutes int

type rule = {
  name: string
  title: string
  text: string
  query: string
  window: string

  @description('0 critical, 1 error, 2 warning')
  severity: 0 | 1 | 2

  @description('The query looks further back than its window.')
  lookBack: string?

  @description('A column: each value of it is told by itself, and named in the letter.')
  by: string?
}

// The windows that a rule may have. Three syncs have to fit into the one of the rules that watch them.
var windows = [
  { minutes: 30, window: 'PT30M' }
  { minutes: 45, window: 'PT45M' }
  { minutes: 60, window: 'PT1H' }
  { minutes: 120, window: 'PT2H' }
  { minutes: 180, window: 'PT3H' }
  { minutes: 360, window: 'PT6H' }
  { minutes: 1440, window: 'P1D' }
]
var syncs = filter(windows, each => each.minutes >= 3 * syncEveryMinutes)[0]

// Operators read these in their mail, in Russian.
var rules rule[] = [
  {
    name: 'sync-failed-twice'
    title: 'Выгрузка из таблицы не удалась дважды'
    text: 'За время трёх выгрузок подряд две или больше не удались. Причина: журнал (2102, 9001) или /api/health/ready с ключом оператора.'
    query: loadTextContent('../alerts/sync-failed-twice.kql')
    window: syncs.window
    severity: 1
  }
  {
    name: 'sync-silent'
    title: 'Выгрузка из таблицы молчит'
    text: 'За время трёх выгрузок таймер не сработал ни разу или таблица кампании ни разу не прочитана.'
    query: replace(loadTextContent('../alerts/sync-silent.kql'), '{window}', '${syncs.minutes}m')
    window: syncs.window
    severity: 1
    lookBack: 'P2D'
    by: 'Campaign'
  }
  {
    name: 'edition-overdue'
    title: 'Издание просрочено на час'
    text: 'Срок наступил, а издание целый час не публикуется. Причина — в журнале (2102, 9001) и, с ключом оператора, на /api/health/ready.'
    query: loadTextContent('../alerts/edition-overdue.kql')
    window: 'PT2H'
    severity: 0
  }
  {
    name: 'edition-from-old-data'
    title: 'Издание опубликовано по прежней выгрузке'
    text: 'Перед публикацией таблица не прочиталась; издание называет время данных. Проверьте её, соберите издание заново.'
    query: loadTextContent('../alerts/edition-from-old-data.kql')
    window: 'PT1H'
    severity: 2
  }
  {
    name: 'work-given-up'
    title: 'Работа отложена после пяти попыток'
    text: 'Чтение таблицы или издание не удалось пять раз. Причина — в журнале (9001); потом отправьте работу ещё раз.'
    query: loadTextContent('../alerts/work-given-up.kql')
    window: 'PT30M'
    severity: 1
  }
  {
    name: 'quarantine-growing'
    title: 'Карантин растёт'
    text: 'В карантине прибавилось строк. Откройте ход сбора кампании: у каждой строки названа причина.'
    query: loadTextContent('../alerts/quarantine-growing.kql')
    window: syncs.window
    severity: 2
  }
  {
    name: 'server-errors'
    title: 'Приложение отвечает ошибками 5xx'
    text: 'Ошибка программы (9001), ответ 500 или пять ответов 5xx за полчаса. Назовите разработчику traceId из ответа.'
    query: loadTextContent('../alerts/server-errors.kql')
    window: 'PT30M'
    severity: 1
  }
  {
    name: 'app-unavailable'
    title: 'Приложение не отвечает снаружи'
    text: 'Три проверки /api/health/ready за 45 минут не прошли: нет ответа или есть неполадка. С ключом оператора адрес её назовёт.'
    query: loadTextContent('../alerts/app-unavailable.kql')
    window: 'PT45M'
    severity: 0
  }
  {
    name: 'log-cap'
    title: 'Журнал переполнен и молчит до завтра'
    text: 'Достигнут суточный предел журнала: новые записи отбрасываются, и остальные сообщения о неполадках не придут.'
    query: loadTextContent('../alerts/log-cap.kql')
    window: 'PT1H'
    severity: 1
  }
  {
    name: 'wrong-keys'
    title: 'Кто-то подбирает ключи'
    text: 'За полчаса из одной сети пришло пятьдесят неверных ключей или больше. Ключи не подобрать, но узнайте, кто это.'
    query: loadTextContent('../alerts/wrong-keys.kql')
    window: 'PT30M'
    severity: 2
  }
  {
    name: 'refused-for-haste'
    title: 'Кто-то спрашивает слишком часто'
    text: 'За полчаса сто отказов 429 или больше: программа в цикле или чужой. Школам это не мешает, но узнайте, кто это.'
    query: loadTextContent('../alerts/refused-for-haste.kql')
    window: 'PT30M'
    severity: 2
  }
]

// Forty thousand schools need two gigabytes (docs/cost.md).
var ampleStorageBytes = 10737418240

// It counts what lies in the account, so it is asked of the platform, not of the log.
var fullStorage = {
  name: 'storage-growing'
  title: 'Хранилище растёт не по делу'
  text: 'В хранилище больше 10 ГиБ. Стране хватает двух: кто-то или что-то пишет лишнее.'
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'operators'
    emailReceivers: [
      for (email, i) in emails: {
        name: 'operator-${i + 1}'
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
      overrideQueryTimeRange: each.?lookBack
      criteria: {
        allOf: [
          {
            query: each.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: contains(each, 'by') ? [{ name: each.by!, operator: 'Include', values: ['*'] }] : []
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

resource capacity 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: fullStorage.name
  location: 'global'
  tags: tags
  properties: {
    description: '${fullStorage.title}. ${fullStorage.text}'
    severity: 2
    enabled: true
    scopes: [resourceId('Microsoft.Storage/storageAccounts', storageName)]
    targetResourceType: 'Microsoft.Storage/storageAccounts'
    targetResourceRegion: location
    evaluationFrequency: 'PT1H' // as often as the platform measures it
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'used'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'UsedCapacity'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: ampleStorageBytes
        }
      ]
    }
    autoMitigate: true
    actions: [{ actionGroupId: operators.id }]
  }
}

output actionGroupId string = operators.id
