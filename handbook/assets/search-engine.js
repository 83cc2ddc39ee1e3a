// The index of a handbook into a function that finds pages in it, each with the section that answers best.
(() => {
  "use strict";
  const { tokens, letterSet, highest, matcher } = window.handbookWords;

  // How much a match says, by where it stands: a page's title, phrases that people use for a page or a section, a section's
  // heading, phrases for a section that this handbook leaves out, the text; and that the word stands in many sections.
  const WEIGHT = { title: 1.2, page: 1, section: 0.85, heading: 0.7, near: 0.6, text: 0.4, spread: 0.35 };
  const OF_PAGE = new Set(["title", "page", "near"]);
  const MORE = 0.3; // what further matches add to the best one
  const REPEATED = 0.4; // how much a name loses that stands in many places
  const UNFIT = 0.6; // how much a name loses that says much besides what was asked
  const UNCOVERED = 0.6; // how much a page loses that answers nothing of the query
  const STOP_WEIGHT = 0.1; // of a word like "the", against a word that says something
  const LEAST = 0.2; // what a page has to score to be a result
  const LEAST_SHARE = 0.3; // and what share of the best page's score
  const MOST_WORDS = 12;
  const MOST_KEPT = 400;

  const together = values => {
    const best = Math.max(0, ...values);
    return best + MORE * (values.reduce((sum, value) => sum + value, 0) - best);
  };

  // The index, as generator/outputs/search.py packs it.
  const unpackWords = packed => {
    let before = "";
    return (packed ? packed.split(" ") : []).map(entry => {
      before = before.slice(0, parseInt(entry[0], 36)) + entry.slice(1);
      return before;
    });
  };

  const unpackPlaces = packed => {
    let place = 0;
    return packed.split(",").map(step => (place += parseInt(step, 36)));
  };

  const wordsOf = (packedWords, packedPlaces) => {
    const places = packedPlaces.split(" ");
    return new Map(unpackWords(packedWords).map((word, number) => [word, newWord(word, unpackPlaces(places[number]))]));
  };

  // `places` are the entries whose text has the word; `names` the titles, headings and phrases that have it.
  const newWord = (word, places) => ({ word, letters: letterSet(word), places, names: [] });

  const unpack = data => {
    const [stops, endings, changes, parts, pageRows, entryRows, packedWords, packedPlaces] = data;
    const stopWords = new Set(stops.split(" "));
    const pages = pageRows.map(([id, file, title, part]) => ({ id, file, title, part: parts[part], entries: 0, first: 0 }));
    const entries = entryRows.map(([page, anchor, heading, snippet]) => ({ page, anchor, heading, snippet }));
    const words = wordsOf(packedWords, packedPlaces);
    const names = [];
    entryRows.forEach(([page, anchor, heading, , phrases, near], number) => {
      pages[page].entries += 1;
      if (!anchor) pages[page].first = number;
      if (!anchor) names.push({ kind: "title", entry: number, said: tokens(pages[page].title) });
      if (heading) names.push({ kind: "heading", entry: number, said: tokens(heading) });
      phrases.forEach(phrase => names.push({ kind: anchor ? "section" : "page", entry: number, said: tokens(phrase) }));
      near.forEach(phrase => names.push({ kind: "near", entry: number, said: tokens(phrase) }));
    });
    connect(names, words, entries, stopWords);
    return { pages, entries, words, stopWords, ...matcher([...words.values()], endings.split(" "), changes.split(" ").filter(Boolean)) };
  };

  const connect = (names, words, entries, stopWords) => {
    const keyOf = name => `${name.kind} ${name.said.join(" ")}`;
    const times = new Map();
    names.forEach(name => times.set(keyOf(name), (times.get(keyOf(name)) || 0) + 1));
    names.forEach(name => {
      name.page = entries[name.entry].page;
      name.weight = WEIGHT[name.kind] / Math.pow(Math.max(1, times.get(keyOf(name)) / 3), REPEATED);
      name.size = name.said.reduce((sum, word) => sum + (stopWords.has(word) ? STOP_WEIGHT : 1), 0);
      new Set(name.said).forEach(word => {
        if (!words.has(word)) words.set(word, newWord(word, []));
        words.get(word).names.push(name);
      });
    });
  };

  // What was typed, word by word: {word, found, stop, share}; `found` is a Map from words to qualities.
  const reader = index => {
    const kept = new Map();
    const answers = (typed, unfinished) => {
      const key = `${typed} ${unfinished}`;
      if (kept.size > MOST_KEPT) kept.clear();
      return kept.get(key) || kept.set(key, index.answers(typed, unfinished)).get(key);
    };
    const exactly = typed => new Map(index.words.has(typed) ? [[index.words.get(typed), 1]] : []);

    const read = query => {
      const typed = tokens(query).slice(0, MOST_WORDS);
      const onlyStops = typed.every(word => index.stopWords.has(word));
      const asked = typed.flatMap((word, at) => {
        const unfinished = at === typed.length - 1 && !/\s$/.test(query);
        if (!onlyStops && index.stopWords.has(word)) return [{ word, found: exactly(word), stop: true, share: 1 }];
        const found = answers(word, unfinished);
        const both = word.length > 6 && highest(found) < 0.72 ? parted(index, word) : null;
        if (!both) return [{ word, found, stop: false, share: 1 }];
        return both.map(part => ({ word: part, found: answers(part, unfinished), stop: false, share: 0.6 }));
      });
      addJoined(index, typed, asked);
      return asked;
    };
    return read;
  };

  // A compound that the handbook does not have, as two words that it has: houserules.
  const parted = (index, typed) => {
    let best = null;
    for (let at = 3; at <= typed.length - 3; at += 1) {
      const [first, second] = [typed.slice(0, at), typed.slice(at)];
      if (index.stopWords.has(first) || index.stopWords.has(second) || Math.max(at, second.length) < 4) continue;
      if (!index.words.has(first) && (at < 5 || highest(index.formsOf(first)) < 0.9)) continue;
      const quality = highest(index.formsOf(second));
      if (quality > 0.85 && (!best || quality >= best.quality)) best = { quality, both: [first, second] };
    }
    return best && best.both;
  };

  // Two words that the handbook writes as one: hash tag.
  const addJoined = (index, typed, asked) => {
    typed.slice(1).forEach((second, at) => {
      const whole = typed[at] + second;
      const good = whole.length < 5 ? [] : [...index.formsOf(whole)].filter(([, quality]) => quality >= 0.9);
      asked.filter(token => good.length && (token.word === typed[at] || token.word === second)).forEach(token => {
        token.found = new Map(token.found);
        token.stop = false;
        good.forEach(([word, quality]) => token.found.set(word, Math.max(token.found.get(word) || 0, 0.9 * quality)));
      });
    });
  };

  const makeFinder = index => {
    const size = index.entries.length;
    const read = reader(index);

    // The rarer a word, the more it says. A word that is nowhere says most: no page has all that was asked for.
    const weigh = token => {
      const text = new Float32Array(size);
      const anywhere = new Float32Array(size);
      const spread = new Float32Array(index.pages.length);
      for (const [word, quality] of token.found) {
        for (const place of word.places) if (text[place] < quality) text[place] = quality;
        for (const { entry } of word.names) if (anywhere[entry] < quality) anywhere[entry] = quality;
      }
      text.forEach((quality, place) => { spread[index.entries[place].page] += quality; });
      const total = anywhere.reduce((sum, quality, place) => sum + Math.max(quality, text[place]), 0);
      const rarity = Math.log(1 + size / (1 + total)) / Math.log(1 + size);
      const weight = token.share * (token.stop ? STOP_WEIGHT : Math.max(0.15, rarity));
      return Object.assign(token, { text, spread: spread.map((sum, page) => sum / (1 + Math.sqrt(index.pages[page].entries))), weight });
    };

    const namesOf = asked => {
      const telling = asked.filter(token => !token.stop);
      return new Set(telling.flatMap(token => [...token.found.keys()].flatMap(word => word.names)));
    };

    // For each typed word the best answer in a name; how much of the name was asked for; how much of the query it answers.
    const matchName = (name, asked, whole) => {
      const quality = asked.map(() => 0);
      let met = 0;
      for (const said of name.said) {
        const word = index.words.get(said);
        const values = asked.map(token => token.found.get(word) || 0);
        values.forEach((value, at) => { quality[at] = Math.max(quality[at], value); });
        met += Math.max(...values) * (index.stopWords.has(said) ? STOP_WEIGHT : 1);
      }
      const share = Math.min(1, met / name.size);
      const fit = name.kind === "title" ? Math.sqrt(share) : share;
      return { quality, fit, cover: asked.reduce((sum, token, at) => sum + token.weight * quality[at], 0) / whole };
    };

    // The best of each kind of name, by page or by entry.
    const namesThatAnswer = (asked, whole) => {
      const hits = { pages: new Map(), entries: new Map() };
      for (const name of namesOf(asked)) {
        const { quality, fit, cover } = matchName(name, asked, whole);
        const [map, key] = OF_PAGE.has(name.kind) ? [hits.pages, name.page] : [hits.entries, name.entry];
        const kinds = map.get(key) || map.set(key, {}).get(key);
        const hit = kinds[name.kind] || (kinds[name.kind] = { quality: asked.map(() => 0), values: asked.map(() => 0), whole: 0 });
        quality.forEach((value, at) => {
          hit.quality[at] = Math.max(hit.quality[at], value);
          hit.values[at] = Math.max(hit.values[at], name.weight * value * (1 - UNFIT + UNFIT * fit));
        });
        hit.whole = Math.max(hit.whole, name.weight * cover * fit);
      }
      return hits;
    };

    // What names and texts say for each typed word, and how much of the query one name answers at once.
    const judge = (asked, whole, kinds, texts) => {
      let [score, covered] = [0, 0];
      asked.forEach((token, at) => {
        const { text, spread } = token.stop ? { text: 0, spread: 0 } : texts(token);
        score += token.weight * together([...kinds.map(kind => kind.values[at]), WEIGHT.text * text, WEIGHT.spread * Math.min(1, spread)]);
        covered += token.weight * Math.max(text, spread ? 0.3 : 0, ...kinds.map(kind => kind.quality[at]));
      });
      return (1 - UNCOVERED + UNCOVERED * (covered / whole)) * (score / whole + together(kinds.map(kind => kind.whole)));
    };

    // Each page once, with its best entry; `top` when the page as a whole is what was asked for.
    const rank = (asked, whole, hits) => {
      const results = new Map();
      index.entries.forEach(({ page }, number) => {
        const above = Object.values(hits.pages.get(page) || {});
        const own = Object.values(hits.entries.get(number) || {});
        if (!above.length && !own.length && !asked.some(token => token.text[number] > 0)) return;
        const score = judge(asked, whole, [...above, ...own], token => ({ text: token.text[number], spread: token.spread[page] }));
        const before = results.get(page);
        if (before && before.score >= score) return;
        const named = judge(asked, whole, above, token => ({ text: 0, spread: token.spread[page] }));
        results.set(page, { number, score, top: named > 0.8 * score });
      });
      return [...results].sort(([onePage, one], [otherPage, other]) => other.score - one.score || onePage - otherPage);
    };

    const shown = (page, number, score) => {
      const { id, title, part, file } = index.pages[page];
      const { anchor, heading, snippet } = index.entries[number];
      return { page: id, title, part, section: heading, href: anchor ? `${file}#${anchor}` : file, snippet, score };
    };

    return query => {
      const asked = read(query).map(weigh);
      const whole = asked.reduce((sum, token) => sum + token.weight, 0);
      if (!whole) return [];
      const ranked = rank(asked, whole, namesThatAnswer(asked, whole));
      const least = ranked.length ? Math.max(LEAST, LEAST_SHARE * ranked[0][1].score) : 0;
      const results = ranked.filter(([, { score }]) => score >= least);
      return results.map(([page, { number, score, top }]) => shown(page, top ? index.pages[page].first : number, score));
    };
  };

  window.handbookIndex = data => { window.handbookFind = makeFinder(unpack(data)); };
})();
