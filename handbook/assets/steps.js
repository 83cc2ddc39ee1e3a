// A guide one question at a time. Each step keeps its address, so that Back, links and a reload work; without scripts all
// steps stand one under another and their links lead on.
(function () {
  "use strict";
  var article = document.querySelector(".hb-steps");
  if (!article) return;
  var labels = window.handbook.labels;
  var sections = Array.from(article.querySelectorAll(".hb-section"));
  var whole = article.querySelector("#whole_guide").closest(".hb-section");
  var plainTitle = document.title;
  var taken = [];
  var all = false;

  function make(tag, className, text) {
    var made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  var progress = make("p", "hb-progress", "");
  var bar = make("p", "hb-steps-bar", "");
  var back = make("button", "hb-button", labels.steps_back);
  var again = make("a", "", labels.steps_again);
  var toggle = make("button", "hb-button", "");
  back.type = toggle.type = "button";
  progress.id = "steps_progress";
  again.href = "#" + sections[0].querySelector("h2").id;
  bar.append(back, again, toggle);

  function idOf(section) {
    return section.querySelector("h2").id;
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (malformed) { return text; }
  }

  // Nothing for a place outside the guide, such as the one that the skip link leads to.
  function sectionAt(hash) {
    var target = hash.length > 1 ? document.getElementById(decoded(hash.slice(1))) : null;
    return target ? target.closest(".hb-section") : sections[0];
  }

  function isQuestion(section) {
    return Boolean(section.querySelector(".hb-guide"));
  }

  // The steps on the way here; a step that was taken before is gone back to. The browser remembers them with the address,
  // for whoever comes back to it.
  function walkedTo(section) {
    var known = history.state && history.state.taken;
    var at = taken.indexOf(section);
    var before = taken.length ? idOf(here()) : "";
    if (known) {
      taken = known.map(function (id) { return sectionAt("#" + id); });
    } else {
      taken = section === sections[0] ? [section] : at >= 0 ? taken.slice(0, at + 1) : taken.concat(section);
      try { history.replaceState({ taken: taken.map(idOf), before: before }, ""); } catch (refused) { /* then Back goes forward */ }
    }
  }

  function here() {
    return taken[taken.length - 1];
  }

  function titleOf(section) {
    return section === sections[0] ? plainTitle : section.querySelector("h2").textContent + " – " + plainTitle;
  }

  function goBack() {
    var id = idOf(taken[taken.length - 2]);
    if (history.state && history.state.before === id) history.back();
    else location.hash = id;
  }

  /** Where one is, and the question: read with the heading that the focus comes to. */
  function described(section) {
    var question = section.querySelector(".hb-question");
    if (question) question.id = question.id || "steps_question_" + sections.indexOf(section);
    return (progress.hidden ? "" : progress.id + " ") + (question ? question.id : "");
  }

  function show(section, moved) {
    var heading = section.querySelector("h2");
    sections.forEach(function (one) { one.hidden = !all && one !== section; });
    walkedTo(section);
    progress.hidden = all || section === whole || (isQuestion(section) && taken[0] !== sections[0]);
    progress.textContent = isQuestion(section) ? labels.steps_progress.replace("{n}", taken.length) : labels.steps_outcome;
    section.insertBefore(progress, section.firstChild);
    if (all) article.insertBefore(bar, sections[0]);
    else section.appendChild(bar);
    back.hidden = all || taken.length < 2;
    again.hidden = section === sections[0] && !all;
    toggle.textContent = all ? labels.steps_one : labels.steps_whole;
    article.dataset.ready = section === sections[0] || all ? "first" : "further";
    heading.setAttribute("aria-describedby", described(section));
    document.title = titleOf(section);
    if (!moved) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    section.scrollIntoView();
  }

  back.addEventListener("click", goBack);
  toggle.addEventListener("click", function () {
    all = !all;
    show(all ? sections[0] : sectionAt(location.hash) || here(), true);
  });
  window.addEventListener("hashchange", function () {
    var section = sectionAt(location.hash);
    if (section) show(section, true);
  });
  // The way to the text is no step: it moves the focus and leaves no place to come back to.
  document.querySelector(".hb-skip").addEventListener("click", function (event) {
    var text = document.getElementById("text");
    event.preventDefault();
    text.focus({ preventScroll: true });
    text.scrollIntoView();
  });
  // On paper the whole guide stands, under its own name.
  window.addEventListener("beforeprint", function () { document.title = plainTitle; });
  window.addEventListener("afterprint", function () { document.title = titleOf(here()); });
  show(sectionAt(location.hash) || sections[0], Boolean(location.hash));
})();
