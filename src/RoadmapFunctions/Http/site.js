// Only what a page cannot do by itself: every form works without this file, except that a link's key must then be pasted by hand.
'use strict';

// A link carries its key behind «#». It is taken off the address at once and sent in a body. A link that is opened in a tab
// where a form is open already only changes what stands behind «#», so that is listened to as well.
for (const form of document.querySelectorAll('form[data-key]')) {
  const open = () => {
    const key = location.hash.slice(1);
    const parts = { school: 4, head: 4, reader: 3 }[form.dataset.key];
    const isKey = parts ? key.split('.').length === parts : key.length >= 20;
    if (isKey) {
      history.replaceState(null, '', location.pathname + location.search);
      form.elements.key.value = key;
      if (form.dataset.key === 'staff') {
        // Any page may lead here with a key of its own: the person says whether to sign in with it.
        form.querySelector('[data-from-link]').hidden = false;
        form.querySelector('button').focus();
      } else {
        form.submit();
      }
    }
  };
  open();
  addEventListener('hashchange', open);
}

// A page that answers an upload stands in the history as that upload, and «back» would ask whether to send the file once more.
// From here on it stands there as the page where files are sent.
if (document.querySelector('form[enctype="multipart/form-data"]')) {
  history.replaceState(history.state, '', location.href);
}

for (const place of document.querySelectorAll('[data-focus]')) {
  place.focus();
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

for (const text of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) {
    break;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Копировать';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = 'Скопировано';
    setTimeout(() => { button.textContent = 'Копировать'; }, 2000);
  });
  text.after(button);
}

// A page of the editor whose text is not stored yet asks before it is left. What was sent after the end of a session waits in this window
// until its page is back; nothing else reads it.
const EDITED = 'edited ';
const waiting = {
  all() {
    try {
      return Object.keys(sessionStorage).filter((key) => key.startsWith(EDITED));
    } catch {
      return [];
    }
  },
  read(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A browser may forbid it or have no room: then nothing waits, and nothing says that it does.
    }
  },
  remove(key) {
    sessionStorage.removeItem(key);
  },
};

for (const note of document.querySelectorAll('[data-kept-here]')) {
  for (const key of waiting.all()) {
    waiting.write(key, { ...waiting.read(key), ended: true });
    note.hidden = false;
  }
}

for (const form of document.querySelectorAll('form[data-unsaved]')) {
  const read = () => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value]));
  const asDrawn = read();
  const key = EDITED + form.getAttribute('action');
  const kept = waiting.read(key);
  let unsaved = form.dataset.unsaved === 'yes';
  let leaving = false;
  if (kept?.ended) {
    for (const field of form.elements) {
      const values = kept.fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === 'checkbox') {
        field.checked = values.includes(field.value);
      } else if (field.name && field.type !== 'file' && field.tagName !== 'BUTTON' && values.length > 0) {
        [field.value] = values;
      }
    }
    unsaved = true;
    const note = form.querySelector('[data-kept]');
    if (note) {
      note.hidden = false;
    }
  }

  const isUnsaved = () => !leaving && (unsaved || read() !== asDrawn);
  addEventListener('beforeunload', (event) => {
    if (isUnsaved()) {
      event.preventDefault();
    }
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.getAttribute('href').startsWith('#')) {
      return;
    }
    if (isUnsaved()) {
      if (confirm('На странице есть незаписанное. Уйти и не записать?')) {
        leaving = true;
      } else {
        event.preventDefault();
      }
    }
  });
  addEventListener('pageshow', () => { leaving = false; });
  form.addEventListener('submit', (event) => {
    leaving = !event.defaultPrevented;
    if (leaving && form.querySelector('[data-kept]')) {
      waiting.write(key, { fields: [...new FormData(form)].filter(([, value]) => typeof value === 'string') });
    }
  });
}

// Any other page than the door means that the server has answered: what it was sent needs to wait no longer.
if (!document.querySelector('form.door')) {
  waiting.all().forEach((key) => waiting.remove(key));
}

// Work that takes a while is shown to be going on, and a second click does not start it again.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.confirm && !confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    const button = event.submitter || form.querySelector('button:not([type="button"])');
    const words = button.textContent;
    const since = Date.now();
    const tick = () => {
      const seconds = Math.floor((Date.now() - since) / 1000);
      button.textContent = (button.dataset.busy || words) + (seconds > 0 ? ` ${seconds} с` : '');
    };
    tick();
    const timer = setInterval(tick, 1000);
    // Disabling it now would take its name and value out of what is sent.
    const disabling = setTimeout(() => { button.disabled = true; });
    form.addEventListener('resume', () => {
      clearTimeout(disabling);
      clearInterval(timer);
      button.disabled = false;
      button.textContent = words;
      delete form.dataset.sent;
    }, { once: true });
  });
}

// Work goes on elsewhere: the page comes again when its state has changed, and then shows what it has brought.
for (const place of document.querySelectorAll('[data-run]')) {
  const look = async () => {
    try {
      const answer = await fetch(place.dataset.run);
      if (answer.ok && (await answer.json()).state !== place.dataset.state) {
        location.reload();
        return;
      }
    } catch {
      // There may be a connection the next time.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
}

// A page that comes back from the browser's memory is ready again.
addEventListener('pageshow', (event) => {
  if (event.persisted) {
    document.querySelectorAll('form[data-sent]').forEach((form) => form.dispatchEvent(new Event('resume')));
  }
});

// Where a question is answered in writing: own words, or a value.
const WRITTEN = 'textarea, .value input';

const isAnswered = (question) =>
  question.querySelector('input:checked:not([value=""])') !== null
  || [...question.querySelectorAll(WRITTEN)].some((field) => field.value.trim() !== '');

// Own words beside a row of a table lie folded until there are some.
const unfold = (field) => {
  const fold = field.value ? field.closest('details') : null;
  if (fold) {
    fold.open = true;
  }
};

// A question that waits for an answer to another one is shown when it is asked. What stands in it is kept and sent all the same, and a
// question that somebody must look at is never hidden.
for (const form of document.querySelectorAll('form.answers')) {
  const waiting = form.querySelectorAll('[data-if]');
  const show = () => {
    for (const question of waiting) { // in the order of the form: a hidden question opens no other
      const earlier = document.getElementById(question.dataset.if);
      const options = question.dataset.options.split(' ');
      const ticked = earlier ? [...earlier.querySelectorAll('input:checked:not([value=""])')] : [];
      // Of own words alone nobody knows what they tick: what has been answered counts then.
      const doubtful = ticked.length === 0 && earlier?.querySelector('textarea')?.value.trim() && isAnswered(question);
      const asked = earlier && !earlier.closest('[hidden]') && (doubtful || ticked.some((option) => options.includes(option.value)));
      question.hidden = !asked && !question.querySelector('.error, .notice');
    }
  };
  form.addEventListener('input', show);
  form.addEventListener('filled', show);
  show();
}

// The answer of the last period is taken over as it was; the school still sends it itself.
for (const button of document.querySelectorAll('button[data-keep]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const question = button.closest('[data-number]');
    const kept = button.dataset.keep.split(' ');
    for (const box of question.querySelectorAll('input[type="checkbox"], input[type="radio"]')) {
      box.checked = kept.includes(box.value);
    }
    // A value has no fields where a mark is ticked and two where it is «12 из 40»; what stands below explains this period's numbers.
    const values = [...question.querySelectorAll('[name^="value."], [name^="part."]')];
    const written = values.length > 0 ? values.filter((field) => field.type !== 'radio') : [...question.querySelectorAll('textarea')];
    const words = button.dataset.words || '';
    const parts = written.length > 1 ? words.split(' из ') : [words];
    written.forEach((field, index) => {
      field.value = parts[index] || '';
      unfold(field);
    });
    question.dispatchEvent(new Event('input', { bubbles: true }));
    button.closest('details').open = false;
  });
}

// The reading desk by keyboard: a digit chooses, and Ctrl + Enter sends from a field of several lines.
for (const form of document.querySelectorAll('form[data-keys]')) {
  // Of the page, not of the form: until the browser has moved the focus there, a quick key goes to the page.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector('button.primary'));
      return;
    }
    const typing = event.target.matches('textarea, select, input:not([type="radio"])');
    const choice = typing || event.altKey || event.ctrlKey ? null : form.querySelector(`input[data-key="${CSS.escape(event.key)}"]`);
    if (choice) {
      event.preventDefault();
      choice.checked = true;
      choice.focus();
    }
  });
}

// Not kept in a draft: what the server gave for this page, and a person's name and post, because others may use this device.
const UNKEPT = ['token', 'version', 'school', 'asked', 'respondent.name', 'respondent.post'];

const draftKey = (name) => `draft ${name}`;
const sendingKey = (name) => `sending ${name}`;

// A browser may forbid it or have no room: then there is no draft, and nothing says that there is one.
const store = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // said above
    }
  },
  has(start) {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith(start));
    } catch {
      return false;
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // said above
    }
  },
};

// The receipt of what was just sent ends the draft; one that is only looked at does not.
for (const receipt of document.querySelectorAll('[data-clears-draft]')) {
  const name = receipt.dataset.clearsDraft;
  if (store.read(sendingKey(name))) {
    store.remove(sendingKey(name));
    store.remove(draftKey(name));
  }
}

// Leaving takes the drafts away from this device (Clear-Site-Data), so it is asked first.
for (const form of document.querySelectorAll('form[data-drafts]')) {
  form.addEventListener('submit', (event) => {
    if (store.has('draft ') && !confirm(form.dataset.drafts)) {
      event.preventDefault();
    }
  });
}

for (const form of document.querySelectorAll('form[data-draft]')) {
  const key = draftKey(form.dataset.draft);
  const version = form.dataset.version || '';
  const notice = document.querySelector('[data-draft-notice]');
  const missing = form.querySelector('[data-missing]');

  const read = () => [...new FormData(form)].filter(([name]) => !UNKEPT.includes(name));
  const asDrawn = JSON.stringify(read());
  const refused = document.querySelector('[data-focus]') !== null;
  const fill = (entries) => {
    for (const field of form.elements) {
      if (field.type === 'checkbox' || field.type === 'radio') {
        field.checked = entries.some(([name, value]) => name === field.name && value === field.value);
      } else if (field.name && field.type !== 'hidden' && !UNKEPT.includes(field.name)) {
        field.value = (entries.find(([name]) => name === field.name) || ['', ''])[1];
        unfold(field);
      }
    }
    form.dispatchEvent(new Event('filled'));
  };

  const count = () => {
    const left = [...form.querySelectorAll('[data-number]:not([data-optional])')]
      .filter((set) => !set.closest('[hidden]') && !isAnswered(set));
    const words = left.length === 0
      ? `Есть ответы на все ${missing.dataset.missing}.`
      : `Нет ответа на ${missing.dataset.missing}: ${left.map((set) => set.dataset.number).join(', ')}.`;
    if (missing.textContent !== words) {
      missing.textContent = words;
    }
  };

  const save = () => {
    count();
    if (!refused && JSON.stringify(read()) === asDrawn) {
      store.remove(key);
    } else {
      store.write(key, { version, at: Date.now(), entries: read() });
    }
  };

  const say = (words, ...actions) => {
    notice.replaceChildren(words, ...actions.flatMap(([title, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain';
      button.textContent = title;
      button.addEventListener('click', act);
      return [' ', button];
    }));
    notice.hidden = false;
  };

  const discard = () => {
    store.remove(key);
    fill(JSON.parse(asDrawn));
    count();
    notice.hidden = true;
  };

  // A form that comes back with its mistakes holds what was sent; a draft must not cover it.
  const draft = refused ? null : store.read(key);
  if (draft) {
    const at = new Date(draft.at).toLocaleString('ru-RU', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
    const restore = () => {
      fill(draft.entries);
      count();
      say(`Восстановлен черновик с этого устройства, ${at}. Он ещё не отправлен.`, ['Убрать черновик', discard]);
    };
    if (draft.version === version) {
      restore();
    } else {
      say(`На этом устройстве есть черновик, ${at}, но после него ответ уже отправили.`,
        ['Вернуть черновик', restore], ['Убрать черновик', discard]);
    }
  }

  count();
  form.addEventListener('input', save);

  // Without a connection the browser would throw the page away; here the answer waits, and goes when the connection is back.
  form.addEventListener('submit', (event) => {
    save();
    if (event.defaultPrevented) {
      return;
    }
    if (navigator.onLine) {
      store.write(sendingKey(form.dataset.draft), true);
      return;
    }
    event.preventDefault();
    form.dispatchEvent(new Event('resume'));
    say(form.dataset.offline);
    notice.scrollIntoView({ block: 'center' });
    notice.focus();
    addEventListener('online', () => form.requestSubmit(), { once: true });
  });
}
