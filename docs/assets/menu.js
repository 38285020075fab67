// The header: the choice of colours, and the menu of narrow screens.

const theme = document.getElementById("theme");
const root = document.documentElement;

/** Colours as chosen: "light", "dark", or "" for those of the device. */
function colour(chosen) {
  if (chosen) root.dataset.theme = chosen;
  else delete root.dataset.theme;
  try {
    const key = `${root.dataset.portal}:theme`;
    if (chosen) localStorage.setItem(key, chosen);
    else localStorage.removeItem(key);
  } catch {
    // Without storage the choice lasts for this page only.
  }
}

if (theme) {
  const chosen = theme.querySelector(`[value="${root.dataset.theme ?? ""}"]`);
  if (chosen) chosen.checked = true;
  theme.addEventListener("change", (event) => colour(event.target.value));
}

const menu = document.getElementById("menu");
const opener = document.querySelector(".menu-button");
const label = opener?.querySelector("span");
const closed = label?.textContent;

const isOpen = () => opener.getAttribute("aria-expanded") === "true";

/** The style sheet shows or hides the menu by this attribute of the button. */
function open(yes) {
  opener.setAttribute("aria-expanded", String(yes));
  label.textContent = yes ? opener.dataset.open : closed;
}

/** Closes what hangs from the header, with the focus where it was opened if that is asked for. */
function shut(focus) {
  if (theme?.open) {
    theme.open = false;
    if (focus) theme.querySelector("summary").focus();
  }
  if (opener && isOpen()) {
    open(false);
    if (focus) opener.focus();
  }
}

if (menu && opener) opener.addEventListener("click", () => open(!isOpen()));
document.addEventListener("keydown", (event) => event.key === "Escape" && shut(true));
document.addEventListener("click", (event) => event.target.closest(".top") || shut(false));

// The search opens as a dialog; on the search page it is part of the page. It is loaded only when it is opened. Its
// shortcut can be switched off, because speech input can trigger keys unintentionally (WCAG 2.1.4).
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

/** Loads the look of the dialog, which no page has before somebody comes near. */
function dress() {
  if (!dialog?.dataset.look) return;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = dialog.dataset.look;
  delete dialog.dataset.look;
  document.head.append(sheet);
}

function search() {
  dress();
  if (dialog && !dialog.open) dialog.showModal();
  field.focus();
  load();
}

/** True if a key press opens the search: a single /, outside text fields and without an open dialog. */
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
  for (const near of ["pointerenter", "focus"]) link.addEventListener(near, dress);
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
    key.checked = localStorage.getItem(`${root.dataset.portal}:search-key`) !== "off";
  } catch {
    // Without storage the shortcut works until the page is closed.
  }
  key.addEventListener("change", () => {
    try {
      localStorage.setItem(`${root.dataset.portal}:search-key`, key.checked ? "on" : "off");
    } catch {
      // Without storage the choice lasts for this page only.
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
    // The dialog has no padding, so a click on the dialog itself is one on the backdrop.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  } else {
    if (location.search) load();
    else box.addEventListener("focusin", load, { once: true });
  }
}

// The list of the page's sections closes when a reader has chosen one.
const contents = document.getElementById("on-this-page");
contents?.addEventListener("click", (event) => {
  if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
});
