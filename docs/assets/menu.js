// The header: a switch between light and dark, and the menu of narrow screens.

const button = document.getElementById("theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

function show() {
  button.setAttribute("aria-pressed", String(isDark()));
}

if (button) {
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // The choice then lasts for this page only.
    }
    show();
  });
  system.addEventListener("change", show);
  show();
}

const menu = document.getElementById("menu");
const opener = document.querySelector(".menu-button");

const isOpen = () => opener.getAttribute("aria-expanded") === "true";

/** The style sheet shows the menu by what the button says. */
function open(yes) {
  opener.setAttribute("aria-expanded", String(yes));
}

if (menu && opener) {
  opener.addEventListener("click", () => open(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      open(false);
      opener.focus();
    }
  });
}

// The search opens over the page; on its own page the fields stand in the page. Nothing of it is loaded before.
// Its key can be switched off, because people who speak to their computer press keys without meaning to (WCAG 2.1.4).
const link = document.getElementById("search-link");
const box = document.getElementById("search-box");
const dialog = box?.closest("dialog");
const field = box?.querySelector("[name=q]");
const key = box?.querySelector(".search-key input");

async function load() {
  try {
    (await import(box.dataset.module)).begin(box);
  } catch {
    location.assign(link.href);
  }
}

function search() {
  if (dialog && !dialog.open) dialog.showModal();
  field.focus();
  load();
}

/** Whether a key press asks for the search: a single /, while nothing is being typed and no dialog is open. */
export function asksForSearch(event) {
  const { key: pressed, ctrlKey, metaKey, altKey, target } = event;
  const typing = target.closest?.("input, textarea, select, [contenteditable]");
  return pressed === "/" && !ctrlKey && !metaKey && !altKey && !typing && !document.querySelector("dialog[open]");
}

function showKey() {
  if (key.checked) link.setAttribute("aria-keyshortcuts", "/");
  else link.removeAttribute("aria-keyshortcuts");
}

if (link && box && (!dialog || dialog.showModal)) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search();
  });
  document.addEventListener("keydown", (event) => {
    if (!key.checked || !asksForSearch(event)) return;
    event.preventDefault();
    search();
  });
  try {
    key.checked = localStorage.getItem("search-key") !== "off";
  } catch {
    // The key then works until the page is left.
  }
  key.addEventListener("change", () => {
    try {
      localStorage.setItem("search-key", key.checked ? "on" : "off");
    } catch {
      // The choice then lasts for this page only.
    }
    showKey();
  });
  showKey();
  if (dialog) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      search();
    });
    dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
    // The dialog has no edge of its own: what is clicked beside its content is the page behind it.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  } else {
    if (location.search) load();
    else box.addEventListener("focusin", load, { once: true });
  }
}
