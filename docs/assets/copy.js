// Copies a text of the page. Without this script the button is hidden, and the text can be selected and copied by hand.

async function copy(button) {
  const text = document.getElementById(button.dataset.copies);
  const state = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text.textContent);
    state.textContent = state.dataset.done;
  } catch {
    getSelection().selectAllChildren(text);
    state.textContent = state.dataset.byHand;
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.parentElement.hidden = false;
  button.addEventListener("click", () => copy(button));
}
