// Keys, ticking all, and word of changes. htmx swaps parts of pages. Every page works without either.
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const base = document.body.dataset.base;
  const lines = () => [...document.querySelectorAll("main .line")];
  let here = -1, go = false, latest = 0;

  const show = (i) => {
    const all = lines();
    if (!all.length) return;
    here = Math.max(0, Math.min(all.length - 1, i));
    all.forEach((l, k) => l.classList.toggle("here", k === here));
    all[here].setAttribute("tabindex", "-1");
    all[here].focus({ preventScroll: true });
    all[here].scrollIntoView({ block: all[here].offsetHeight > innerHeight / 2 ? "start" : "center" });
  };
  // What was swapped in a moment ago is told to htmx before it is used.
  const ready = (f) => { if (f && window.htmx) htmx.process(f); };
  const current = () => lines()[here];
  const press = (key) => {
    const b = current() && current().querySelector(`[data-key="${key}"]`);
    if (b) { ready(b.closest("form")); sessionStorage.setItem("here", here); b.click(); }
  };

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const t = e.target;
    if (t.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) {
      if (e.key === "Escape") t.blur();
      return;
    }
    if (go) {
      go = false;
      const a = document.querySelector(`.tabs a[data-key="${CSS.escape(e.key)}"]`);
      if (a) { e.preventDefault(); a.click(); }
      return;
    }
    switch (e.key) {
      case "/": {
        e.preventDefault();
        const q = document.getElementById("q");
        if (q) q.focus(); else if (base) location.href = base + "/search";
        return;
      }
      case "?": location.href = "/help"; return;
      case "g": go = true; setTimeout(() => { go = false; }, 1500); return;
      case "j": show(here + 1); return;
      case "k": show(here - 1); return;
      case "e": { const d = current() && current().querySelector("details.ev"); if (d) d.open = !d.open; return; }
      case "x": { const c = current() && current().querySelector("input[type=checkbox]"); if (c) c.checked = !c.checked; return; }
      case "a": case "r": case "c": press(e.key); return;
      case "u": { const f = document.querySelector(".flash form") || document.getElementById("undo"); if (f) { ready(f); f.requestSubmit(); } return; }
    }
  });

  document.addEventListener("change", (e) => {
    if (e.target.id !== "all") return;
    document.querySelectorAll("#review input[name=id]").forEach((c) => { c.checked = e.target.checked; });
  });
  // Of a row of pages that is longer than the window, the one that is open is shown.
  const tab = document.querySelector(".tabs a[aria-current]");
  if (tab) {
    const row = tab.parentElement, box = row.getBoundingClientRect(), at = tab.getBoundingClientRect();
    if (at.right > box.right) row.scrollLeft += at.left - box.left - (box.width - at.width) / 2;
  }
  const review = document.body.dataset.page === "review";
  // Whoever comes back is where they were; whoever comes anew begins at the top of the page.
  if (review) {
    const was = Number(sessionStorage.getItem("here") || 0);
    if (was > 0) show(was);
    else if (lines().length) { here = 0; lines()[0].classList.add("here"); }
  }

  // A form leaves out of an address what nobody filled in.
  document.addEventListener("htmx:configRequest", (e) => {
    if (e.detail.verb !== "get") return;
    for (const [k, v] of [...e.detail.formData]) if (v === "") e.detail.formData.delete(k);
  });
  document.addEventListener("htmx:beforeSwap", (e) => { // an answer that is no page stays out of the page
    if (e.detail.isError && !/id="main"/.test(e.detail.xhr.responseText)) {
      e.detail.shouldSwap = false;
      tell("That did not work: " + e.detail.xhr.responseText.trim().slice(0, 200));
    }
  });
  document.addEventListener("htmx:sendError", () => tell("Parley cannot be reached. Is it still running?"));
  document.addEventListener("htmx:afterRequest", (e) => {
    const v = e.detail.xhr && e.detail.xhr.getResponseHeader("Parley-Version");
    if (!v) return;
    document.body.dataset.version = v;
    if (Number(v) >= latest) document.getElementById("news").hidden = true;
  });
  document.addEventListener("htmx:afterSettle", (e) => {
    if (!review || e.detail.target.id === "said") return;
    here = Math.min(here, lines().length - 1);
    if (here >= 0) show(here);
  });
  // Who does not see the list change while they type is told how much of it is left.
  document.addEventListener("htmx:afterSettle", () => {
    const found = document.getElementById("found");
    if (!found) return;
    const n = found.querySelectorAll(".line, ul.reports > li, .parties a").length;
    document.getElementById("count").textContent = n ? n + " shown" : (found.querySelector(".none") || found).textContent.trim();
  });
  const tell = (words) => {
    const d = document.createElement("div"), s = document.createElement("span");
    d.className = "flash";
    s.textContent = words;
    d.append(s);
    document.getElementById("said").replaceChildren(d);
  };

  if (base && window.EventSource) {
    const es = new EventSource(base + "/events");
    es.addEventListener("change", (e) => {
      latest = JSON.parse(e.data).version;
      if (latest <= Number(document.body.dataset.version)) return;
      const n = document.getElementById("news");
      n.querySelector("a").href = location.pathname + location.search;
      n.hidden = false;
    });
    window.addEventListener("pagehide", () => es.close());
  }
})();
