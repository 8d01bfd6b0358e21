// Форма Google для кампании. Скрипт составлен по файлу кампании; как им пользоваться — в руководстве оператора.
//
// 1. createForm — создаёт форму и таблицу ответов и пишет в журнал выполнения, что вписать в файл кампании.
// 2. installTrigger — необязательно: приложение узнаёт о новом ответе сразу, а не к следующей выгрузке.
//    До запуска впишите в свойства скрипта (Настройки проекта → Свойства скрипта) APP_URL — адрес приложения
//    и OPERATOR_KEY — ключ оператора. В текст скрипта ключ не вписывайте.
'use strict';

const CAMPAIGN = null;

function createForm() {
  const properties = PropertiesService.getScriptProperties();
  if (properties.getProperty('SPREADSHEET_ID')) {
    throw new Error('Форма уже создана, её таблица — ' + properties.getProperty('SPREADSHEET_ID') +
      '. Если нужна ещё одна, удалите свойство скрипта SPREADSHEET_ID и запустите createForm снова.');
  }

  const form = FormApp.create(CAMPAIGN.title);
  form.setDescription(CAMPAIGN.description);
  form.setConfirmationMessage(CAMPAIGN.confirmation);
  form.setAllowResponseEdits(true);
  form.addListItem().setTitle(CAMPAIGN.organizationTitle).setChoiceValues(CAMPAIGN.organizations).setRequired(true);
  CAMPAIGN.questions.forEach(function (question) {
    form.addCheckboxItem()
      .setTitle(question.title)
      .setHelpText(CAMPAIGN.help)
      .setChoiceValues(question.options)
      .showOtherOption(true)
      .setRequired(question.required);
  });

  // The zone is set before the first answer: time stamps are kept without one.
  const spreadsheet = SpreadsheetApp.create(CAMPAIGN.sheetTitle);
  spreadsheet.setSpreadsheetTimeZone(CAMPAIGN.timeZone);
  form.setDestination(FormApp.DestinationType.SPREADSHEET, spreadsheet.getId());
  SpreadsheetApp.flush();
  const tab = SpreadsheetApp.openById(spreadsheet.getId()).getSheets().filter(function (sheet) { return sheet.getFormUrl(); })[0];
  properties.setProperty('SPREADSHEET_ID', spreadsheet.getId());
  // Last: nobody can answer before there is a sheet. Google makes forms unpublished since 2026
  // (https://developers.google.com/workspace/forms/api/guides/api-changes-to-google-forms).
  form.setPublished(true);

  const sheet = { spreadsheetId: spreadsheet.getId(), tab: { sheetId: tab.getSheetId(), titles: [tab.getName()] } };
  console.log('Впишите в файл кампании, в поле sheet (headers оставьте):\n' + JSON.stringify(sheet, null, 2));
  console.log('Столбец времени называется «' + tab.getRange(1, 1).getValue() + '»: это название должно стоять в sheet.headers.submittedAt.');
  console.log('Откройте таблицу приложению: ' + spreadsheet.getUrl());
  console.log('Ссылка для школ: ' + form.getPublishedUrl());
  console.log('Правка формы: ' + form.getEditUrl());
  return sheet;
}

function installTrigger() {
  address();
  const id = property('SPREADSHEET_ID');
  ScriptApp.getProjectTriggers()
    .filter(function (trigger) { return trigger.getHandlerFunction() === 'onAnswer'; })
    .forEach(function (trigger) { ScriptApp.deleteTrigger(trigger); });
  // The sheet's trigger, not the form's: when it fires, the row is there.
  ScriptApp.newTrigger('onAnswer').forSpreadsheet(id).onFormSubmit().create();
  askForSync();
  console.log('Готово: приложение читает таблицу после каждого ответа.');
}

// Answers that come together are asked for together: whoever comes while one waits is in the sheet before it asks.
function onAnswer() {
  const cache = CacheService.getScriptCache();
  if (cache.get('waiting')) {
    return;
  }

  cache.put('waiting', 'yes', 60);
  Utilities.sleep(5000);
  cache.remove('waiting');
  askForSync();
}

// Only «look at the sheet» is said, never the answer itself: an answer has one way in. If nobody hears it, the next sync by schedule does the same.
function askForSync() {
  const response = UrlFetchApp.fetch(address(), {
    method: 'post',
    headers: { Authorization: 'Bearer ' + property('OPERATOR_KEY') },
    muteHttpExceptions: true,
  });
  const code = response.getResponseCode();
  if (code !== 200) {
    throw new Error('Приложение ответило ' + code + ': ' + response.getContentText());
  }
}

function address() {
  const app = property('APP_URL').replace(/\/+$/, '');
  if (!/^https:\/\/[^\/\s]+$/.test(app)) {
    throw new Error('APP_URL — адрес приложения, который начинается с https://, без пути: ' + app);
  }

  return app + '/api/campaigns/' + CAMPAIGN.id + '/sync';
}

function property(name) {
  const value = PropertiesService.getScriptProperties().getProperty(name);
  if (!value) {
    throw new Error('Нет свойства скрипта ' + name + '. Откройте «Настройки проекта» → «Свойства скрипта» и впишите его.');
  }

  return value;
}
