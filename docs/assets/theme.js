// Runs before the first paint, so that nothing shifts: tells the style sheets that scripts run, and restores the
// chosen colour scheme. The choice is stored on the device.
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem(`${document.documentElement.dataset.portal}:theme`);
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage, the colour scheme of the system is used.
}
