// Форма Google для кампании. Скрипт составлен по файлу кампании; как им пользоваться, сказано на рабочем месте, на странице «Форма Google».
//
// createForm — создаёт форму и таблицу ответов, открывает форму и пишет в журнал выполнения, что вписать в файл кампании.
// openForm — открывает готовую форму снова и ещё раз пишет то же в журнал.
// installTrigger — необязательно: приложение узнаёт о новом ответе сразу, а не к следующей выгрузке.
//   До запуска впишите в свойства скрипта (Настройки проекта → Свойства скрипта) APP_URL и SYNC_KEY:
//   оба показаны на странице «Форма Google».
//   В текст скрипта ключ не вписывайте.
'use strict';

const CAMPAIGN = null;

function createForm() {
  const properties = PropertiesService.getScriptProperties();
  if (properties.getProperty('FORM_ID')) {
    throw new Error('Форма уже создана; её адреса покажет openForm. '
      + 'Если нужна ещё одна, удалите свойство скрипта FORM_ID и запустите createForm снова.');
  }

  const form = FormApp.create(CAMPAIGN.title);
  try {
    fill(form);
  } catch (e) {
    throw new Error('Форма создана не до конца. Удалите её (' + form.getEditUrl() + ') '
      + 'и запустите createForm снова. Причина: ' + e.message);
  }

  properties.setProperty('FORM_ID', form.getId());
  return openForm();
}

function fill(form) {
  form.setDescription(CAMPAIGN.description)
    .setConfirmationMessage(CAMPAIGN.confirmation)
    .setAllowResponseEdits(true)
    .setCollectEmail(false);
  form.addListItem().setTitle(CAMPAIGN.organizationTitle).setChoiceValues(CAMPAIGN.organizations).setRequired(true);
  CAMPAIGN.questions.forEach(function (question) {
    if (question.heading) {
      headingItem(form, question.heading).setTitle(question.heading.title).setHelpText(question.heading.explanation);
    }
    (question.parts || [question.title]).forEach(function (title) {
      itemOf(form, question)
        .setTitle(title)
        .setHelpText(question.help || CAMPAIGN.help)
        .setRequired(question.required);
    });
    if (question.explanation) {
      form.addParagraphTextItem().setTitle(question.explanation.title).setHelpText(question.explanation.help);
    }
  });

  // The zone is set before the first answer: time stamps are kept without one.
  const spreadsheet = SpreadsheetApp.create(CAMPAIGN.sheetTitle);
  spreadsheet.setSpreadsheetTimeZone(CAMPAIGN.timeZone);
  if (CAMPAIGN.questions.some(function (question) { return question.kind === 'date'; })) {
    spreadsheet.setSpreadsheetLocale('ru_RU'); // a day is shown as 05.02.2021, which nobody can read in two ways
  }
  SpreadsheetApp.flush();
  form.setDestination(FormApp.DestinationType.SPREADSHEET, spreadsheet.getId());
}

function itemOf(form, question) {
  if (question.rows) {
    return (question.kind === 'one-of' ? form.addGridItem() : form.addCheckboxGridItem())
      .setRows(question.rows)
      .setColumns(question.options);
  }

  switch (question.kind) {
    case 'short-text': return form.addTextItem();
    case 'long-text': return form.addParagraphTextItem();
    case 'number': return form.addTextItem().setValidation(numberWithin(question.value, question.help));
    case 'share': return form.addTextItem().setValidation(numberWithin({ least: 0 }, question.help));
    case 'links': return form.addParagraphTextItem().setValidation(linksOnly(question.help));
    case 'date': return form.addDateItem().setIncludesYear(true);
    case 'scale': return scaleItem(form, question.value);
    case 'one-of': return form.addMultipleChoiceItem().setChoiceValues(question.options).showOtherOption(true);
    default: return form.addCheckboxItem().setChoiceValues(question.options).showOtherOption(true);
  }
}

function linksOnly(help) {
  return FormApp.createParagraphTextValidation().setHelpText(help)
    .requireTextMatchesPattern('https://[^ \\n]+([ \\n]+https://[^ \\n]+)*[ \\n]*').build();
}

function headingItem(form, heading) {
  return heading.newPage ? form.addPageBreakItem() : form.addSectionHeaderItem();
}

function scaleItem(form, value) {
  return form.addScaleItem().setBounds(value.from, value.to).setLabels(value.fromWords || '', value.toWords || '');
}

// Google checks whether it is a number and one limit, or both; whether it is whole as well it cannot check then. We check all of it again.
function numberWithin(value, help) {
  const validation = FormApp.createTextValidation().setHelpText(help);
  return (value.most === undefined
    ? validation.requireNumberGreaterThanOrEqualTo(value.least)
    : validation.requireNumberBetween(value.least, value.most)).build();
}

function openForm() {
  const form = theForm();
  const tab = answersTab(form.getDestinationId());
  // Last: nobody can answer before there is a sheet. Google makes forms unpublished since 2026
  // (https://developers.google.com/workspace/forms/api/guides/api-changes-to-google-forms).
  form.setPublished(true);

  const sheet = { spreadsheetId: form.getDestinationId(), tab: { sheetId: tab.getSheetId(), titles: [tab.getName()] } };
  console.log('Таблица ответов — откройте её приложению и вставьте этот адрес в кампанию («Править», «Таблица Google»): '
    + tab.getParent().getUrl() + '#gid=' + tab.getSheetId());
  console.log('Столбец времени называется «' + tab.getRange(1, 1).getValue() + '»: это название должно стоять там же.');
  console.log('Для файла кампании, в поле sheet (headers оставьте):\n' + JSON.stringify(sheet, null, 2));
  console.log('Ссылка для школ: ' + form.getPublishedUrl());
  console.log('Правка формы: ' + form.getEditUrl());
  return sheet;
}

// Google adds the tab some time after it has linked the form; an open spreadsheet does not show what came later.
function answersTab(spreadsheetId) {
  for (let attempt = 0; attempt < 30; attempt++) {
    const tabs = SpreadsheetApp.openById(spreadsheetId).getSheets().filter(function (tab) {
      return tab.getFormUrl() && tab.getLastColumn() > 0;
    });
    if (tabs.length > 0) {
      return tabs[0];
    }

    Utilities.sleep(1000);
    SpreadsheetApp.flush();
  }

  throw new Error('Форма создана, но Google ещё не завёл в таблице лист ответов. Подождите минуту и запустите openForm.');
}

function installTrigger() {
  askForSync(); // first: what is wrong is told before there is a trigger
  const spreadsheetId = theForm().getDestinationId();
  ScriptApp.getProjectTriggers()
    .filter(function (trigger) { return trigger.getHandlerFunction() === 'onAnswer'; })
    .forEach(function (trigger) { ScriptApp.deleteTrigger(trigger); });
  // The sheet's trigger, not the form's: when it fires, the row is there.
  ScriptApp.newTrigger('onAnswer').forSpreadsheet(spreadsheetId).onFormSubmit().create();
  console.log('Готово: приложение читает таблицу после каждого ответа.');
}

// Answers that come together are asked for together: whoever comes while one waits is in the sheet before it asks.
function onAnswer() {
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(500)) {
    return;
  }

  Utilities.sleep(5000);
  lock.releaseLock();
  askForSync();
}

// Only «look at the sheet» is said, never the answer itself: an answer has one way in.
// If nobody hears it, the next sync by schedule does the same.
function askForSync() {
  const response = UrlFetchApp.fetch(address(), {
    method: 'post',
    headers: { 'X-Roadmap-Key': property('SYNC_KEY', 'Он показан на странице «Форма Google».') },
    followRedirects: false, // the key goes nowhere else
    muteHttpExceptions: true,
  });
  const code = response.getResponseCode();
  if (code === 401) {
    throw new Error('Ключ SYNC_KEY не действует: он заменён, вписан не целиком, или сбор ответов закончен. '
      + 'Действующий показан на странице «Форма Google».');
  }

  if (code !== 200 && code !== 202) {
    throw new Error('Приложение ответило ' + code + ': ' + response.getContentText());
  }
}

function address() {
  const app = property('APP_URL', 'Адрес показан на странице «Форма Google».').replace(/\/+$/, '');
  if (!/^https:\/\/[^\/\s?#@]+$/.test(app)) {
    throw new Error('APP_URL — адрес приложения, который начинается с https://, без пути: ' + app);
  }

  return app + '/api/campaigns/' + CAMPAIGN.id + '/sync';
}

function theForm() {
  return FormApp.openById(property('FORM_ID', 'Сначала запустите createForm.'));
}

function property(name, hint) {
  const value = PropertiesService.getScriptProperties().getProperty(name);
  if (!value) {
    throw new Error('Нет свойства скрипта ' + name + ' (Настройки проекта → Свойства скрипта). ' + hint);
  }

  return value.trim();
}
