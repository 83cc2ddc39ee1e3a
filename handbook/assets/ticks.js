// Ticks of checklists stay on this device and begin anew by the rhythm of their list; nothing but their moments is kept.
(function () {
  "use strict";
  const book = window.handbook;
  const article = document.querySelector("article[data-page]");
  const found = article ? Array.from(article.querySelectorAll(".hb-checklist")) : [];
  if (!book || !found.length) return;

  const labels = book.labels;
  const rhythms = JSON.parse(article.dataset.lists || "{}");
  const ours = `hb:${book.id}:`;
  const edition = `${ours}${book.edition}:`;
  const incident = `${edition}#incident`; // the moment of "New incident": ticks of crisis lists from before it do not count
  const longest = 400 * 24 * 60 * 60 * 1000;

  // The one place that touches the browser's storage. What it does not take is remembered as long as the page is open.
  const visit = new Map();
  function attempt(use) {
    try { return use(window.localStorage); } catch (refused) { return null; }
  }
  function read(key) {
    return Number(visit.get(key) || attempt((storage) => storage.getItem(key))) || 0;
  }
  function write(key, moment) {
    visit.set(key, moment);
    const taken = attempt((storage) => { storage.setItem(key, String(moment)); return true; });
    if (taken) visit.delete(key);
    return Boolean(taken);
  }
  function forget(key) {
    visit.delete(key);
    attempt((storage) => storage.removeItem(key));
  }
  /** All that this file has kept for this handbook, in any edition. */
  function keys() {
    const stored = attempt((storage) => Object.keys(storage)) || [];
    return [...stored, ...visit.keys()].filter((key) => key.startsWith(ours) && key.includes("#"));
  }
  let kept = write(`${ours}probe`, 1);
  forget(`${ours}probe`);

  // Rhythms: a tick counts when it was set in the same day, week, month ... as now, by the clock of this device.
  const STAYS = ["set_up", "once"];
  const BEGINNINGS = {
    every_working_day: (day) => day,
    before_each_post: (day) => day,
    weekly: (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate() - ((day.getDay() + 6) % 7)), // Monday
    monthly: (day) => new Date(day.getFullYear(), day.getMonth()),
    quarterly: (day) => new Date(day.getFullYear(), day.getMonth() - (day.getMonth() % 3)),
    yearly: (day) => new Date(day.getFullYear(), 0),
  };
  function beginning(rhythm, moment) {
    const day = new Date(moment);
    return BEGINNINGS[rhythm](new Date(day.getFullYear(), day.getMonth(), day.getDate())).getTime();
  }
  function counts(moment, rhythm) {
    if (!moment) return false;
    if (rhythm === "in_a_crisis") return moment >= read(incident);
    return !BEGINNINGS[rhythm] || beginning(rhythm, moment) === beginning(rhythm, Date.now());
  }
  /** Below zero in a list that stays, so that no other page sweeps it away when it is old. */
  function momentFor(rhythm) {
    if (rhythm === "in_a_crisis") return Math.max(Date.now(), read(incident)); // a clock that was set back
    return STAYS.includes(rhythm) ? -Date.now() : Date.now();
  }

  function keyOf(box) {
    return `${edition}${article.dataset.page}#${box.dataset.item}`;
  }
  function tick(box, rhythm) {
    kept = write(keyOf(box), momentFor(rhythm)) && kept;
  }
  /** Forgets these and gives what brings them back. */
  function clear(cleared) {
    const before = cleared.map((key) => [key, read(key)]).filter(([, moment]) => moment);
    cleared.forEach(forget);
    return () => before.forEach(([key, moment]) => write(key, moment));
  }
  function beginIncident() {
    const before = read(incident);
    write(incident, Math.max(Date.now(), ...keys().map((key) => read(key) + 1))); // later than ticks of a clock that was ahead
    return () => (before ? write(incident, before) : forget(incident));
  }
  function sweep() {
    keys().forEach((key) => {
      const moment = read(key);
      if (moment >= 0 && moment < Date.now() - longest) forget(key);
    });
    const begun = read(incident);
    const undoable = begun > Date.now() || counts(begun, "every_working_day"); // today's can still be undone elsewhere
    lists.forEach(({ boxes, rhythm }) => {
      if (rhythm === "in_a_crisis" && undoable) return;
      boxes.map(keyOf).filter((key) => !counts(Math.abs(read(key)), rhythm)).forEach(forget);
    });
  }

  // What stands under each list, and at the end of the page.
  function element(tag, name, text) {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text || "";
    if (article.lang) made.lang = book.language; // the page is in another language than our labels
    return made;
  }
  function button(text, about) {
    const made = element("button", "hb-tick-button", text);
    made.type = "button";
    if (about) made.setAttribute("aria-label", `${text}: ${about}`);
    return made;
  }
  /** A button that clears, and the way back, which stands there afterwards. `act` clears and gives what undoes it. */
  function clearing(text, about, act, cleared = about) {
    const made = { button: button(text, about), undo: element("p", "hb-ticks-undo", labels.ticks_cleared) };
    const undo = button(labels.ticks_undo, cleared);
    let restore;
    made.undo.append(" ", undo);
    made.undo.hidden = true;
    made.button.addEventListener("click", () => {
      restore = act();
      made.undo.hidden = false;
      show();
      undo.focus();
      say(labels.ticks_cleared);
    });
    undo.addEventListener("click", () => {
      restore();
      made.undo.hidden = true;
      show();
      made.button.focus();
      say(labels.ticks_restored);
    });
    return made;
  }

  function headingsOf(list) {
    const section = list.closest(".hb-section") || article;
    const before = Array.from(section.querySelectorAll("h1, h2, h3")).filter(
      (heading) => heading.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING
    );
    return before.reverse();
  }
  function withLine(list) {
    const headings = headingsOf(list);
    const about = headings.length ? headings[0].textContent.trim() : "";
    const rhythm = headings.map((heading) => rhythms[heading.id]).find(Boolean) || "";
    const boxes = Array.from(list.querySelectorAll("input[data-item]"));
    const made = {
      boxes,
      rhythm,
      done: element("p", "hb-ticks-done"),
      note: element("p", "hb-ticks-note"),
      clear: clearing(labels.ticks_clear, about, () => clear(boxes.map(keyOf))),
      crisis: rhythm === "in_a_crisis" ? clearing(labels.ticks_new_incident, "", beginIncident, labels.ticks_new_incident) : null,
    };
    const line = element("div", "hb-ticks");
    line.append(made.done, made.clear.button, made.clear.undo, made.note);
    if (made.crisis) {
      made.note.id = `ticks_note_${headings[0].id}`;
      made.crisis.button.setAttribute("aria-describedby", made.note.id);
      line.append(made.crisis.button, made.crisis.undo);
    }
    list.after(line);
    return made;
  }
  function showLine(list) {
    list.boxes.forEach((box) => { box.checked = counts(Math.abs(read(keyOf(box))), list.rhythm); });
    const [done, all] = [list.boxes.filter((box) => box.checked).length, list.boxes.length];
    const progress = labels.ticks_done.replace("{done}", String(done)).replace("{all}", String(all));
    list.done.textContent = (done === all ? labels.ticks_all_done : progress) + lastOf(list, done);
    list.note.textContent = noteOf(list.rhythm);
    list.note.hidden = !list.note.textContent || (kept && list.crisis && !done); // in a crisis nothing that can wait
    list.clear.button.hidden = !done;
    if (list.crisis) list.crisis.button.hidden = !done;
  }
  /** In a crisis, when the last tick was set: ticks of a drill long ago are not those of tonight. */
  function lastOf(list, done) {
    if (!list.crisis || !done) return "";
    const last = new Date(Math.max(...list.boxes.map((box) => Math.abs(read(keyOf(box))))));
    const when = last.toLocaleString(book.locale, { dateStyle: "long", timeStyle: "short" });
    return `, ${labels.ticks_last.replace("{when}", when)}`;
  }
  function noteOf(rhythm) {
    if (!kept) return labels.ticks_lost;
    const again = labels[`ticks_again_${rhythm}`] || "";
    return rhythm === "in_a_crisis" ? `${again} ${labels.ticks_new_incident_help}` : again;
  }
  function show() {
    lists.forEach(showLine);
    whole.button.hidden = !keys().some((key) => !key.endsWith(":#incident"));
    end.hidden = !kept;
  }
  function say(text) {
    status.textContent = text;
  }
  /** After something changed elsewhere; what was said last is no longer true, and nothing new is said. */
  function refresh() {
    show();
    say("");
  }

  const lists = found.map(withLine);
  const whole = clearing(labels.ticks_clear_all, "", () => clear(keys()));
  const end = element("div", "hb-ticks hb-ticks-all");
  const status = element("p", "hb-ticks-said"); // empty until something changes, so that nothing is announced at load
  status.setAttribute("role", "status");
  end.append(element("p", "hb-ticks-note", labels.ticks_kept), whole.button, whole.undo);
  article.append(end, status);

  article.addEventListener("change", (event) => {
    const list = lists.find(({ boxes }) => boxes.includes(event.target));
    if (!list) return;
    if (event.target.checked) tick(event.target, list.rhythm);
    else forget(keyOf(event.target));
    list.clear.undo.hidden = true;
    show();
    say(list.done.textContent);
  });
  window.addEventListener("storage", (event) => {
    if (!event.key || (event.key.startsWith(ours) && event.key.includes("#"))) refresh();
  });
  window.addEventListener("pageshow", refresh);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  let day = new Date().toDateString();
  setInterval(() => { // a page that stays open and in sight overnight
    const today = new Date().toDateString();
    if (today !== day) refresh();
    day = today;
  }, 60 * 1000);
  sweep();
  show();
})();
