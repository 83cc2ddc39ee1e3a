// The search's form and its page of results; the index is loaded only when somebody searches.
(() => {
  "use strict";
  const book = window.handbook;
  const root = document.documentElement.dataset.root || "";
  const form = document.querySelector("form.hb-search");
  if (!book || !form) return;

  const labels = book.labels;
  const input = form.querySelector("input");
  const MOST_OPTIONS = 6;
  const page = document.querySelector('article[data-page="search"]');
  const PAUSE = page ? 400 : 60; // ms without a key before there is an answer, which the page of results says aloud
  const SAID = 700; // ms without a key before it is said aloud elsewhere
  const FEWEST = 2; // letters

  let loading = null;
  const load = () => {
    const scripts = ["search-words", "search-engine", "search-index"];
    loading = loading || Promise.all(scripts.map(loadScript)).then(() => window.handbookFind);
    return loading;
  };
  const loadScript = name => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/${name}.js`;
    script.async = false; // they run in this order
    script.onload = resolve;
    script.onerror = () => { loading = null; reject(new Error(`${name} cannot be loaded`)); };
    document.head.append(script);
  });

  /** What the handbook has for a query, the best first: {page, title, part, section, href, snippet, score}. */
  window.handbookSearch = query => load().then(find => find(query));

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const counted = (query, count) => (count ? labels.search_count.replace("{n}", count) : labels.search_none.replace("{query}", () => query));
  const addressOf = query => form.action.split("?")[0] + (query ? `?q=${encodeURIComponent(query)}` : "");
  const asked = () => input.value.trim();

  // Only the last question is answered, when the typing pauses.
  let timer = 0;
  let turn = 0;
  const cancel = () => {
    turn += 1;
    clearTimeout(timer);
  };
  /** `show` takes the query and what was found; `tell` a word on why there is nothing yet. */
  const answer = (show, tell) => {
    cancel();
    const mine = turn;
    timer = setTimeout(() => {
      const query = asked();
      if (query.length < FEWEST) { show("", []); return; }
      const slow = setTimeout(() => { if (mine === turn) tell(labels.search_loading); }, SAID);
      window.handbookSearch(query).then(
        results => { if (mine === turn) show(query, results); },
        () => { if (mine === turn) tell(labels.search_failed); }
      ).finally(() => clearTimeout(slow));
    }, PAUSE);
  };
  /** Puts a text where it is said aloud, once the typing rests, and only when it is new. */
  const speaker = status => {
    let waiting = 0;
    return text => {
      clearTimeout(waiting);
      if (!text) { status.textContent = ""; return; }
      waiting = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, SAID);
    };
  };

  const combobox = () => {
    const panel = element("div", "hb-found");
    const list = element("div", "");
    const note = element("p", "hb-found-note"); // what the status says, for those who see
    const all = element("button", "hb-found-all", labels.search_all);
    const status = element("p", "hb-search-label");
    let results = [];
    let chosen = -1;

    const build = () => {
      list.id = "hb-found";
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", labels.search_results);
      note.setAttribute("aria-hidden", "true");
      status.setAttribute("role", "status");
      all.type = "submit";
      const said = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id };
      Object.entries(said).forEach(([name, value]) => input.setAttribute(name, value));
      panel.append(list, note, all);
      panel.addEventListener("mousedown", event => event.preventDefault()); // the focus stays where it is
      form.append(panel, status);
      open(false);
    };

    const open = yes => {
      panel.hidden = !yes;
      all.hidden = !results.length;
      input.setAttribute("aria-expanded", String(yes && results.length > 0));
      if (!yes) choose(-1);
    };
    const aloud = speaker(status);
    const say = text => { note.textContent = text; aloud(text); };
    const tell = text => {
      say(text);
      open(true);
    };

    const choose = at => {
      chosen = at;
      Array.from(list.children).forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
      if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };

    const option = (result, number) => {
      const made = element("div", "hb-found-page");
      made.id = `hb-found-${number}`;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.append(element("span", "hb-found-title", result.title));
      made.append(" ", element("span", "hb-found-section", result.section || result.part));
      made.addEventListener("click", () => go(result));
      return made;
    };
    const go = result => {
      open(false);
      location.assign(root + result.href);
    };

    const show = (query, found) => {
      if (!form.contains(document.activeElement)) return;
      results = found.slice(0, MOST_OPTIONS);
      list.replaceChildren(...results.map(option));
      say(query ? counted(query, found.length) : "");
      open(Boolean(query));
    };
    const close = () => {
      cancel();
      open(false);
      say("");
    };

    const move = step => {
      if (panel.hidden) { answer(show, tell); return; }
      if (results.length) cancel(); // the list that somebody chooses from stays as they see it
      const count = results.length + 1; // one more: the input itself
      choose(((chosen + 1 + step + count) % count) - 1);
    };
    // Each says whether the browser should do nothing more.
    const keys = {
      ArrowDown: () => { move(1); return true; },
      ArrowUp: () => { move(-1); return true; },
      Enter: () => {
        if (panel.hidden || chosen < 0) return false;
        go(results[chosen]);
        return true;
      },
      Escape: () => {
        if (panel.hidden) input.value = "";
        close();
        return true;
      },
    };
    input.addEventListener("keydown", event => {
      if (!event.isComposing && keys[event.key] && keys[event.key]()) event.preventDefault();
    });
    const ask = () => {
      choose(-1); // who types on has not chosen
      answer(show, tell);
    };
    input.addEventListener("input", ask);
    form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) close(); });
    window.addEventListener("pagehide", close); // a browser may keep the page as it is, for the way back
    build();
    if (asked() && document.activeElement === input) ask(); // typed before this script came
  };

  const resultsPage = () => {
    const list = page.querySelector(".hb-results");
    const count = page.querySelector(".hb-results-count");
    const help = page.querySelector(".hb-results-none");
    const every = page.querySelector(".hb-every-page");

    const listAll = yes => {
      every.dataset.ready = "";
      every.hidden = !yes;
    };
    const item = result => {
      const made = element("li", "");
      const link = element("a", "", result.title);
      link.href = root + result.href;
      if (result.section) link.append(" – ", element("span", "", result.section));
      made.append(link, element("p", "hb-part", result.part), element("p", "hb-snippet", result.snippet));
      return made;
    };
    const show = (query, found) => {
      list.replaceChildren(...found.map(item));
      count.textContent = query ? counted(query, found.length) : "";
      help.hidden = !query || found.length > 0;
      listAll(!found.length || every.contains(document.activeElement)); // nobody loses the list that they are in
      remember(addressOf(query));
      if (place) scrollTo(0, place);
      place = 0;
    };
    // The results come after the browser has put the page where it was; so that is done here, for those who come back.
    let place = (history.state && history.state.place) || 0;
    const remember = address => {
      try { history.replaceState({ place: scrollY }, "", address); } catch (refused) { /* from a file */ }
    };
    page.addEventListener("click", event => { if (event.target.closest("a")) remember(location.href); });

    const tell = text => {
      count.textContent = text;
      listAll(true);
    };

    input.addEventListener("input", () => answer(show, tell));
    form.addEventListener("submit", () => answer((query, found) => {
      show(query, found);
      if (query && form.contains(document.activeElement)) count.focus(); // the next stop is the first result
    }, tell));
    page.querySelector(".hb-no-script").hidden = true; // where the stylesheet cannot know that scripts run
    input.value = input.value || new URLSearchParams(location.search).get("q") || ""; // or typed before this script came
    load().catch(() => listAll(true));
    if (asked()) {
      answer(show, tell);
    } else {
      listAll(true);
      if (document.activeElement === document.body) input.focus();
    }
  };

  form.addEventListener("submit", event => { // some browsers send no form from a file
    event.preventDefault();
    if (!page) location.assign(addressOf(asked()));
  });
  input.addEventListener("focus", () => load().catch(() => {}));
  if (document.activeElement === input) load().catch(() => {});
  if (page) resultsPage();
  else combobox();
})();
