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

function open(yes) {
  menu.classList.toggle("open", yes);
  opener.setAttribute("aria-expanded", String(yes));
}

if (menu && opener) {
  opener.addEventListener("click", () => open(!menu.classList.contains("open")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.classList.contains("open")) {
      open(false);
      opener.focus();
    }
  });
}
