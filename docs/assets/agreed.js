// Takes away names and pictures whose consent has ended since the page was made: on a copy, or in a tab left open.
// It runs in the head and looks at each piece of the page as it arrives, before it is painted, so that nothing shifts.
const endedConsents = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const shown of document.querySelectorAll("[data-agreed-until]")) {
    if (shown.dataset.agreedUntil < today) shown.remove();
  }
};
const arriving = new MutationObserver(endedConsents);
arriving.observe(document, { childList: true, subtree: true });
document.addEventListener("DOMContentLoaded", () => {
  arriving.disconnect();
  endedConsents();
});
addEventListener("pageshow", endedConsents);
document.addEventListener("visibilitychange", endedConsents);
