// Brings the page up to date while somebody looks at it: the server renders, this puts the difference in place.
const interval = 2000;
const live = document.getElementById("live");
let shown = document.getElementById("main").innerHTML;

async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("main").innerHTML;
    live.textContent = "live";
    if (next !== shown && !isReading()) replace(page.getElementById("main"), next);
  } catch {
    live.textContent = "not reachable";
  }
}

// A selection would be lost, and so would the place of somebody who walks through by keyboard.
function isReading() {
  const active = document.activeElement;
  return getSelection().type === "Range" || (active !== document.body && document.getElementById("main").contains(active) && active.id !== "main");
}

function replace(next, html) {
  const main = document.getElementById("main");
  const open = new Map([...main.querySelectorAll("details[id]")].map((each) => [each.id, each.open]));
  main.replaceChildren(...next.childNodes);
  for (const each of main.querySelectorAll("details[id]")) if (open.has(each.id)) each.open = open.get(each.id);
  shown = html;
}

setInterval(refresh, interval);
refresh();
