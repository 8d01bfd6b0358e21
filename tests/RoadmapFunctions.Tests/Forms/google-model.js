// As much of Google as the script needs: https://developers.google.com/apps-script/reference/forms and …/spreadsheet.
// What the services refuse, it refuses; a method that is not there is an error, as in Google.
// node google-model.js < SCRIPT  →  JSON on the standard output.
'use strict';
const fs = require('fs');
const vm = require('vm');

const calls = { logged: [], fetched: [], triggers: [], slept: 0, forms: 0 };
const spreadsheets = new Map();
const properties = new Map();
const cache = new Map();

const fail = (words) => { throw new Error(words); };
const text = (value, name) => typeof value === 'string' ? value : fail(`${name} must be a string`);
const truth = (value, name) => typeof value === 'boolean' ? value : fail(`${name} must be a boolean`);

class Item {
  setTitle(title) { this.title = text(title, 'title'); return this; }
  setHelpText(help) { this.help = text(help, 'help text'); return this; }
  setRequired(required) { this.required = truth(required, 'required'); return this; }
  setChoiceValues(values) {
    if (!Array.isArray(values) || values.length === 0) { fail('choices are empty'); }
    values.forEach((value) => text(value, 'choice').trim() || fail('a choice is empty'));
    if (new Set(values).size !== values.length) { fail('choices repeat'); }
    this.choices = values;
    return this;
  }
}

class ListItem extends Item { get kind() { return 'list'; } }
class CheckboxItem extends Item {
  get kind() { return 'checkbox'; }
  showOtherOption(enabled) { this.other = truth(enabled, 'other'); return this; }
}

class Sheet {
  constructor(id, name, form) { Object.assign(this, { id, name, form, rows: [] }); }
  getSheetId() { return this.id; }
  getName() { return this.name; }
  getFormUrl() { return this.form ? this.form.getEditUrl() : null; }
  getRange(row, column) { return { getValue: () => this.rows[row - 1][column - 1] }; }
}

class Form {
  constructor(title) { Object.assign(this, { title, items: [] }); calls.forms++; }
  setDescription(words) { this.description = text(words, 'description'); return this; }
  setConfirmationMessage(words) { this.confirmation = text(words, 'confirmation'); return this; }
  setAllowResponseEdits(enabled) { this.edits = truth(enabled, 'edits'); return this; }
  addListItem() { return this.add(new ListItem()); }
  addCheckboxItem() { return this.add(new CheckboxItem()); }
  add(item) { this.items.push(item); return item; }
  setDestination(type, id) {
    if (type !== 'SPREADSHEET') { fail('unknown destination'); }
    const spreadsheet = spreadsheets.get(id) || fail('no such spreadsheet');
    // The responses' tab comes first; its columns are the questions in their order.
    this.sheet = new Sheet(1234567890, 'Ответы на форму (1)', this);
    this.sheet.rows.push(['Отметка времени', ...this.items.map((item) => item.title)]);
    spreadsheet.sheets.unshift(this.sheet);
    return this;
  }
  setPublished(enabled) { this.published = truth(enabled, 'published'); return this; }
  getEditUrl() { return 'https://docs.google.com/forms/d/form/edit'; }
  getPublishedUrl() { return 'https://docs.google.com/forms/d/e/form/viewform'; }
  // As a person would: ticked choices in the form's order, own words last, all joined by «, ».
  submit(serial, ticked) {
    if (!this.published) { fail('the form is not published'); }
    this.sheet.rows.push([serial, ...this.items.map((item) => {
      const chosen = ticked(item);
      chosen.options.forEach((option) => item.choices.includes(option) || fail('no such choice'));
      if (chosen.other !== undefined && !item.other) { fail('no own words here'); }
      return [...item.choices.filter((choice) => chosen.options.includes(choice)), ...(chosen.other === undefined ? [] : [chosen.other])].join(', ');
    })]);
  }
}

let form;
const services = {
  console: { log: (words) => calls.logged.push(words) },
  FormApp: { DestinationType: { SPREADSHEET: 'SPREADSHEET' }, create: (title) => (form = new Form(text(title, 'title'))) },
  SpreadsheetApp: {
    create(name) {
      const id = `1Spreadsheet_${spreadsheets.size}-of-the-model`;
      const spreadsheet = {
        name: text(name, 'name'), zone: 'America/New_York', sheets: [new Sheet(0, 'Лист1', null)],
        getId: () => id, getUrl: () => `https://docs.google.com/spreadsheets/d/${id}/edit`,
        setSpreadsheetTimeZone(zone) { spreadsheet.zone = zone; }, getSheets: () => spreadsheet.sheets,
      };
      spreadsheets.set(id, spreadsheet);
      return spreadsheet;
    },
    openById: (id) => spreadsheets.get(id) || fail('no such spreadsheet'),
    flush() {},
  },
  PropertiesService: { getScriptProperties: () => ({ getProperty: (name) => properties.get(name) ?? null, setProperty: (name, value) => properties.set(name, text(value, 'value')) }) },
  CacheService: { getScriptCache: () => ({ get: (key) => cache.get(key) ?? null, put: (key, value) => cache.set(key, value), remove: (key) => cache.delete(key) }) },
  Utilities: { sleep: (milliseconds) => { calls.slept += milliseconds; if (services.during) { services.during(); } } },
  UrlFetchApp: { fetch: (url, options) => { calls.fetched.push({ url, ...options }); return { getResponseCode: () => services.code, getContentText: () => 'the body' }; } },
  ScriptApp: {
    getProjectTriggers: () => [...calls.triggers],
    deleteTrigger: (trigger) => calls.triggers.splice(calls.triggers.indexOf(trigger), 1),
    newTrigger: (handler) => ({ forSpreadsheet: (id) => ({ onFormSubmit: () => ({ create: () => calls.triggers.push({ id, handler, getHandlerFunction: () => handler }) }) }) }),
  },
};
services.code = 200;

const script = vm.createContext(services);
vm.runInContext(fs.readFileSync(0, 'utf8'), script);
const refusal = (name) => { try { vm.runInContext(`${name}()`, script); return null; } catch (e) { return e.message; } };

const told = vm.runInContext('createForm()', script);
const list = form.items[0];
const boxes = form.items.slice(1);
const none = { options: [] };
let serial = 44224.5;
const fill = (school, of) => form.submit(serial++, (item) => item === list ? { options: [school] } : of(item));

// Each option alone, each with own words, own words alone, everything, everything with own words; schools by turns.
boxes.forEach((box) => box.choices.forEach((choice, index) => {
  const school = list.choices[index % list.choices.length];
  fill(school, (item) => item === box ? { options: [choice] } : none);
  fill(school, (item) => item === box ? { options: [choice], other: 'свои слова, с запятой' } : none);
}));
fill(list.choices[0], () => ({ options: [], other: 'только свои слова' }));
list.choices.forEach((school) => {
  fill(school, (item) => ({ options: item.choices }));
  fill(school, (item) => ({ options: item.choices, other: 'и свои слова' }));
});

const again = refusal('createForm');
const withoutUrl = refusal('installTrigger');
properties.set('APP_URL', 'http://roadmap.example');
const plainUrl = refusal('installTrigger');
properties.set('APP_URL', 'https://roadmap.example/');
const withoutKey = refusal('installTrigger');
properties.set('OPERATOR_KEY', 'the key');
const installed = [refusal('installTrigger'), refusal('installTrigger')];
const before = calls.fetched.length;
services.during = () => { services.during = null; refusal('onAnswer'); refusal('onAnswer'); };
refusal('onAnswer');
const askedForThree = calls.fetched.length - before;
services.code = 503;
const deaf = refusal('onAnswer');
services.code = 200;
const healed = refusal('onAnswer');

process.stdout.write(JSON.stringify({
  told, again, withoutUrl, plainUrl, withoutKey, installed, askedForThree, deaf, healed,
  logged: calls.logged, fetched: calls.fetched, forms: calls.forms,
  triggers: calls.triggers.map((trigger) => ({ id: trigger.id, handler: trigger.handler })),
  form: { title: form.title, description: form.description, edits: form.edits, items: form.items.map((item) => ({ kind: item.kind, title: item.title, help: item.help, required: item.required, other: item.other, choices: item.choices })) },
  zone: spreadsheets.get(told.spreadsheetId).zone,
  rows: form.sheet.rows,
}));
