// The page at work: one depth is shown at a time, as a list and as a picture that fold together.
// All text comes from the elements; nothing here builds markup out of text.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const [reasons, picture, search] = [at("reasons"), at("picture"), at("search")];

  // A reason stands in each section that rests on it: a key is one reason in one section.
  const keyOf = (element) => `${element.dataset.section} ${element.dataset.node}`;
  let items, nodes, edges, heads; // items and nodes by key, edges by the key of their conclusion
  let chosen = null; // the list item that is selected
  let view = { x: 0, y: 0, scale: 1 }; // the left upper corner of the picture, pixels a unit

  function grouped(elements, key) {
    const found = new Map();
    for (const element of elements) {
      found.set(key(element), [...(found.get(key(element)) ?? []), element]);
    }
    return found;
  }

  // Depths

  function show(depth) {
    const before = chosen?.dataset;
    const template = all("template").find((one) => one.dataset.depth === depth);
    const fresh = document.importNode(template.content, true);
    reasons.replaceChildren(fresh.querySelector("ul"));
    picture.replaceChildren(fresh.querySelector("svg"));
    read();
    chosen = null;
    const same = before && items.get(`${before.section} ${before.node}`);
    open();
    redraw();
    find();
    const [first] = same ?? [...items.values()][0] ?? [];
    if (first) select(first);
  }

  function read() {
    for (const section of all(".section", picture)) {
      for (const part of all("[data-node], .edge", section)) {
        part.dataset.section = section.dataset.section;
      }
    }
    items = grouped(all("[role=treeitem]", reasons), keyOf);
    nodes = new Map(all("[data-node]", picture).map((node) => [keyOf(node), node]));
    const above = (edge) => `${edge.dataset.section} ${edge.dataset.conclusion}`;
    edges = grouped(all(".section .edge", picture), above);
    heads = all("[role=tree] > li", reasons).map(keyOf);
  }

  // Folding

  const folded = (key) => items.get(key)[0].getAttribute("aria-expanded") === "false";

  function fold(item, shut) {
    if (item?.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", String(!shut));
  }

  function foldAll(shut) {
    for (const [first] of items.values()) fold(first, shut);
    if (shut && chosen) select(visible(chosen));
    redraw();
  }

  function toggle(item) {
    fold(item, item.getAttribute("aria-expanded") === "true");
    redraw();
  }

  function unfoldTo(item) {
    for (let up = item.parentElement.closest("li"); up; up = up.parentElement.closest("li")) {
      fold(up, false);
    }
    redraw();
  }

  // The item itself, or the outermost folded one around it.
  function visible(item) {
    const shut = all("[aria-expanded=false]", reasons).filter((one) => one.contains(item));
    return shut.length && shut[0] !== item ? shut[0] : item;
  }

  // Show in the picture what the unfolded reasons lead to, and say how much is folded away.
  function redraw() {
    const shown = new Set(heads);
    for (const key of shown) {
      if (folded(key)) continue;
      for (const edge of edges.get(key) ?? []) {
        shown.add(`${edge.dataset.section} ${edge.dataset.premise}`);
      }
    }
    for (const [key, node] of nodes) {
      node.classList.toggle("away", !shown.has(key));
      badge(node, folded(key) ? edges.get(key).length : 0);
    }
    for (const [key, paths] of edges) {
      const away = !shown.has(key) || folded(key);
      for (const path of paths) path.classList.toggle("away", away);
    }
    tellToggle();
  }

  function badge(node, count) {
    node.querySelector(".more")?.remove();
    if (!count) return;
    const shape = node.querySelector(".shape").getBBox();
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("class", "more");
    text.setAttribute("x", shape.width / 2);
    text.setAttribute("y", shape.height + 16);
    text.textContent = `+ ${count}`;
    node.append(text);
  }

  // Selecting

  function select(item, follow = true) {
    for (const marked of all(".selected")) marked.classList.remove("selected");
    for (const one of all("[tabindex='0']", reasons)) one.setAttribute("tabindex", "-1");
    chosen = item;
    item.setAttribute("tabindex", "0");
    item.classList.add("selected");
    for (const node of nodes.values()) {
      if (node.dataset.node === item.dataset.node) node.classList.add("selected");
    }
    scrollTo(item.querySelector(".row"));
    if (follow) reveal(nodes.get(keyOf(item)));
    tell(item);
  }

  // Scroll the list and nothing else: on a narrow screen the picture stays where it is.
  function scrollTo(row) {
    const [inner, outer] = [row.getBoundingClientRect(), reasons.getBoundingClientRect()];
    if (inner.top < outer.top) reasons.scrollTop -= outer.top - inner.top;
    if (inner.bottom > outer.bottom) reasons.scrollTop += inner.bottom - outer.bottom;
  }

  function tell(item) {
    at("sentence").textContent = item.querySelector(".text").textContent;
    const told = {
      Kind: item.querySelector(".kind").textContent,
      Rule: item.dataset.rule,
      Source: item.dataset.source,
      Place: item.dataset.place,
    };
    const rows = Object.entries(told).filter(([, value]) => value);
    at("facts").replaceChildren(
      ...rows.flatMap(([name, value]) => [element("dt", name), element("dd", value)]),
    );
    tellToggle();
  }

  function element(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }

  function tellToggle() {
    const state = chosen?.getAttribute("aria-expanded");
    at("toggle").hidden = !state;
    at("toggle").textContent = state === "false" ? "Unfold" : "Fold";
  }

  // Search: in what is said. The name of the file stands at every record and tells none apart.

  function matches() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    return [...items.values()].map(([first]) => first).filter((item) => {
      const { rule, source } = item.dataset;
      const text = [item.querySelector(".text").textContent, rule, source].join(" ");
      return words.every((word) => text.toLowerCase().includes(word));
    });
  }

  function find() {
    for (const marked of all(".match")) marked.classList.remove("match");
    const found = matches();
    for (const item of found) {
      item.classList.add("match");
      nodes.get(keyOf(item)).classList.add("match");
    }
    at("found").textContent = search.value.trim() ? `${found.length} found` : "";
    return found;
  }

  function next(step) {
    const found = find();
    if (!found.length) return;
    const place = found.indexOf(chosen);
    const to = place < 0 ? 0 : (place + step + found.length) % found.length;
    unfoldTo(found[to]);
    select(found[to]);
    at("found").textContent = `${to + 1} of ${found.length}`;
  }

  // Pan and zoom

  const svg = () => picture.querySelector("svg");
  let extent = { width: 1, height: 1 }; // the natural size of the picture

  // Open at the upper left, in natural size or smaller where the picture is a little too wide.
  function open() {
    extent = svg().viewBox.baseVal;
    extent = { width: extent.width, height: extent.height };
    svg().removeAttribute("width");
    svg().removeAttribute("height");
    const fit = picture.clientWidth / extent.width;
    const scale = Math.min(1, Math.max(fit, 0.7));
    move({ x: 0, y: 0, scale });
  }

  function move(to) {
    view = to;
    const [width, height] = [picture.clientWidth / view.scale, picture.clientHeight / view.scale];
    svg()?.setAttribute("viewBox", `${view.x} ${view.y} ${width || 1} ${height || 1}`);
  }

  const pan = (dx, dy) => move({ ...view, x: view.x + dx / view.scale, y: view.y + dy / view.scale });

  // Zoom about a point of the screen, which stays where it is.
  function zoom(factor, px = picture.clientWidth / 2, py = picture.clientHeight / 2) {
    const scale = Math.min(4, Math.max(0.05, view.scale * factor));
    const [x, y] = [view.x + px / view.scale, view.y + py / view.scale];
    move({ x: x - px / scale, y: y - py / scale, scale });
  }

  function whole() {
    const { clientWidth, clientHeight } = picture;
    const scale = Math.min(clientWidth / extent.width, clientHeight / extent.height, 1);
    const x = (extent.width - clientWidth / scale) / 2;
    move({ x, y: (extent.height - clientHeight / scale) / 2, scale });
  }

  // Where a box is, in units of the picture.
  function box(node) {
    const shape = node.querySelector(".shape").getBBox();
    const to = svg().getScreenCTM().inverse().multiply(node.getScreenCTM());
    return { x: to.e, y: to.f, width: shape.width, height: shape.height };
  }

  // Bring a box into the middle, along each axis only if it is out of sight.
  function reveal(node) {
    if (!node || node.classList.contains("away")) return;
    const { x, y, width, height } = box(node);
    const [wide, high] = [picture.clientWidth / view.scale, picture.clientHeight / view.scale];
    const inside = (from, size, start, room) => from >= start && from + size <= start + room;
    const across = inside(x, width, view.x, wide) ? view.x : x + width / 2 - wide / 2;
    const down = inside(y, height, view.y, high) ? view.y : y + height / 2 - high / 2;
    move({ ...view, x: across, y: down });
  }

  let drag = null; // where the pointer went down, and whether it has moved since

  picture.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 5) return;
    pan(-dx, -dy);
    drag = { x: event.clientX, y: event.clientY, moved: true };
  });
  addEventListener("pointerup", (event) => {
    const node = drag && !drag.moved && event.target.closest?.("[data-node]");
    drag = null;
    if (!node || !picture.contains(node)) return;
    const [item] = items.get(keyOf(node));
    unfoldTo(item);
    select(item, false);
  });
  addEventListener("pointercancel", () => (drag = null));
  picture.addEventListener("dblclick", (event) => {
    const node = event.target.closest("[data-node]");
    if (node) toggle(items.get(keyOf(node))[0]);
  });
  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) return pan(event.deltaX, event.deltaY);
    const { left, top } = picture.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
  }, { passive: false });
  new ResizeObserver(() => move(view)).observe(picture);

  const STEP = 80; // pixels that an arrow key moves the picture
  const pictureKeys = {
    ArrowLeft: () => pan(-STEP, 0),
    ArrowRight: () => pan(STEP, 0),
    ArrowUp: () => pan(0, -STEP),
    ArrowDown: () => pan(0, STEP),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
    0: whole,
  };

  // The list, as trees are worked with: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/

  const reachable = () => all("[role=treeitem]", reasons).filter((item) => visible(item) === item);

  function go(item) {
    if (!item) return;
    select(item);
    item.focus();
  }

  function beside(step) {
    const list = reachable();
    go(list[list.indexOf(chosen) + step]);
  }

  function inward() {
    if (chosen.getAttribute("aria-expanded") === "false") toggle(chosen);
    else go(chosen.querySelector("li"));
  }

  function outward() {
    if (chosen.getAttribute("aria-expanded") === "true") toggle(chosen);
    else go(chosen.parentElement.closest("li"));
  }

  // Enter opens and shuts a reason; on one told above it goes to where it is told.
  function enter() {
    const [first] = items.get(keyOf(chosen));
    if (first === chosen) return toggle(chosen);
    unfoldTo(first);
    go(first);
  }

  const listKeys = {
    ArrowDown: () => beside(1),
    ArrowUp: () => beside(-1),
    ArrowRight: inward,
    ArrowLeft: outward,
    Home: () => go(reachable().at(0)),
    End: () => go(reachable().at(-1)),
    Enter: enter,
    " ": enter,
  };

  function onKeys(element, keys) {
    element.addEventListener("keydown", (event) => {
      const action = !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    });
  }

  onKeys(reasons, listKeys);
  onKeys(picture, pictureKeys);
  onKeys(search, { Enter: () => next(1) });
  reasons.addEventListener("focusin", (event) => {
    const item = event.target.closest("li");
    if (item && item !== chosen) select(item);
  });
  reasons.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row) return;
    const arrow = event.clientX - row.getBoundingClientRect().left < 20;
    go(row.parentElement);
    if (arrow && row.parentElement.hasAttribute("aria-expanded")) toggle(row.parentElement);
  });

  // The tools

  const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark"
    || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const tellDark = () => at("dark").setAttribute("aria-pressed", String(isDark()));
  at("dark").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    tellDark();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tellDark);
  at("fold").addEventListener("click", () => foldAll(true));
  at("unfold").addEventListener("click", () => foldAll(false));
  at("toggle").addEventListener("click", () => toggle(chosen));
  at("smaller").addEventListener("click", () => zoom(0.8));
  at("larger").addEventListener("click", () => zoom(1.25));
  at("whole").addEventListener("click", whole);
  at("depths").addEventListener("change", (event) => show(event.target.value));
  search.addEventListener("input", find);

  tellDark();
  show(at("depths").querySelector("input:checked").value);
})();
