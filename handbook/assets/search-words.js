// One typed word against all words of the handbook: the word itself, its other forms, parts of compounds, slips of the finger.
(() => {
  "use strict";
  const DAMPING = 0.5; // how much a word that answers worse than another loses
  const LETTERS = { "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "'": "", "’": "" };
  const FAR = 9; // more slips than anybody counts

  // As `folded` and `tokens` of generator/outputs/search.py: what is typed has to meet what is written.
  const folded = text =>
    text.toLowerCase().replace(/[łøđßæœ'’]/g, letter => LETTERS[letter]).normalize("NFKD").replace(/\p{M}/gu, "");

  const tokens = text => {
    const plain = folded(text);
    const joined = plain.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) || [];
    return [...(plain.match(/[\p{L}\p{N}]+/gu) || []), ...joined.map(word => word.replace(/-/g, ""))];
  };

  const letterSet = word => {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) % 32);
    return bits;
  };

  const bitCount = bits => {
    let count = 0;
    for (; bits; bits &= bits - 1) count += 1;
    return count;
  };

  const sharedStart = (one, other) => {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length += 1;
    return length;
  };

  const highest = found => Math.max(0, ...found.values());

  // Words are forms of one when what follows their common stem is an ending in both, or a changing sound and an ending:
  // wpad-k-a, wpad-c-e. Gives the length of the longest such stem of two words, or 0.
  const stemFinder = (endings, changes) => {
    const known = new Set(["", ...endings]);
    const sounds = new Map();
    changes.forEach((change, number) => change.split("/").forEach(sound => {
      sounds.set(sound, [...(sounds.get(sound) || []), number]);
    }));
    const isEnding = rest => {
      if (known.has(rest)) return true;
      const after = rest.replace(/^[aeiouy]{1,2}/, "");
      return after.length > 1 && known.has(after);
    };
    const isDoubled = (stem, rest) => rest[0] === stem[stem.length - 1] && isEnding(rest.slice(1)); // plan-n-ing
    const stemsOf = word => {
      const stems = new Map();
      for (let length = Math.max(2, word.length - 9); length <= word.length; length += 1) {
        const [stem, rest] = [word.slice(0, length), word.slice(length)];
        if (length > 2 && (isEnding(rest) || isDoubled(stem, rest))) stems.set(stem, length);
        for (const [sound, numbers] of sounds) {
          if (!rest.startsWith(sound) || !isEnding(rest.slice(sound.length))) continue;
          if (length > 2 || rest.length < sound.length + 3) numbers.forEach(number => stems.set(`${stem} ${number}`, length));
        }
      }
      return stems;
    };
    const kept = new Map();
    const stems = word => kept.get(word) || kept.set(word, stemsOf(word)).get(word);
    const common = (one, other) => {
      const theirs = stems(other);
      let longest = 0;
      for (const [stem, length] of stems(one)) if (length > longest && theirs.has(stem)) longest = length;
      return longest;
    };
    return { common, isEnding };
  };

  const formQuality = (stem, longer) => {
    if (stem < 4 && stem < 0.4 * longer) return 0; // so short a stem may be anything
    const quality = stem > 5 ? 0.95 : stem > 4 ? 0.92 : stem > 3 ? 0.87 : stem > 2 ? 0.72 : 0.55;
    return stem < 0.45 * longer ? quality - 0.15 : quality;
  };

  // How well a word that begins as the typed one answers it, without slips: 1 is the word itself, 0 nothing.
  const likeness = (typed, word, forms, unfinished) => {
    if (typed === word) return 1;
    const shared = sharedStart(typed, word);
    const longer = Math.max(typed.length, word.length);
    const stem = forms.common(typed, word);
    let best = stem ? formQuality(stem, longer) : 0;
    if (shared === typed.length && (shared > 2 || unfinished)) {
      best = Math.max(best, (shared > 3 ? 0.55 : 0.4) + 0.35 * (shared / longer)); // still being typed, or the first part
    }
    if (shared > 4 && forms.isEnding(typed.slice(shared))) best = Math.max(best, 0.4 + 0.25 * (shared / longer));
    if (shared > 3 && shared === word.length) best = Math.max(best, 0.25 + 0.35 * (shared / longer));
    if (shared > 4 && shared >= 0.6 * longer) best = Math.max(best, 0.2 + 0.5 * (shared / longer));
    return best;
  };

  // The typed word is a later part of another, from its letter `at` on: viestintä in kriisiviestintä.
  const partQuality = (typed, word, at, forms) => {
    const tail = word.slice(at);
    if (tail === typed) return typed.length > 4 ? 0.7 : 0.4;
    if (typed.length < 5) return 0;
    return forms.common(typed, tail) > 3 ? 0.6 : tail.startsWith(typed) ? 0.5 : 0;
  };

  // Letters left out, added, mistaken or swapped, at most so many; a part of a slip more where one word ends earlier. Only
  // the cells near the diagonal are reckoned: farther away there would be too many slips anyway.
  const grid = Array.from({ length: 34 }, () => new Uint8Array(34));
  const slips = (typed, word, most, isEnding, unfinished) => {
    const [rows, columns] = [Math.min(typed.length, 32), Math.min(word.length, 32)];
    const last = row => Math.min(columns, row + most);
    let least = FAR;
    for (let j = 0; j <= last(0); j += 1) grid[0][j] = j;
    for (let i = 1; i <= rows; i += 1) {
      const lowest = fillRow(typed, word, i, most, last(i));
      if (lowest > most) return least;
      const whole = last(i) === columns ? grid[i][columns] : FAR;
      if (i > 3 && i < rows && whole <= most && isEnding(typed.slice(i))) least = Math.min(least, whole + 0.4);
    }
    for (let j = Math.max(4, rows - most); j <= last(rows); j += 1) {
      if (grid[rows][j] > most) continue;
      const rest = j === columns ? 0 : isEnding(word.slice(j)) ? 0.2 : unfinished ? 0.5 : FAR;
      least = Math.min(least, grid[rows][j] + rest);
    }
    return least;
  };

  const fillRow = (typed, word, i, most, last) => {
    const [row, above] = [grid[i], grid[i - 1]];
    const first = Math.max(1, i - most);
    row[first - 1] = first === 1 ? i : FAR;
    let lowest = row[first - 1];
    for (let j = first; j <= last; j += 1) {
      let cost = above[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1);
      if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
      if (j < i + most && above[j] + 1 < cost) cost = above[j] + 1;
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      if (swapped && grid[i - 2][j - 2] + 1 < cost) cost = grid[i - 2][j - 2] + 1;
      row[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    return lowest;
  };

  const slipQuality = (count, typed, word) => {
    const whole = count >= 2 ? 0.55 : typed.length > 6 ? 0.8 : typed.length > 4 ? 0.72 : 0.5;
    return whole - 0.3 * (count % 1) - (typed[0] === word[0] ? 0 : 0.2);
  };

  const mostSlips = length => (length < 4 ? 0 : length < 8 ? 1 : 2);

  // Shapes: `words` are {word, letters}; every answer is a Map from those to a quality between 0 and 1.
  const matcher = (words, endings, changes) => {
    const forms = stemFinder(endings, changes);
    const byWord = new Map(words.map(entry => [entry.word, entry]));
    const beginnings = new Map();
    for (const entry of words) {
      const start = entry.word.slice(0, 2);
      beginnings.set(start, beginnings.get(start) || []).get(start).push(entry);
    }
    const beginning = typed => beginnings.get(typed.slice(0, 2)) || [];

    // All words in one text, which a browser looks through faster than word by word.
    const text = words.map(entry => entry.word).join(" ");
    const starts = [];
    words.reduce((start, { word }) => { starts.push(start); return start + word.length + 1; }, 0);
    const wordAt = place => {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= place) low = middle;
        else high = middle - 1;
      }
      return low;
    };

    const addParts = (typed, add) => {
      if (typed.length < 4) return;
      const start = typed.slice(0, Math.max(4, typed.length - 3));
      for (let place = text.indexOf(start); place >= 0; place = text.indexOf(start, place + 1)) {
        const number = wordAt(place);
        const at = place - starts[number];
        if (at > 1) add(words[number], partQuality(typed, words[number].word, at, forms));
      }
      for (let at = 3; at <= typed.length - 5; at += 1) { // the end of what was typed is a word
        const entry = byWord.get(typed.slice(at));
        if (entry) add(entry, 0.3 + 0.4 * ((typed.length - at) / typed.length));
      }
    };

    const literally = (typed, add) => {
      if (byWord.has(typed)) add(byWord.get(typed), 1);
      if (typed.length > 1) beginning(typed).forEach(entry => { if (entry.word.startsWith(typed)) add(entry, 0.6); });
    };

    const answers = (typed, unfinished) => {
      const found = new Map();
      const add = (entry, quality) => { if (quality > (found.get(entry) || 0)) found.set(entry, quality); };
      if (typed.length < 2 || /\d/.test(typed)) literally(typed, add);
      else {
        beginning(typed).forEach(entry => add(entry, likeness(typed, entry.word, forms, unfinished)));
        addParts(typed, add);
        if (!byWord.has(typed)) addSlips(typed, unfinished, add);
      }
      const best = highest(found);
      for (const [entry, quality] of found) found.set(entry, quality * Math.pow(quality / best, DAMPING));
      return found;
    };

    const addSlips = (typed, unfinished, add) => {
      const most = mostSlips(typed.length);
      if (!most) return;
      const [all, start] = [letterSet(typed), letterSet(typed.slice(0, Math.max(4, typed.length - 3)))];
      const reach = Math.max(3, typed.length - most);
      for (const entry of words) {
        const { word } = entry;
        if (word.length < 4 || word.length < typed.length - 5 || (!unfinished && word.length > typed.length + 5)) continue;
        if (bitCount(start & ~entry.letters) > most || bitCount(letterSet(word.slice(0, reach)) & ~all) > most) continue;
        const count = slips(typed, word, most, forms.isEnding, unfinished && typed.length > 4);
        if (count < most + 1) add(entry, slipQuality(count, typed, word));
      }
    };

    // Only the word itself and its forms, without parts and slips.
    const formsOf = typed => {
      const found = new Map();
      for (const entry of beginning(typed)) {
        const stem = entry.word === typed ? 0 : forms.common(typed, entry.word);
        if (entry.word === typed) found.set(entry, 1);
        else if (stem > 2) found.set(entry, formQuality(stem, Math.max(typed.length, entry.word.length)));
      }
      return found;
    };

    return { answers, formsOf };
  };

  window.handbookWords = { tokens, letterSet, highest, matcher };
})();
