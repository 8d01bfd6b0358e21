// As much of Google as the script needs: https://developers.google.com/apps-script/reference/forms, …/spreadsheet, …/lock, …/url-fetch.
// What the services refuse, it refuses; a method that is not there is an error, as in Google. Its clock moves only when somebody sleeps.
// node google-model.js [MILLISECONDS until the responses' tab appears] < SCRIPT  →  JSON on the standard output.
'use strict';
const fs = require('fs');
const vm = require('vm');

const fail = (words) => { throw new Error(words); };
const text = (value, name) => typeof value === 'string' ? value : fail(`${name} must be a string`);
const truth = (value, name) => typeof value === 'boolean' ? value : fail(`${name} must be a boolean`);
// «Displayed text cannot contain newlines»: so says the Forms API of titles and choices.
const line = (value, name) => /[\r\n\v\f\u0085\u2028\u2029]/.test(text(value, name))
  ? fail(`${name}: displayed text cannot contain newlines`)
  : value.trim() || fail(`${name} is empty`);
const known = (given, ...names) => Object.keys(given).forEach((name) => names.includes(name) || fail(`no such option: ${name}`));

const clock = {
  now: Date.UTC(2021, 0, 28, 5, 30),
  events: [],
  at(time, work) { clock.events.push({ time, work }); },
  sleep(milliseconds) {
    const end = clock.now + milliseconds;
    for (let next; (next = clock.events.filter((event) => event.time <= end).sort((a, b) => a.time - b.time)[0]);) {
      clock.events.splice(clock.events.indexOf(next), 1);
      clock.now = Math.max(clock.now, next.time);
      next.work();
    }

    clock.now = Math.max(clock.now, end);
  },
};

const calls = { logged: [], fetched: [], triggers: [] };
const files = new Map(); // forms and spreadsheets, as they are
const properties = new Map();
const delay = Number(process.argv[2] ?? 2500);

class Item {
  setTitle(title) { this.title = line(title, 'title'); return this; }
  setHelpText(help) { this.help = text(help, 'help text'); return this; }
  setRequired(required) { this.required = truth(required, 'required'); return this; }
  setChoiceValues(values) {
    if (!Array.isArray(values) || values.length === 0) { fail('choices are empty'); }
    this.choices = Array.from(values, (value) => line(value, 'choice'));
    if (new Set(this.choices).size !== values.length) { fail('questions cannot have duplicate choice values'); }
    return this;
  }
}

class ListItem extends Item { get kind() { return 'list'; } }
class CheckboxItem extends Item {
  get kind() { return 'checkbox'; }
  showOtherOption(enabled) { this.other = truth(enabled, 'other'); return this; }
}
// https://developers.google.com/apps-script/reference/forms/checkbox-grid-item, …/grid-item: a column for each row, and no own words.
class CheckboxGridItem extends Item {
  get kind() { return 'checkbox grid'; }
  setRows(rows) {
    if (!Array.isArray(rows) || rows.length === 0) { fail('rows are empty'); }
    this.rows = Array.from(rows, (row) => line(row, 'row'));
    if (new Set(this.rows).size !== rows.length) { fail('a grid cannot have duplicate rows'); }
    return this;
  }
  setColumns(columns) { return this.setChoiceValues(columns); }
  get questions() {
    this.asked ??= this.rows.map((row) => ({
      title: `${this.title} [${row}]`, choices: this.choices, required: this.required, inGrid: true,
    }));
    return this.asked;
  }
}
class GridItem extends CheckboxGridItem { get kind() { return 'grid'; } }
class MultipleChoiceItem extends CheckboxItem { get kind() { return 'multiple choice'; } }
// It has no choices: all that is answered is own words.
class TextItem extends Item {
  constructor() { super(); Object.assign(this, { choices: [], other: true }); }
  get kind() { return 'text'; }
  setValidation(validation) { this.validation = validation; return this; }
}
// https://developers.google.com/apps-script/reference/forms/date-item
class DateItem extends Item {
  constructor() { super(); Object.assign(this, { choices: [], other: true }); }
  get kind() { return 'date'; }
  get only() { return '2021-02-05'; }
  setIncludesYear(enabled) { this.year = truth(enabled, 'year'); return this; }
}
// https://developers.google.com/apps-script/reference/forms/scale-item
class ScaleItem extends Item {
  constructor() { super(); Object.assign(this, { choices: [], other: true }); }
  get kind() { return 'scale'; }
  get only() { return String(this.from); }
  get scale() { return [this.from, this.lower, this.to, this.upper]; }
  setBounds(from, to) {
    if (![0, 1].includes(from) || !Number.isInteger(to) || to < 3 || to > 10) { fail('no such scale'); }
    return Object.assign(this, { from, to });
  }
  setLabels(lower, upper) { return Object.assign(this, { lower: text(lower, 'label'), upper: text(upper, 'label') }); }
}
// https://developers.google.com/apps-script/reference/forms/text-validation-builder
class Validation {
  setHelpText(help) { this.words = text(help, 'help text'); return this; }
  requireNumberGreaterThanOrEqualTo(least) { return this.within(least, Infinity); }
  requireNumberBetween(least, most) { return this.within(least, most); }
  within(least, most) {
    [least, most].forEach((limit) => typeof limit === 'number' || fail('a limit must be a number'));
    this.takes = (answer) => /^-?[0-9]+([.,][0-9]+)?$/.test(answer) && Number(answer.replace(',', '.')) >= least
        && Number(answer.replace(',', '.')) <= most;
    this.some = String(least);
    return this;
  }
  build() { return this.takes ? this : fail('a validation requires something'); }
}
// https://developers.google.com/apps-script/reference/forms/paragraph-text-validation-builder
class ParagraphValidation extends Validation {
  requireTextMatchesPattern(pattern) {
    const whole = new RegExp(`^(?:${text(pattern, 'pattern')})$`);
    this.takes = (answer) => whole.test(answer);
    this.some = 'https://school.example/order';
    return this;
  }
}
class ParagraphTextItem extends TextItem { get kind() { return 'paragraph'; } }

// https://developers.google.com/apps-script/reference/forms/section-header-item, …/page-break-item: no question, no column.
class SectionHeaderItem extends Item {
  get kind() { return 'section'; }
  get asks() { return false; }
  setRequired() { return fail('it is no question'); }
}
class PageBreakItem extends SectionHeaderItem { get kind() { return 'page'; } }

class Form {
  constructor(title) {
    Object.assign(this, { id: `1Form-${files.size}`, title: line(title, 'title'), items: [], published: false });
    files.set(this.id, this);
  }

  setDescription(words) { this.description = text(words, 'description'); return this; }
  setConfirmationMessage(words) { this.confirmation = text(words, 'confirmation'); return this; }
  setAllowResponseEdits(enabled) { this.edits = truth(enabled, 'edits'); return this; }
  setCollectEmail(enabled) { this.email = truth(enabled, 'email'); return this; }
  addListItem() { return this.add(new ListItem()); }
  addCheckboxItem() { return this.add(new CheckboxItem()); }
  addMultipleChoiceItem() { return this.add(new MultipleChoiceItem()); }
  addGridItem() { return this.add(new GridItem()); }
  addCheckboxGridItem() { return this.add(new CheckboxGridItem()); }
  addSectionHeaderItem() { return this.add(new SectionHeaderItem()); }
  addPageBreakItem() { return this.add(new PageBreakItem()); }
  addDateItem() { return this.add(new DateItem()); }
  addScaleItem() { return this.add(new ScaleItem()); }
  addTextItem() { return this.add(new TextItem()); }
  addParagraphTextItem() { return this.add(new ParagraphTextItem()); }
  add(item) { this.items.push(item); return item; }
  get questions() { return this.items.filter((item) => item.asks !== false).flatMap((item) => item.questions ?? [item]); }
  setDestination(type, id) {
    if (type !== 'SPREADSHEET') { fail('unknown destination'); }
    this.destination = files.get(id) || fail('no such spreadsheet');
    // The responses' tab comes after a while and stands first; its header comes later still: the questions in their order.
    const tab = { id: 1234567890, name: 'Ответы на форму (1)', form: this, rows: [] };
    clock.at(clock.now + delay, () => this.destination.tabs.unshift(tab));
    clock.at(clock.now + delay + 1, () => tab.rows.push(['Отметка времени', ...this.questions.map((item) => item.title)]));
    this.tab = tab;
    return this;
  }
  getId() { return this.id; }
  getDestinationId() { return (this.destination || fail('the form has no response destination')).id; }
  setPublished(enabled) { this.published = truth(enabled, 'published'); return this; }
  getEditUrl() { return `https://docs.google.com/forms/d/${this.id}/edit`; }
  getPublishedUrl() { return `https://docs.google.com/forms/d/e/${this.id}/viewform`; }

  // As a person would: ticked choices in the form's order, own words last, all joined by «, »; stamped in the spreadsheet's zone.
  submit(answerTo) {
    if (!this.published) { fail('the form is not published'); }
    const cells = this.questions.map((item) => {
      const { options, other } = answerTo(item);
      options.forEach((option) => item.choices.includes(option) || fail('no such choice'));
      if (other !== undefined && !item.other) { fail('no own words here'); }
      if (item.kind === 'list' && options.length > 1) { fail('one choice only'); }
      if (other !== undefined && item.validation && !item.validation.takes(other.trim())) { fail(item.validation.words); }
      const cell = [...item.choices.filter((choice) => options.includes(choice)), ...(other === undefined ? [] : [other.trim()])]
          .join(', ');
      if (item.required && !cell) { fail(`«${item.title}» must be answered`); }
      if (item.kind === 'date' && cell) { return item.year ? dayCell(cell, this.destination.locale) : fail('a date without a year'); }
      return /^\d+$/.test(cell) ? Number(cell) : cell; // a cell takes figures for a number
    });
    this.tab.rows.push([serial(clock.now, this.destination.zone), ...cells]);
    calls.triggers.filter((trigger) => trigger.id === this.destination.id).forEach((trigger) => execute(trigger.handler));
  }
}

// A cell of a day keeps a number, and shows it as its spreadsheet's country does.
function dayCell(day, locale) {
  const [year, month, date] = day.split('-');
  const shown = locale === 'ru_RU' ? `${date}.${month}.${year}` : `${Number(month)}/${Number(date)}/${year}`;
  return { number: (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86400000, shown };
}

// Days since 30 December 1899 on the wall clock of the zone.
function serial(instant, zone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
    hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second, instant % 1000);
  return (local - Date.UTC(1899, 11, 30)) / 86400000;
}

// An open spreadsheet shows the tabs that were there when it was opened.
const opened = (file) => {
  const spreadsheet = {
    getId: () => file.id,
    getUrl: () => `https://docs.google.com/spreadsheets/d/${file.id}/edit`,
    setSpreadsheetLocale(locale) { file.locale = text(locale, 'locale'); return this; },
    setSpreadsheetTimeZone(zone) { new Intl.DateTimeFormat('en-US', { timeZone: text(zone, 'zone') }); file.zone = zone; },
  };
  const tabs = file.tabs.map((tab) => ({
    getSheetId: () => tab.id,
    getName: () => tab.name,
    getParent: () => spreadsheet,
    getFormUrl: () => tab.form ? `https://docs.google.com/forms/d/${tab.form.id}/viewform` : null,
    getLastColumn: () => Math.max(0, ...tab.rows.map((row) => row.length)),
    getRange: (row, column) => ({ getValue: () => tab.rows[row - 1]?.[column - 1] ?? '' }),
  }));
  return Object.assign(spreadsheet, { getSheets: () => tabs });
};
const find = (id, kind) => {
  const file = files.get(text(id, 'id'));
  return file && (file instanceof Form) === kind ? file : fail('no item with the given id could be found');
};

let running = 0; // an execution of the script
let started = 0;
let holder = null; // the execution that has the script's lock
let status = 200;
const services = {
  console: { log: (words) => calls.logged.push(words) },
  FormApp: {
    createParagraphTextValidation: () => new ParagraphValidation(),
    createTextValidation: () => new Validation(), DestinationType: { SPREADSHEET: 'SPREADSHEET' }, create: (title) => new Form(title),
    openById: (id) => find(id, true),
  },
  SpreadsheetApp: {
    create(name) {
      const file = {
        id: `1Spreadsheet_${files.size}-of-the-model`, name: line(name, 'name'), zone: 'America/New_York',
        tabs: [{ id: 0, name: 'Лист1', form: null, rows: [] }],
      };
      files.set(file.id, file);
      return opened(file);
    },
    openById: (id) => opened(find(id, false)),
    flush() {},
  },
  PropertiesService: {
    getScriptProperties: () => ({
      getProperty: (name) => properties.get(name) ?? null,
      setProperty: (name, value) => properties.set(name, text(value, 'value').length > 9000 ? fail('the property is too long') : value),
    }),
  },
  LockService: {
    getScriptLock() {
      const mine = running;
      return {
        tryLock: (milliseconds) => { Number.isInteger(milliseconds) || fail('timeout'); holder ??= mine; return holder === mine; },
        releaseLock() { if (holder === mine) { holder = null; } },
      };
    },
  },
  Utilities: { sleep: (milliseconds) => clock.sleep(milliseconds) },
  UrlFetchApp: {
    fetch(url, options) {
      known(options, 'method', 'headers', 'payload', 'contentType', 'followRedirects', 'muteHttpExceptions');
      calls.fetched.push({ url, time: clock.now, ...options });
      if (status >= 400 && !options.muteHttpExceptions) { fail('Request failed'); }
      return { getResponseCode: () => status, getContentText: () => 'the body' };
    },
  },
  ScriptApp: {
    getProjectTriggers: () => [...calls.triggers],
    deleteTrigger: (trigger) => calls.triggers.splice(calls.triggers.indexOf(trigger), 1),
    newTrigger: (handler) => ({
      forSpreadsheet: (id) => ({
        onFormSubmit: () => ({
          create: () => {
            find(id, false);
            calls.triggers.push({ id, handler, getHandlerFunction: () => handler });
          },
        }),
      }),
    }),
  },
};

const script = vm.createContext(services);
vm.runInContext(fs.readFileSync(0, 'utf8'), script);

/** Runs a function as an execution of its own: Google takes the lock from one that has ended. */
function execute(name) {
  const before = running;
  running = ++started;
  try {
    return { value: vm.runInContext(`${name}()`, script), error: null };
  } catch (e) {
    return { value: null, error: e.message };
  } finally {
    if (holder === running) { holder = null; }
    running = before;
  }
}

const of = (kind) => [...files.values()].filter((file) => (file instanceof Form) === kind);

function whole() {
  const created = execute('createForm');
  if (!properties.has('FORM_ID')) {
    return { refused: created.error, refusedAgain: execute('createForm').error, open: execute('openForm').error };
  }

  clock.sleep(delay);
  const told = created.value ?? execute('openForm').value;
  const [form] = of(true);
  const [list, ...boxes] = form.questions;
  const instants = [];
  const none = { options: [] };
  const written = (item, words) => item.only ?? (item.validation && !item.validation.takes(words) ? item.validation.some : words);
  const someOf = (item) => item.choices.length > 0 ? { options: [item.choices[0]] } : { options: [], other: written(item, 'слова') };
  const fill = (school, answerTo) => {
    clock.sleep(61000);
    instants.push(clock.now);
    form.submit((item) => {
      const given = item === list ? { options: [school] } : answerTo(item);
      const answer = item.inGrid && given.options.length === 0 ? none : item.inGrid ? { options: given.options } : given;
      // whoever leaves a required question out is not let go
      return item.required && answer === none ? someOf(item) : answer;
    });
  };

  // Each option alone, each with own words, own words alone, everything, everything with own words; schools by turns.
  boxes.forEach((box) => box.choices.forEach((choice, index) => {
    const school = list.choices[index % list.choices.length];
    fill(school, (item) => item === box ? { options: [choice] } : none);
    fill(school, (item) => item === box ? { options: [choice], other: 'Свои слова, с запятой' } : none);
  }));
  fill(list.choices[0], (item) => ({ options: [], other: written(item, ' только свои слова ') }));
  fill(list.choices[0], (item) => ({ options: [], other: written(item, '2021') }));
  list.choices.forEach((school) => {
    fill(school, (item) => ({ options: item.choices }));
    fill(school, (item) => ({ options: item.choices, other: written(item, 'и свои слова') }));
  });
  const rows = [...form.tab.rows];

  const again = execute('createForm').error;
  const openedAgain = execute('openForm').value;
  const withoutUrl = execute('installTrigger').error;
  const badUrls = [
    'http://roadmap.example', 'https://roadmap.example/desk', 'https://roadmap.example?x', 'https://me@roadmap.example', 'roadmap.example',
  ].map((url) => {
    properties.set('APP_URL', url);
    return execute('installTrigger').error;
  });
  properties.set('APP_URL', ' https://roadmap.example/ ');
  const withoutKey = execute('installTrigger').error;
  properties.set('SYNC_KEY', ' the key\n');
  status = 401;
  const wrongKey = execute('installTrigger').error;
  const triggersBefore = calls.triggers.length;
  status = 200;
  const installed = [execute('installTrigger').error, execute('installTrigger').error];

  // Thirty answers in a minute.
  const asked = calls.fetched.length;
  const rush = Array.from({ length: 30 }, (_, index) => clock.now + 1000 + (index * 2000));
  rush.forEach((time, index) => clock.at(time, () =>
    form.submit((item) => item === list ? { options: [list.choices[index % list.choices.length]] } : someOf(item))));
  clock.sleep(80000);
  const asks = calls.fetched.slice(asked).map((call) => call.time);

  status = 503;
  const deaf = execute('onAnswer').error;
  status = 202;
  const healed = execute('onAnswer').error;

  return {
    told, openedAgain, late: created.error, again, withoutUrl, badUrls, withoutKey, wrongKey,
    triggersBefore, installed, rush, asks, deaf, healed,
    logged: calls.logged, fetched: calls.fetched, forms: of(true).length,
    triggers: calls.triggers.map((trigger) => ({ id: trigger.id, handler: trigger.handler })),
    form: {
      title: form.title, description: form.description, edits: form.edits, email: form.email,
      items: form.items.map(({ kind, title, help, required, other, choices, rows, validation, scale }) =>
        ({ kind, title, help, required, other, choices, rows, checks: validation?.words, scale })),
    },
    zone: of(false)[0].zone, locale: of(false)[0].locale ?? null,
    rows, instants,
  };
}

process.stdout.write(JSON.stringify(whole()));
