"use strict";
// Everything reads without this. It opens a cite where it stands and filters by outlet; it never slices text.
(() => {
  const open = new Map();
  const close = (cite, focus) => {
    const note = open.get(cite);
    if (!note) return;
    note.remove();
    open.delete(cite);
    cite.setAttribute("aria-expanded", "false");
    if (focus) cite.focus();
  };
  const passage = (target) => {
    const paragraph = target.closest(".text > p");
    const copy = paragraph.cloneNode(true);
    const spot = copy.querySelector("#" + CSS.escape(target.id));
    for (const part of copy.querySelectorAll(".twin, .flag")) part.remove();
    if (spot) spot.classList.add("spot");
    for (const part of copy.querySelectorAll("*")) {
      const lit = part === spot || (part.className || "").includes("part-" + target.id);
      part.removeAttribute("id");
      part.removeAttribute("title");
      part.className = lit ? "lit" : "";
    }
    return [...copy.childNodes];
  };
  const show = (cite) => {
    const target = document.getElementById(decodeURIComponent(cite.hash.slice(1)));
    if (!target || !target.closest(".text > p")) return false;
    const note = document.createElement("span");
    note.className = "inplace";
    note.setAttribute("role", "note");
    const from = document.createElement("b");
    from.className = "from";
    from.textContent = target.closest(".text").querySelector("h3").textContent.trim().replace(/\s+/g, " ");
    const words = document.createElement("span");
    words.append(...passage(target));
    const link = document.createElement("a");
    link.href = cite.hash;
    link.textContent = "Read it in the report";
    const shut = document.createElement("button");
    shut.type = "button";
    shut.textContent = "Close";
    shut.addEventListener("click", () => close(cite, true));
    const last = document.createElement("span");
    last.className = "from";
    last.append(link, shut);
    note.append(from, words, last);
    const row = cite.closest("td, th, caption");
    const place = row ? row.closest("tr") && [...row.closest("tr").cells].pop() : cite.closest(".account > li") || cite.closest("li, dd, p");
    place.append(note);
    open.set(cite, note);
    cite.setAttribute("aria-expanded", "true");
    return true;
  };
  document.addEventListener("click", (event) => {
    const cite = event.target.closest && event.target.closest("a.cite");
    if (!cite || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    if (open.has(cite)) {
      close(cite, false);
      event.preventDefault();
    } else if (show(cite)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const last = [...open.keys()].pop();
    if (last) close(last, true);
    else if (document.activeElement && document.activeElement.matches(".cite")) document.activeElement.blur();
  });
  const filter = document.querySelector(".filter");
  const boxes = [...filter.querySelectorAll("input")];
  filter.hidden = boxes.length < 2;
  filter.addEventListener("change", () => {
    const shown = boxes.filter((box) => box.checked).map((box) => "of-" + box.value);
    for (const item of document.querySelectorAll(".in")) {
      const whose = [...item.classList].filter((name) => name.startsWith("of-"));
      item.classList.toggle("out", whose.length > 0 && !whose.some((name) => shown.includes(name)));
    }
    for (const text of document.querySelectorAll(".text")) {
      text.classList.toggle("out", !shown.includes(text.id.replace("text-", "of-")));
    }
  });
})();
