"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("explore-facts").textContent);
  const night = matchMedia("screen and (prefers-color-scheme: dark)");
  const container = document.getElementById("explore");
  const move = document.getElementById("move");

  const theme = () => (night.matches ? "dark" : "light");
  const token = (name) => facts.tokens[name][theme()];
  const paintedNode = (node) => {
    if (node.sector === undefined) return { ...node, font: { ...node.font, color: token("ink") } };
    const own = facts.sectors[node.sector][theme()];
    const background = node.hollow ? token("paper") : own;
    const strong = { background, border: token("ink") };
    return { ...node, font: { color: token("ink2") }, color: { background, border: own, highlight: strong, hover: strong } };
  };
  const paintedEdge = (edge, index) => {
    const color = edge.gap ? token("gap") : token("ink2");
    const font = { color: token("gap"), strokeColor: token("paper"), strokeWidth: 4, size: 12 };
    return { id: index, ...edge, font, color: { color, opacity: edge.gap ? 1 : 0.34, highlight: edge.gap ? color : token("ink"), hover: color } };
  };

  const nodes = new vis.DataSet(facts.nodes.map(paintedNode));
  const edges = new vis.DataSet(facts.edges.map(paintedEdge));
  const network = new vis.Network(container, { nodes, edges }, facts.options);
  network.fit();
  night.addEventListener("change", () => {
    nodes.update(facts.nodes.map(({ x, y, ...node }) => paintedNode(node)));
    edges.update(facts.edges.map(paintedEdge));
  });
  move.addEventListener("click", () => {
    const moving = move.getAttribute("aria-pressed") !== "true";
    move.setAttribute("aria-pressed", String(moving));
    network.setOptions({ physics: { enabled: moving } });
  });
  document.getElementById("reset").addEventListener("click", () => {
    move.setAttribute("aria-pressed", "false");
    network.setOptions({ physics: { enabled: false } });
    nodes.update(facts.nodes.map(({ id, x, y }) => ({ id, x, y })));
    network.fit();
  });
  network.on("selectNode", ({ nodes: [id] }) => {
    const node = nodes.get(id);
    document.getElementById("chosen").textContent = (node.title || node.label).split("\n").join(", ");
  });
  network.on("deselectNode", () => { document.getElementById("chosen").textContent = ""; });
})();
