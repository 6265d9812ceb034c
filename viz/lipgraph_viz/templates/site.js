"use strict";
(() => {
  const root = document.documentElement;
  const remembered = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* Without a memory the choice lasts for this page. */ }
  });
  const print = document.getElementById("print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  const find = document.getElementById("find-row");
  if (find) {
    const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const rows = [...document.querySelectorAll("[data-find]")].map((row) => [row, fold(row.textContent)]);
    const told = document.getElementById("found");
    find.closest("[hidden]")?.removeAttribute("hidden");
    find.addEventListener("input", () => {
      const wanted = fold(find.value.trim());
      let shown = 0;
      for (const [row, words] of rows) { row.hidden = !words.includes(wanted); shown += row.hidden ? 0 : 1; }
      if (told) told.textContent = wanted ? told.dataset.words.replace("{count}", String(shown)) : "";
    });
  }
})();
