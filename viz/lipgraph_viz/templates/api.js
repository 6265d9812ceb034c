"use strict";
(() => {
  const { documents, say } = JSON.parse(document.getElementById("published").textContent);
  const by = (id) => document.getElementById(id);
  by("run").hidden = false;
  by("document").addEventListener("change", () => { by("query").value = documents[by("document").value]; });
  by("run").addEventListener("submit", async (event) => {
    event.preventDefault();
    let variables;
    try { variables = JSON.parse(by("variables").value || "{}"); } catch { by("told").textContent = say.variables_wrong; return; }
    by("told").textContent = say.running;
    const began = performance.now();
    try {
      const lang = document.documentElement.lang;
      const response = await fetch("/graphql?lang=" + lang, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
        body: JSON.stringify({ query: by("query").value, variables }),
      });
      by("answer").textContent = JSON.stringify(await response.json(), null, 2);
      const took = String(Math.round(performance.now() - began));
      by("told").textContent = say.answered.replace("{status}", String(response.status)).replace("{took}", took);
    } catch { by("told").textContent = say.unreachable; }
  });
})();
