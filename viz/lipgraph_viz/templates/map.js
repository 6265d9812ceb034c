"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const facts = JSON.parse(document.getElementById("map-facts").textContent);
  const map = document.querySelector(".map");
  const pictures = [...map.querySelectorAll("svg.picture")];
  const live = document.getElementById("live");
  const rest = document.getElementById("rest");
  const focusPanel = document.getElementById("focus");
  const find = document.getElementById("find");
  const off = new Set();
  const members = facts.sectors.map((_, sector) =>
    facts.marks.map((mark, index) => index).filter((index) => facts.marks[index].sector === sector && facts.marks[index].present));
  const trail = [];
  let focused = -1;
  let level = "none";
  let sectorAt = 0;
  let memberAt = 0;

  const make = (name, attributes, namespace) => {
    const element = namespace ? document.createElementNS(namespace, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    return element;
  };
  const fill = (template, fields) => template.replace(/\{(\w+)\}/g, (_, key) => fields[key]);
  const linesOf = (index) => facts.lines.map((line, at) => ({ at, line })).filter(({ line }) => line[0] === index || line[1] === index);
  const centreOf = (element) => {
    const box = element.getBBox();
    return [box.x + box.width / 2, box.y + box.height / 2, Math.max(box.width, box.height) / 2];
  };
  const shown = (picture) => picture.getClientRects().length > 0;

  const neighboursOf = (index) => {
    const found = new Map();
    for (const { at, line } of linesOf(index)) {
      const other = line[0] === index ? line[1] : line[0];
      const before = found.get(other);
      found.set(other, { other, confirmed: line[2] || Boolean(before && before.confirmed), change: line[3], lines: [...(before ? before.lines : []), at] });
    }
    const order = (one) => facts.marks[one.other];
    return [...found.values()].sort((a, b) => order(a).sector - order(b).sector || order(a).name.localeCompare(order(b).name, facts.lang, { numeric: true }));
  };

  const clear = () => {
    map.classList.remove("focused");
    for (const element of map.querySelectorAll(".on,.self")) element.classList.remove("on", "self");
    for (const picture of pictures) picture.querySelector(".badges").replaceChildren();
  };
  const glyph = (sector) => {
    const template = document.querySelector(`.families [data-sector="${sector}"] svg`);
    return template.cloneNode(true);
  };
  const badge = (picture, index, number) => {
    const mark = picture.querySelector(`.mark[data-mark="${index}"]`);
    const [x, y] = centreOf(mark.querySelector(".shape"));
    const group = make("g", { class: `badge ${facts.sectors[facts.marks[index].sector].colour}`, "data-mark": index }, SVG);
    group.append(make("circle", { cx: x, cy: y, r: 9.5 }, SVG));
    const words = make("text", { x, y: y + 4.2 }, SVG);
    words.textContent = String(number);
    group.append(words);
    picture.querySelector(".badges").append(group);
  };
  const light = (picture, selector, ...classes) => {
    for (const element of picture.querySelectorAll(selector)) element.classList.add(...classes);
  };

  const paint = (index, neighbours) => {
    map.classList.add("focused");
    const inFocus = [index, ...neighbours.map((one) => one.other)];
    for (const picture of pictures) {
      light(picture, `.mark[data-mark="${index}"]`, "self");
      for (const one of inFocus) {
        light(picture, `.mark[data-mark="${one}"]`, "on");
        light(picture, `[data-sector="${facts.marks[one].sector}"]`, "on");
      }
      for (const one of neighbours) for (const at of one.lines) light(picture, `.line[data-line="${at}"]`, "on");
      if (shown(picture)) neighbours.forEach((one, number) => badge(picture, one.other, number + 1));
    }
  };
  const describe = (index, neighbours) => {
    const mark = facts.marks[index];
    const confirmed = neighbours.filter((one) => one.confirmed).length;
    const counts = fill(facts.say.counts, { degree: mark.degree, cross: mark.cross, confirmed });
    const sector = make("p", { class: "focussector" });
    sector.append(glyph(mark.sector), facts.sectors[mark.sector].name);
    const name = make("p", { class: "focusname", tabindex: -1 });
    name.textContent = mark.name;
    const sentence = make("p", { class: "note" });
    sentence.textContent = `${counts} ${fill(facts.say.status, { status: mark.status })}`;
    const list = make("ol", { class: "neighbours" });
    neighbours.forEach((one, number) => {
      const item = make("li");
      const place = make("b");
      place.textContent = String(number + 1);
      const words = make("div");
      const button = make("button", { class: "linked", type: "button", "data-focus": one.other });
      button.textContent = facts.marks[one.other].name;
      const detail = make("span");
      const amounts = one.change === "ended" ? facts.say.ended : one.change === "new" ? facts.say.new : one.confirmed ? facts.say.confirmed : facts.say.single;
      detail.textContent = `${facts.sectors[facts.marks[one.other].sector].short}, ${amounts}`;
      words.append(button, detail);
      item.append(place, glyph(facts.marks[one.other].sector), words);
      list.append(item);
    });
    const page = make("p", { class: "note" });
    if (mark.address) {
      const link = make("a", { href: mark.address });
      link.textContent = facts.say.page;
      page.append(link);
    }
    document.getElementById("focus-words").replaceChildren(sector, name, sentence, page, list);
    return `${mark.name}. ${neighbours.length ? counts : facts.say.none}`;
  };

  const acrossOf = (sector) => {
    const counts = facts.sectors.map(() => 0);
    for (const [first, second, , change] of facts.lines) {
      const [one, other] = [facts.marks[first].sector, facts.marks[second].sector];
      if (change === "ended" || one === other) continue;
      if (one === sector) counts[other] += 1;
      if (other === sector) counts[one] += 1;
    }
    const others = facts.sectors.map((_, other) => other).filter((other) => other !== sector && members[other].length);
    return others.map((other) => [other, counts[other]]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };
  const listed = (words, items) => {
    const heading = make("p", { class: "focussector" });
    heading.textContent = words;
    const list = make("ul", { class: "ranked" });
    list.append(...items);
    return [heading, list];
  };
  const describeSector = (sector) => {
    const name = make("p", { class: "focusname", tabindex: -1 });
    name.textContent = facts.sectors[sector].name;
    const people = members[sector].map((index) => {
      const button = make("button", { class: "linked", type: "button", "data-focus": index });
      button.textContent = facts.marks[index].name;
      const item = make("li");
      item.append(glyph(sector), button);
      return item;
    });
    const across = facts.across ? acrossOf(sector) : [];
    const counted = across.map(([other, count]) => {
      const number = make("b");
      number.textContent = String(count);
      const item = make("li");
      item.append(number, glyph(other), facts.sectors[other].name);
      return item;
    });
    const unknown = make("p", { class: "note" });
    unknown.textContent = facts.across ? "" : facts.say.unknown;
    const parts = [...listed(facts.say.members, people), ...(facts.across ? listed(facts.say.across, counted) : [unknown])];
    document.getElementById("focus-words").replaceChildren(name, ...parts);
    document.getElementById("return").hidden = true;
    [rest.hidden, focusPanel.hidden] = [true, false];
    const who = members[sector].map((index) => facts.marks[index].name).join("; ");
    const told = across.map(([other, count]) => `${facts.sectors[other].name} ${count}`).join("; ");
    return `${facts.sectors[sector].name}. ${facts.say.members}: ${who}. ${facts.across ? `${facts.say.across}: ${told}.` : facts.say.unknown}`;
  };

  const focusOn = (index) => {
    clear();
    focused = index;
    rest.hidden = index >= 0;
    focusPanel.hidden = index < 0;
    if (index < 0) {
      trail.length = 0;
      live.textContent = facts.say.rest;
      return;
    }
    const before = document.getElementById("return");
    before.hidden = trail.length === 0;
    if (trail.length) before.textContent = fill(facts.say.backTo, { name: facts.marks[trail[trail.length - 1]].name });
    const neighbours = neighboursOf(index);
    paint(index, neighbours);
    live.textContent = describe(index, neighbours);
    sectorAt = facts.marks[index].sector;
    memberAt = Math.max(0, members[sectorAt].indexOf(index));
  };

  const cursor = () => {
    for (const old of map.querySelectorAll(".cursor,.cursorback")) old.remove();
    if (level === "none") return;
    const index = members[sectorAt][memberAt];
    const selector = level === "sector" ? `.tint[data-sector="${sectorAt}"]` : `.mark[data-mark="${index}"] .shape`;
    for (const picture of pictures.filter(shown)) {
      const [x, y, reach] = centreOf(picture.querySelector(selector));
      const at = { cx: x, cy: y, r: reach + (level === "sector" ? 3 : 5) };
      picture.append(make("circle", { class: "cursorback", ...at }, SVG), make("circle", { class: "cursor", ...at }, SVG));
    }
    live.textContent = level === "sector"
      ? `${facts.sectors[sectorAt].name}, ${members[sectorAt].length}`
      : `${facts.marks[index].name}, ${facts.marks[index].status}`;
  };
  const step = (by) => {
    const turn = (at, length) => (at + by + length) % length;
    if (level === "member") memberAt = turn(memberAt, members[sectorAt].length);
    else if (level === "sector") sectorAt = turn(sectorAt, facts.sectors.length);
    level = level === "none" ? "sector" : level;
    cursor();
  };
  const enter = () => {
    if (level === "member") focusOn(members[sectorAt][memberAt]);
    else if (level === "sector" && members[sectorAt].length) {
      [level, memberAt] = ["member", 0];
      const said = describeSector(sectorAt);
      cursor();
      live.textContent = `${said} ${live.textContent}`;
      return;
    } else level = "sector";
    const said = live.textContent;
    cursor();
    if (focused >= 0 && level === "member") live.textContent = said;
  };
  const leave = () => {
    const within = focused >= 0 && level === "member";
    if (focused >= 0 || level === "member") focusOn(-1);
    if (within) describeSector(sectorAt);
    else if (level !== "none") level = level === "member" ? "sector" : "none";
    cursor();
  };

  const keys = { ArrowRight: () => step(1), ArrowDown: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(-1), Enter: enter, Escape: leave };
  map.addEventListener("keydown", (event) => {
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  map.addEventListener("blur", () => { level = "none"; cursor(); });
  map.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-mark]");
    const region = event.target.closest("[data-sector]");
    focusOn(mark ? Number(mark.dataset.mark) : -1);
    if (!mark && region && members[region.dataset.sector].length) live.textContent = describeSector(Number(region.dataset.sector));
  });
  // What was pressed goes away with its panel: the keyboard goes where the words are, and back to the map after.
  const readOn = () => document.querySelector("#focus .focusname").focus();
  const toMap = () => { focusOn(-1); map.focus(); };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target !== map && !focusPanel.hidden) toMap();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-focus]");
    if (!button) return;
    if (focused >= 0) trail.push(focused);
    focusOn(Number(button.dataset.focus));
    readOn();
  });
  document.getElementById("return").addEventListener("click", () => { focusOn(trail.pop()); readOn(); });
  document.getElementById("back").addEventListener("click", toMap);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  find?.addEventListener("change", () => {
    const wanted = fold(find.value.trim());
    if (!wanted) { focusOn(-1); return; }
    const exact = facts.marks.findIndex((mark) => mark.present && fold(mark.name) === wanted);
    const near = facts.marks.findIndex((mark) => mark.present && fold(mark.name).includes(wanted));
    focusOn(exact >= 0 ? exact : near);
  });

  const fade = () => {
    const dim = (element, away) => element.classList.toggle("off", away);
    for (const element of map.querySelectorAll("[data-sector]")) dim(element, off.has(Number(element.dataset.sector)));
    for (const element of map.querySelectorAll(".mark")) dim(element, off.has(facts.marks[element.dataset.mark].sector));
    for (const element of map.querySelectorAll(".line")) {
      const [first, second] = facts.lines[element.dataset.line];
      dim(element, off.has(facts.marks[first].sector) || off.has(facts.marks[second].sector));
    }
    for (const element of map.querySelectorAll(".gap")) dim(element, facts.gaps[element.dataset.gap].some((sector) => off.has(sector)));
  };
  for (const box of document.querySelectorAll(".families input")) {
    box.addEventListener("change", () => {
      if (box.checked) off.delete(Number(box.value)); else off.add(Number(box.value));
      fade();
    });
  }

  const root = document.documentElement;
  const remembered = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* A page opened from a file may have no memory. */ }
  });
  const print = document.getElementById("print");
  print?.addEventListener("click", () => window.print());
  for (const control of document.querySelectorAll(".scripted,#print,#theme")) control.hidden = false;
})();
