// Filters, sorting, keys and copying. Without it the page shows the same findings, all of them, in order.
"use strict";
(() => {
  const get = (id) => document.getElementById(id);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const box = get("cards");
  const cards = () => (box ? all(":scope > .card", box) : []);
  const form = get("filters");
  const texts = new Map();
  const said = get("said");
  let shown = cards();
  let at = -1;
  let order = "";

  const say = (words) => { said.textContent = words; };
  const textOf = (card) => {
    if (!texts.has(card)) {
      const body = all(":scope > :not(.why)", card).map((part) => part.textContent).join(" ");
      texts.set(card, body.toLowerCase().replace(/\s+/g, " "));
    }
    return texts.get(card);
  };
  // Words, and phrases in quotation marks; a card must hold each.
  const wordsOf = (query) => Array.from(query.toLowerCase().matchAll(/"([^"]+)"?|(\S+)/g), (found) => found[1] || found[2]);

  // Past some hundreds, cards, sheets and reports stand in batches inside <noscript>: mere text to the parser while scripts
  // run, so that a long page opens at once. A batch is laid in when it comes near the screen, or is asked for, or there is time.
  const waiting = new Set(all("[data-late]"));
  const lay = (late) => {
    if (!waiting.delete(late)) return;
    near.unobserve(late);
    const held = document.createElement("template");
    held.innerHTML = late.firstElementChild.textContent;
    for (const button of all(".copy", held.content)) button.hidden = false;
    late.replaceWith(held.content);
    if (!order) shown = cards().filter((card) => !card.hidden);
  };
  const layAll = () => { for (const late of waiting) lay(late); };
  const layHolder = (id) => { for (const late of waiting) if (late.textContent.includes(`id="${id}"`)) lay(late); };
  const near = new IntersectionObserver(
    (entries) => { for (const entry of entries) if (entry.isIntersecting) lay(entry.target); },
    { rootMargin: "150% 0px" },
  );
  const layMore = (deadline) => {
    for (const late of waiting) {
      lay(late);
      if (deadline.timeRemaining() < 10) break;
    }
    if (waiting.size) requestIdleCallback(layMore);
  };
  const later = () => { if (window.requestIdleCallback) requestIdleCallback(layMore); else setTimeout(layAll, 500); };
  for (const late of waiting) near.observe(late);
  if (waiting.size) addEventListener("load", later);

  // The state of the filters, as the fragment spells it: #q=toll&s=error&r=CX101&d=d2&e=…&o=sure
  const fields = ["q", "r", "d", "e", "o"].map(get).filter(Boolean);
  const boxes = form ? all("[name=s]", form) : [];
  const readState = () => {
    const state = new URLSearchParams();
    for (const field of fields) if (field.value) state.set(field.id, field.value);
    const on = boxes.filter((one) => one.checked).map((one) => one.value);
    if (on.length < boxes.length) state.set("s", on.join(","));
    return state;
  };
  const writeState = (state) => {
    for (const field of fields) {
      field.value = state.get(field.id) || "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
    const on = state.has("s") ? state.get("s").split(",") : boxes.map((one) => one.value);
    for (const one of boxes) one.checked = on.includes(one.value);
  };

  const passes = (card, state, on) =>
    on.includes(card.dataset.s) &&
    (!state.get("r") || card.dataset.r === state.get("r")) &&
    (!state.get("d") || card.dataset.d.split(" ").includes(state.get("d"))) &&
    (!state.get("e") || card.dataset.e === state.get("e")) &&
    wordsOf(state.get("q") || "").every((word) => textOf(card).includes(word));

  const orders = {
    "": (a, b) => a.dataset.n - b.dataset.n,
    sure: (a, b) => b.dataset.c - a.dataset.c || a.dataset.n - b.dataset.n,
    rule: (a, b) => (a.dataset.r < b.dataset.r ? -1 : a.dataset.r > b.dataset.r ? 1 : a.dataset.n - b.dataset.n),
  };
  const apply = () => {
    const state = readState();
    const on = boxes.filter((one) => one.checked).map((one) => one.value);
    if (state.size) layAll();
    const every = cards();
    for (const card of every) card.hidden = !passes(card, state, on);
    const wanted = state.get("o") || "";
    if (wanted !== order && orders[wanted]) {
      layAll();
      order = wanted;
      box.append(...every.sort(orders[order]));
    }
    shown = cards().filter((card) => !card.hidden);
    at = -1;
    get("none").hidden = shown.length > 0 || every.length === 0;
    get("count").textContent = state.size ? `${shown.length} of ${every.length} shown.` : `${box.dataset.all} in all.`;
    return state;
  };
  const changed = () => {
    const fragment = apply().toString();
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  };
  const clear = () => { writeState(new URLSearchParams()); changed(); };

  // A fragment names a place on the page, or the filters.
  const open = (element) => {
    for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  };
  const follow = () => {
    const fragment = location.hash.slice(1);
    let name = fragment;
    try { name = decodeURIComponent(fragment); } catch { /* a stray percent sign names nothing */ }
    if (fragment && !fragment.includes("=") && !get(name)) layHolder(name);
    const target = fragment && get(name);
    if (target) {
      if (target.matches(".card[hidden]")) { writeState(new URLSearchParams()); apply(); }
      open(target.querySelector(":scope > details") || target);
      target.scrollIntoView();
      // heights of what was never shown are guessed: once laid out, the target has moved
      requestAnimationFrame(() => requestAnimationFrame(() => { if (location.hash === `#${target.id}`) target.scrollIntoView(); }));
      if (target.tabIndex >= -1 && target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
      at = shown.indexOf(target);
    } else if (form && (fragment.includes("=") || !fragment)) {
      writeState(new URLSearchParams(fragment));
      apply();
    }
  };

  const go = (step) => {
    if (at + step >= shown.length) layAll();
    if (!shown.length) return;
    at = Math.min(Math.max(at + step, 0), shown.length - 1);
    shown[at].scrollIntoView({ block: "start" });
    shown[at].focus({ preventScroll: true });
  };
  const copy = async (text, words) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say(words);
  };

  const help = get("help");
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    "/": () => get("q").focus(),
    "?": () => help.showModal(),
    x: () => { const card = shown[at]; if (card) { const why = card.querySelector(".why"); why.open = !why.open; } },
    c: () => { const card = shown[at]; if (card) copy(location.href.split("#")[0] + `#${card.id}`, "Link copied"); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.documentElement.classList.add("untipped");
      if (event.target === get("q")) event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !get("keys-on").checked || help.open) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, () => document.documentElement.classList.remove("untipped"));
  }

  document.documentElement.classList.add("js");
  get("help-open").hidden = false;
  get("help-open").addEventListener("click", () => help.showModal());
  for (const button of all(".copy")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) {
      copy(button.previousElementSibling.textContent, "Copied");
      button.textContent = "Copied";
    }
    const rule = event.target.closest("[data-rule]");
    if (rule && form && get("r")) {
      event.preventDefault();
      writeState(new URLSearchParams({ r: rule.dataset.rule }));
      changed();
      get("findings").scrollIntoView();
      get("findings").focus({ preventScroll: true });
    }
    const card = event.target.closest("#cards > .card");
    if (card) at = shown.indexOf(card);
  });
  if (form && box) {
    form.hidden = false;
    const wide = matchMedia("(min-width: 75rem)");
    const fold = () => { get("fold").open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", changed);
    get("clear").addEventListener("click", clear);
    get("clear-2").addEventListener("click", clear);
    get("unfold").addEventListener("click", (event) => {
      const opening = event.target.textContent === "Open all details";
      layAll();
      for (const details of all("#cards details")) details.open = opening;
      event.target.textContent = opening ? "Close all details" : "Open all details";
    });
  }
  let closed = [];
  addEventListener("beforeprint", () => {
    layAll();
    closed = all("details:not([open])");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
