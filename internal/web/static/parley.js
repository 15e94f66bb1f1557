// Keys, ticking all, and word of changes. Every page works without this file.
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const base = document.body.dataset.base;
  const lines = () => [...document.querySelectorAll("main .line")];
  let here = -1, go = false;

  const show = (i) => {
    const all = lines();
    if (!all.length) return;
    here = Math.max(0, Math.min(all.length - 1, i));
    all.forEach((l, k) => l.classList.toggle("here", k === here));
    all[here].setAttribute("tabindex", "-1");
    all[here].focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "center" });
  };
  const current = () => lines()[here];
  const press = (key) => {
    const b = current() && current().querySelector(`[data-key="${key}"]`);
    if (b) { sessionStorage.setItem("here", here); b.click(); }
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
      case "u": { const f = document.getElementById("undo") || document.querySelector(".flash form"); if (f) f.requestSubmit(); return; }
    }
  });

  const all = document.getElementById("all");
  if (all) all.addEventListener("change", () => {
    document.querySelectorAll("#review input[name=id]").forEach((c) => { c.checked = all.checked; });
  });
  if (document.body.dataset.page === "review") show(Number(sessionStorage.getItem("here") || 0));

  if (base && window.EventSource) {
    const es = new EventSource(base + "/events");
    es.addEventListener("change", (e) => {
      if (JSON.parse(e.data).version === Number(document.body.dataset.version)) return;
      const n = document.getElementById("news");
      n.querySelector("a").href = location.pathname + location.search;
      n.hidden = false;
    });
    window.addEventListener("pagehide", () => es.close());
  }
})();
