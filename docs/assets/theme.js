// Runs before the page is drawn, so that nothing jumps: tells the styles that scripts run, and restores a chosen
// colour scheme. The choice stays on the device.
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage can be switched off; the system's colours are used then.
}
