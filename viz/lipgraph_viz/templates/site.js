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
    const choices = [...document.querySelectorAll("select[data-filter]")];
    const sift = () => {
      const wanted = fold(find.value.trim());
      const chosen = choices.filter((one) => one.value).map((one) => [one.dataset.filter, one.value]);
      let shown = 0;
      for (const [row, words] of rows) {
        row.hidden = !words.includes(wanted) || chosen.some(([name, value]) => row.dataset[name] !== value);
        shown += row.hidden ? 0 : 1;
      }
      if (told) told.textContent = wanted || chosen.length ? told.dataset.words.replace("{count}", String(shown)) : "";
    };
    find.closest("[hidden]")?.removeAttribute("hidden");
    find.addEventListener("input", sift);
    for (const one of choices) one.addEventListener("change", sift);
  }
})();
